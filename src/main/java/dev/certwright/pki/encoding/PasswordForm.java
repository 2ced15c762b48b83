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

    /// As programs made it that took each octet of UTF-8 for a character of its own (OpenSSL before 1.1).
    static PasswordForm octetwise(char[] password) {
        var utf8 = encode(password, StandardCharsets.UTF_8);
        var bmp = new byte[utf8.length * 2 + 2];
        for (int i = 0; i < utf8.length; i++) {
            bmp[2 * i + 1] = utf8[i];
        }
        Arrays.fill(utf8, (byte) 0);
        return new PasswordForm(encode(password, StandardCharsets.ISO_8859_1), bmp);
    }

    /// As BCFKS has it: the terminated characters of the password, then those of what the key is for.
    PasswordForm forPurpose(String purpose) {
        var suffix = encode((purpose + "\0").toCharArray(), StandardCharsets.UTF_16BE);
        var joined = Arrays.copyOf(bmp, bmp.length + suffix.length);
        System.arraycopy(suffix, 0, joined, bmp.length, suffix.length);
        return new PasswordForm(joined, new byte[0]);
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

    /// Without the terminator, for Java's own key stores. A copy.
    byte[] utf16() {
        return Arrays.copyOf(bmp, Math.max(0, bmp.length - 2));
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
        Arrays.fill(bmp, (byte) 0);
    }
}
