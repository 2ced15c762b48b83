package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;

/// A line under *Fields* or *Bytes*.
public sealed interface DetailLine {
    /// Begins a message.
    record Head(HandshakeMessage message) implements DetailLine {}

    /// A decoded field.
    ///
    /// @param depth 0 for one that is in no other
    /// @param open  whether what it consists of follows
    record Field(HandshakeMessage message, HandshakeMessage.Field field, int depth, boolean open)
            implements DetailLine {}

    /// A line of a hex dump.
    ///
    /// @param offset of its first octet
    record Octets(HandshakeMessage message, int offset) implements DetailLine {}

    /// Says that there is more than is shown.
    ///
    /// @param octets how many are left out
    record More(int octets) implements DetailLine {}
}
