package dev.certwright.model.handshake;

import dev.certwright.model.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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
    /// A decoded field and where it stands.
    ///
    /// @param name     in the word of the RFC, for example `cipher_suites`; [#MALFORMED] for what has no structure
    /// @param value    for a person; the items of a list are parted by commas, empty for what only contains others
    /// @param offset   of its first octet within the message's bytes
    /// @param length   in octets
    /// @param children what it consists of, in order, all within its range
    public record Field(String name, String value, int offset, int length, List<Field> children) {
        /// The name of octets that do not have the structure prescribed for them.
        public static final String MALFORMED = "malformed";

        public Field {
            children = List.copyOf(children);
            if (offset < 0 || length < 0) {
                throw new IllegalArgumentException(name + " at " + offset + ", " + length + " octets");
            }
        }

        /// A field that is not divided further.
        public static Field leaf(String name, String value, int offset, int length) {
            return new Field(name, value, offset, length, List.of());
        }

        /// The offset behind its last octet.
        public int end() {
            return offset + length;
        }

        /// This field and all within it, each before its children.
        public Stream<Field> flattened() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Field::flattened));
        }
    }

    public HandshakeMessage {
        fields = List.copyOf(fields);
    }

    /// In octets.
    public int length() {
        return raw.length();
    }
}
