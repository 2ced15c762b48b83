package dev.certwright.service.importing;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;

/// What a certificate that was made elsewhere is for.
final class ProfileGuess {
    private ProfileGuess() {}

    static CertificateProfile of(Candidate one, boolean root) {
        if (one.authority()) {
            return root ? CertificateProfile.ROOT_CA : CertificateProfile.INTERMEDIATE_CA;
        }
        boolean server = one.purposes().contains(KeyPurpose.SERVER_AUTH);
        if (server && one.purposes().contains(KeyPurpose.CLIENT_AUTH)) {
            return CertificateProfile.PEER;
        }
        if (one.purposes().contains(KeyPurpose.OCSP_SIGNING)) {
            return CertificateProfile.OCSP_RESPONDER;
        }
        return server || (one.purposes().isEmpty() && one.named())
                ? CertificateProfile.SERVER
                : CertificateProfile.CLIENT;
    }
}
