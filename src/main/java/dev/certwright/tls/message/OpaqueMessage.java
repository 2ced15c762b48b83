package dev.certwright.tls.message;

import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// A message of which nothing but its fields is needed, whose kind is unknown, or whose content is broken.
public record OpaqueMessage(String name, List<Field> fields) implements TlsMessage {
    public OpaqueMessage {
        fields = List.copyOf(fields);
    }
}
