package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// RFC 8446 §4.4.3, RFC 5246 §7.4.8.
///
/// @param algorithm number in the IANA registry of signature schemes
public record CertificateVerify(int algorithm, Bytes signature) implements TlsMessage {
    static CertificateVerify read(Cursor body) throws MalformedMessage {
        return new CertificateVerify(body.uint16(), body.opaque(2));
    }

    @Override
    public String name() {
        return "CertificateVerify";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("algorithm", Registry.SIGNATURE_SCHEME.name(algorithm)),
                new Field("signature", signature.hex()));
    }
}
