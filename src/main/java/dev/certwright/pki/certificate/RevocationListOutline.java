package dev.certwright.pki.certificate;

import dev.certwright.pki.certificate.CertificateOutline.RawExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of a certificate revocation list as they are encoded (RFC 5280 §5.1), none of them interpreted.
record RevocationListOutline(
        Optional<DerElement> version,
        DerElement issuer,
        DerElement thisUpdate,
        Optional<DerElement> nextUpdate,
        Optional<DerElement> revokedCertificates,
        List<RawExtension> extensions,
        DerElement signatureAlgorithm,
        DerElement signature) {
    static RevocationListOutline of(DerElement list) throws IOException {
        var parts = new Parts(list.expect(DerElement.SEQUENCE));
        var fields = new Parts(parts.next(DerElement.SEQUENCE));
        var algorithm = parts.next(DerElement.SEQUENCE);
        var signature = parts.next();
        Optional<DerElement> version = fields.peek(DerElement.INTEGER) ? Optional.of(fields.next()) : Optional.empty();
        fields.next(DerElement.SEQUENCE);
        var issuer = fields.next(DerElement.SEQUENCE);
        var thisUpdate = fields.next();
        Optional<DerElement> nextUpdate = fields.peek(DerElement.UTC_TIME) || fields.peek(DerElement.GENERALIZED_TIME)
                ? Optional.of(fields.next())
                : Optional.empty();
        Optional<DerElement> revoked = fields.peek(DerElement.SEQUENCE) ? Optional.of(fields.next()) : Optional.empty();
        var extensions = new ArrayList<RawExtension>();
        if (fields.peek(0xa0)) {
            for (var element : fields.next().children()) {
                extensions.addAll(CertificateOutline.extensions(element));
            }
        }
        return new RevocationListOutline(
                version, issuer, thisUpdate, nextUpdate, revoked, List.copyOf(extensions), algorithm, signature);
    }
}
