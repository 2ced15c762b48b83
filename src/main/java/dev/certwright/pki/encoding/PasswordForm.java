package dev.certwright.pki.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A password as octets, in the two forms that the schemes of PKCS #5 and PKCS #12 take. Wiped when closed.
final class PasswordForm implements AutoCloseable {
    private final byte[] utf8;
    private final byte[] bmp;

    private PasswordForm(byte[] utf8, byte[] bmp) {
        this.utf8 = utf8;
        this.bmp = bmp;
    }

    /// UTF-8 for PKCS #5; for PKCS #12 UTF-16 with a terminator (RFC 7292 Appendix B.1).
    static PasswordForm of(char[] password) {
        var terminated = Arrays.copyOf(password, password.length + 1);
        try {
            return new PasswordForm(
                    encode(password, StandardCharsets.UTF_8), encode(terminated, StandardCharsets.UTF_16BE));
        } finally {
            Arrays.fill(terminated, '\0');
        }
    }

    /// No password at all: some programs leave even the terminator out.
    static PasswordForm absent() {
        return new PasswordForm(new byte[0], new byte[0]);
    }

    private static byte[] encode(char[] text, Charset charset) {
        // four octets hold any character in both encodings
        var room = ByteBuffer.wrap(new byte[text.length * 4]);
        charset.newEncoder().onMalformedInput(CodingErrorAction.REPLACE).encode(CharBuffer.wrap(text), room, true);
        try {
            return Arrays.copyOf(room.array(), room.position());
        } finally {
            Arrays.fill(room.array(), (byte) 0);
        }
    }

    /// For PKCS #5 and for OpenSSL's own scheme. Not a copy.
    byte[] utf8() {
        return utf8;
    }

    /// For PKCS #12's own scheme. Not a copy.
    byte[] bmp() {
        return bmp;
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
        Arrays.fill(bmp, (byte) 0);
    }
}
