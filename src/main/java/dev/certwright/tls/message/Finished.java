package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// RFC 8446 §4.4.4, RFC 5246 §7.4.9.
public record Finished(Bytes verifyData) implements TlsMessage {
    @Override
    public String name() {
        return "Finished";
    }

    @Override
    public List<Field> fields() {
        return List.of(new Field("verify_data", verifyData.hex()));
    }
}
