package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An extension (RFC 8446 §4.2).
///
/// @param type number in the IANA registry
public record Extension(int type, Bytes data) {
    static final int SIGNATURE_ALGORITHMS = 0x000d;
    static final int APPLICATION_LAYER_PROTOCOL_NEGOTIATION = 0x0010;
    static final int SUPPORTED_VERSIONS = 0x002b;
    static final int CERTIFICATE_AUTHORITIES = 0x002f;
    static final int KEY_SHARE = 0x0033;

    /// All extensions of a message; none when the message ends before them, as TLS 1.2 allows.
    static List<Extension> readAll(Cursor message) throws MalformedMessage {
        var extensions = new ArrayList<Extension>();
        if (!message.atEnd()) {
            var list = message.vector(2);
            while (!list.atEnd()) {
                extensions.add(new Extension(list.uint16(), list.opaque(2)));
            }
        }
        return List.copyOf(extensions);
    }

    static Optional<Cursor> find(List<Extension> extensions, int type) {
        return extensions.stream().filter(e -> e.type == type).findFirst().map(e -> new Cursor(e.data.toArray()));
    }

    /// The protocol a server chose (RFC 7301 §3.1).
    static Optional<String> applicationProtocol(List<Extension> extensions) throws MalformedMessage {
        var found = find(extensions, APPLICATION_LAYER_PROTOCOL_NEGOTIATION);
        return found.isEmpty() ? Optional.empty() : Optional.of(ExtensionText.protocols(found.get()));
    }

    Field field(ExtensionText.Place place) {
        return new Field(Registry.EXTENSION.name(type), ExtensionText.of(this, place));
    }

    static List<Field> fields(List<Extension> extensions, ExtensionText.Place place) {
        return extensions.stream().map(e -> e.field(place)).toList();
    }
}
