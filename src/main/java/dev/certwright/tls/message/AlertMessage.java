package dev.certwright.tls.message;

import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// RFC 8446 §6.
public record AlertMessage(Alert alert, List<Field> fields) implements TlsMessage {
    public AlertMessage {
        fields = List.copyOf(fields);
    }

    static AlertMessage read(FieldReader in) throws MalformedMessage {
        int level = in.uint8("level", Registry.ALERT_LEVEL);
        int description = (int) in.number("description", 1, n -> new Alert(level, (int) n).toString());
        return new AlertMessage(new Alert(level, description), in.fields());
    }

    @Override
    public String name() {
        return "Alert";
    }
}
