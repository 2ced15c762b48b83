package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// RFC 8446 §4.6.1, RFC 5077 §3.3.
///
/// @param extensions under TLS 1.3 only
public record NewSessionTicket(Duration lifetime, Bytes ticket, List<Extension> extensions) implements TlsMessage {
    public NewSessionTicket {
        extensions = List.copyOf(extensions);
    }

    static NewSessionTicket read(Cursor body, boolean tls13) throws MalformedMessage {
        var lifetime = Duration.ofSeconds(body.uint32());
        if (!tls13) {
            return new NewSessionTicket(lifetime, body.opaque(2), List.of());
        }
        body.uint32(); // ticket_age_add
        body.opaque(1); // ticket_nonce
        return new NewSessionTicket(lifetime, body.opaque(2), Extension.readAll(body));
    }

    @Override
    public String name() {
        return "NewSessionTicket";
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(new Field("ticket_lifetime", lifetime.toSeconds() + " s"));
        fields.add(new Field("ticket", ticket.hex()));
        fields.addAll(Extension.fields(extensions, ExtensionText.Place.ELSEWHERE));
        return fields;
    }
}
