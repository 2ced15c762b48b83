package dev.certwright.pki.certificate;

import java.io.IOException;
import java.util.List;

/// The parts of a certification request as they are encoded (RFC 2986 §4), none of them interpreted.
record RequestOutline(
        DerElement version,
        DerElement subject,
        DerElement subjectPublicKeyInfo,
        List<DerElement> attributes,
        DerElement signatureAlgorithm,
        DerElement signature) {
    static RequestOutline of(DerElement request) throws IOException {
        var parts = new Parts(request.expect(DerElement.SEQUENCE));
        var fields = new Parts(parts.next(DerElement.SEQUENCE));
        var algorithm = parts.next(DerElement.SEQUENCE);
        var signature = parts.next(DerElement.BIT_STRING);
        return new RequestOutline(
                fields.next(DerElement.INTEGER),
                fields.next(DerElement.SEQUENCE),
                fields.next(DerElement.SEQUENCE),
                fields.peek(0xa0) ? fields.next().children() : List.of(),
                algorithm,
                signature);
    }
}
