package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server's half of an ephemeral key agreement under TLS 1.2 (RFC 5246 §7.4.3, RFC 8422 §5.4).
///
/// @param group     the named curve, or `DH` and the number of bits
/// @param publicKey the server's
/// @param algorithm number in the IANA registry of signature schemes
public record ServerKeyExchange(String group, Bytes publicKey, int algorithm, Bytes signature) implements TlsMessage {
    private static final int NAMED_CURVE = 3;

    /// Reads what belongs to a cipher suite; empty for key exchanges that are not understood.
    static Optional<ServerKeyExchange> read(Cursor body, String cipherSuite) throws MalformedMessage {
        if (cipherSuite.startsWith("TLS_ECDHE_")) {
            if (body.uint8() != NAMED_CURVE) {
                return Optional.empty();
            }
            var curve = Registry.GROUP.name(body.uint16());
            return Optional.of(new ServerKeyExchange(curve, body.opaque(1), body.uint16(), body.opaque(2)));
        }
        if (cipherSuite.startsWith("TLS_DHE_")) {
            var prime = new BigInteger(1, body.opaque(2).toArray());
            body.opaque(2);
            return Optional.of(
                    new ServerKeyExchange("DH " + prime.bitLength(), body.opaque(2), body.uint16(), body.opaque(2)));
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return "ServerKeyExchange";
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(new Field("named_curve", group));
        fields.add(new Field("public", publicKey.hex()));
        fields.add(new Field("algorithm", Registry.SIGNATURE_SCHEME.name(algorithm)));
        fields.add(new Field("signature", signature.hex()));
        return fields;
    }
}
