package dev.certwright.pki.certificate;

import java.io.ByteArrayOutputStream;

/// Puts encodings together without looking into them (X.690 §10.1: shortest definite lengths).
public final class DerWriter {
    private DerWriter() {}

    /// A SEQUENCE of encodings.
    public static byte[] sequence(byte[]... parts) {
        return element(DerElement.SEQUENCE, parts);
    }

    static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | octets);
            for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
