package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.name.DistinguishedName;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// Reads as much of a certificate as these tests need.
final class JdkDecoder {
    private JdkDecoder() {}

    static CertificateDetails decode(EncodedCertificate certificate) throws PkiException {
        try {
            var x509 = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.der()));
            return new CertificateDetails(
                    certificate,
                    x509.getVersion(),
                    new SerialNumber(x509.getSerialNumber()),
                    name(x509.getSubjectX500Principal()),
                    name(x509.getIssuerX500Principal()),
                    new Validity(
                            x509.getNotBefore().toInstant(), x509.getNotAfter().toInstant()),
                    new PublicKeyDetails("EC", "ECDSA P-256", 256, certificate.sha256()),
                    x509.getSigAlgName(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    x509.getSubjectX500Principal().equals(x509.getIssuerX500Principal()));
        } catch (CertificateException e) {
            throw new PkiException.Malformed("a test's certificate", e);
        }
    }

    private static DistinguishedName name(X500Principal principal) {
        return DistinguishedName.ofCommonName(principal.getName().substring("CN=".length()));
    }
}
