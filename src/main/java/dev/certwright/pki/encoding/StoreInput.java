package dev.certwright.pki.encoding;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what Java's `DataOutput` and SSH write: big-endian numbers and octets after their length.
///
/// No length is believed before it was compared with what is there.
final class StoreInput {
    private final ByteBuffer in;

    /// @param octets not copied
    StoreInput(byte[] octets) {
        this.in = ByteBuffer.wrap(octets);
    }

    int remaining() {
        return in.remaining();
    }

    int position() {
        return in.position();
    }

    int octet() throws IOException {
        return require(1).get() & 0xff;
    }

    int unsignedShort() throws IOException {
        return require(2).getShort() & 0xffff;
    }

    int int32() throws IOException {
        return require(4).getInt();
    }

    long int64() throws IOException {
        return require(8).getLong();
    }

    /// @throws EOFException when there is less
    byte[] octets(int length) throws IOException {
        var out = new byte[require(length).remaining() < length ? 0 : length];
        in.get(out);
        return out;
    }

    /// After a length of four octets.
    byte[] sized() throws IOException {
        int length = int32();
        if (length < 0) {
            throw new EOFException("a length of " + (length & 0xffffffffL));
        }
        return octets(length);
    }

    /// After a length of four octets, as text.
    String text() throws IOException {
        return new String(sized(), StandardCharsets.UTF_8);
    }

    /// As `DataOutput.writeUTF` has it: characters of up to three octets, after a length of two.
    String utf() throws IOException {
        var octets = octets(unsignedShort());
        var out = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; ) {
            int first = octets[i] & 0xff;
            int length = first < 0x80 ? 1 : (first >> 5 == 6 ? 2 : 3);
            if (i + length > octets.length) {
                throw new IOException("a character is cut short");
            }
            int value = switch (length) {
                case 1 -> first;
                case 2 -> ((first & 0x1f) << 6) | (octets[i + 1] & 0x3f);
                default -> ((first & 0x0f) << 12) | ((octets[i + 1] & 0x3f) << 6) | (octets[i + 2] & 0x3f);
            };
            out.append((char) value);
            i += length;
        }
        return out.toString();
    }

    byte[] rest() {
        var out = new byte[in.remaining()];
        in.get(out);
        return out;
    }

    /// What was read so far.
    byte[] before() {
        return Arrays.copyOf(in.array(), in.position());
    }

    private ByteBuffer require(int length) throws IOException {
        if (length > in.remaining()) {
            throw new EOFException(length + " octets where " + in.remaining() + " are left");
        }
        return in;
    }
}
