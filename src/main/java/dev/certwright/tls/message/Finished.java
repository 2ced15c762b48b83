package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// RFC 8446 §4.4.4, RFC 5246 §7.4.9.
public record Finished(Bytes verifyData, List<Field> fields) implements TlsMessage {
    public Finished {
        fields = List.copyOf(fields);
    }

    static Finished read(FieldReader in) throws MalformedMessage {
        return new Finished(in.rest("verify_data"), in.fields());
    }

    @Override
    public String name() {
        return "Finished";
    }
}
