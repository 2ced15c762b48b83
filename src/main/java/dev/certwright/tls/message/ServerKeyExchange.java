package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;
import java.util.OptionalInt;

/// The server's half of an ephemeral key agreement before TLS 1.3, signed (RFC 5246 §7.4.3, RFC 8422 §5.4). One that
/// is not signed is an [OpaqueMessage].
///
/// @param group     the named curve, or `DH` and the number of bits
/// @param publicKey the server's
/// @param algorithm number in the IANA registry of signature schemes; absent before TLS 1.2
public record ServerKeyExchange(
        String group, Bytes publicKey, OptionalInt algorithm, Bytes signature, List<Field> fields)
        implements TlsMessage {
    public ServerKeyExchange {
        fields = List.copyOf(fields);
    }

    @Override
    public String name() {
        return "ServerKeyExchange";
    }
}
