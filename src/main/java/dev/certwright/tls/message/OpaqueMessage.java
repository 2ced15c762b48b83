package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// A message that is not taken apart: its kind has no structure worth showing, is unknown, or its content is broken.
///
/// @param body without the header
public record OpaqueMessage(String name, Bytes body) implements TlsMessage {
    @Override
    public List<Field> fields() {
        return body.length() == 0 ? List.of() : List.of(new Field("body", body.hex()));
    }
}
