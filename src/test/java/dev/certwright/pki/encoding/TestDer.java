package dev.certwright.pki.encoding;

import java.io.ByteArrayOutputStream;

/// Encodings around octets.
final class TestDer {
    private TestDer() {}

    /// A SEQUENCE around an encoding (X.690 §8.9).
    static byte[] sequence(byte[] inside) {
        var out = new ByteArrayOutputStream();
        out.write(0x30);
        if (inside.length < 128) {
            out.write(inside.length);
        } else {
            out.write(0x83);
            out.write(inside.length >> 16);
            out.write(inside.length >> 8);
            out.write(inside.length);
        }
        out.writeBytes(inside);
        return out.toByteArray();
    }
}
