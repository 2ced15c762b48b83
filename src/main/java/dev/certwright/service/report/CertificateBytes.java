package dev.certwright.service.report;

import dev.certwright.model.certificate.EncodedCertificate;
import java.util.Base64;

/// A certificate as text: its DER encoding in Base64 (RFC 4648 §4), the member `der`.
final class CertificateBytes {
    private CertificateBytes() {}

    static String text(EncodedCertificate certificate) {
        return Base64.getEncoder().encodeToString(certificate.der());
    }

    static EncodedCertificate read(JsonReading object) {
        return new EncodedCertificate(Base64.getDecoder().decode(object.text("der")));
    }
}
