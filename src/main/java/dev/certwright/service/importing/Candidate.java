package dev.certwright.service.importing;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.name.DistinguishedName;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A certificate that was found, without what only a person looking at it wants: there may be a hundred thousand.
///
/// @param purposes what its extended key usage names
/// @param named    whether it has alternative names
/// @param label    what to call it
/// @param source   where it was found
record Candidate(
        EncodedCertificate certificate,
        DistinguishedName subject,
        DistinguishedName issuer,
        BigInteger serial,
        Validity validity,
        Fingerprint spki,
        boolean authority,
        boolean selfIssued,
        Set<KeyPurpose> purposes,
        boolean named,
        String label,
        String source) {
    static Candidate of(CertificateDetails details, Optional<String> alias, String source) {
        return new Candidate(
                details.certificate(),
                details.subject(),
                details.issuer(),
                details.serialNumber().value(),
                details.validity(),
                details.publicKey().spkiSha256(),
                details.authority(),
                details.selfIssued(),
                details.extendedKeyUsage().orElse(java.util.List.of()).stream().collect(Collectors.toUnmodifiableSet()),
                !details.subjectAltNames().isEmpty(),
                alias.orElseGet(details::shortName),
                source);
    }
}
