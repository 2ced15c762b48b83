package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.time.Duration;
import java.util.List;

/// RFC 8446 §4.6.1, RFC 5077 §3.3.
///
/// @param extensions under TLS 1.3 only
public record NewSessionTicket(Duration lifetime, Bytes ticket, List<Extension> extensions, List<Field> fields)
        implements TlsMessage {
    public NewSessionTicket {
        extensions = List.copyOf(extensions);
        fields = List.copyOf(fields);
    }

    static NewSessionTicket read(FieldReader in, boolean tls13) throws MalformedMessage {
        var name = tls13 ? "ticket_lifetime" : "ticket_lifetime_hint";
        var lifetime = Duration.ofSeconds(in.number(name, 4, seconds -> seconds + " s"));
        if (!tls13) {
            return new NewSessionTicket(lifetime, in.opaque("ticket", 2), List.of(), in.fields());
        }
        in.uint32("ticket_age_add");
        in.opaque("ticket_nonce", 1);
        var ticket = in.opaque("ticket", 2);
        var extensions = Extension.readAll(in, Extension.Place.NEW_SESSION_TICKET);
        return new NewSessionTicket(lifetime, ticket, extensions, in.fields());
    }

    @Override
    public String name() {
        return "NewSessionTicket";
    }
}
