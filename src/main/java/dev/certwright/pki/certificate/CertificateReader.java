package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.certificate.Validity;
import java.io.IOException;
import java.util.Arrays;

/// Reads what a certificate says. Lenient: what is wrong with it is for others to find, so that it can be shown.
public final class CertificateReader {
    /// Reads a certificate.
    ///
    /// @throws PkiException.Malformed when not even its outline is that of a certificate
    public CertificateDetails read(EncodedCertificate certificate) throws PkiException.Malformed {
        try {
            return read(certificate, CertificateOutline.of(certificate));
        } catch (IOException e) {
            throw new PkiException.Malformed(certificate.sha256().hex(), e);
        }
    }

    private static CertificateDetails read(EncodedCertificate certificate, CertificateOutline outline)
            throws IOException {
        var subject = Asn1.name(outline.subject());
        var issuer = Asn1.name(outline.issuer());
        var extensions = new ExtensionDecoder(outline.extensions());
        return new CertificateDetails(
                certificate,
                outline.version(),
                new SerialNumber(outline.serialNumber().integer()),
                subject,
                issuer,
                new Validity(Asn1.time(outline.notBefore()), Asn1.time(outline.notAfter())),
                PublicKeys.read(outline.subjectPublicKeyInfo()),
                signatureAlgorithm(outline.signatureAlgorithm()),
                extensions.subjectAltNames(),
                extensions.basicConstraints(),
                extensions.keyUsage(),
                extensions.extendedKeyUsage(),
                extensions.subjectKeyIdentifier(),
                extensions.authorityKeyIdentifier(),
                extensions.details(),
                Arrays.equals(outline.subject().encoded(), outline.issuer().encoded())
                        || NameComparison.same(subject, issuer));
    }

    static String signatureAlgorithm(DerElement algorithm) throws IOException {
        return ObjectNames.name(Asn1.objectIdentifier(new Parts(algorithm.expect(DerElement.SEQUENCE)).next()));
    }
}
