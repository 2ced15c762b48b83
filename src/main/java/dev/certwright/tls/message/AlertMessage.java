package dev.certwright.tls.message;

import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// RFC 8446 §6.
public record AlertMessage(Alert alert) implements TlsMessage {
    static AlertMessage read(Cursor body) throws MalformedMessage {
        return new AlertMessage(new Alert(body.uint8(), body.uint8()));
    }

    @Override
    public String name() {
        return "Alert";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("level", alert.fatal() ? "fatal" : alert.level() == 1 ? "warning" : "" + alert.level()),
                new Field("description", alert.toString()));
    }
}
