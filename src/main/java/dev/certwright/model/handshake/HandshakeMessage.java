package dev.certwright.model.handshake;

import dev.certwright.model.Bytes;
import java.time.Duration;
import java.util.List;

/// A message that passed, decrypted.
///
/// @param contentType of the record (RFC 8446 §5.1): 20 change_cipher_spec, 21 alert, 22 handshake, 23 application data
/// @param name        in the words of the RFCs: `ClientHello`, `Certificate`, `Alert`, …; `Unknown(n)` for others
/// @param at          since the test began: of sending, or of the arrival of its last byte
/// @param encrypted   whether it was encrypted on the wire
/// @param step        the step it belongs to
/// @param raw         its bytes, a handshake message with its four-byte header
/// @param fields      what it says, in order, as far as it is decoded
public record HandshakeMessage(
        Direction direction,
        int contentType,
        String name,
        Duration at,
        boolean encrypted,
        HandshakeStep step,
        Bytes raw,
        List<Field> fields) {
    /// A decoded field.
    ///
    /// @param name in the words of the RFC, for example `cipher_suites`
    /// @param value for a person; the items of a list are parted by commas
    public record Field(String name, String value) {}

    public HandshakeMessage {
        fields = List.copyOf(fields);
    }

    /// In octets.
    public int length() {
        return raw.length();
    }
}
