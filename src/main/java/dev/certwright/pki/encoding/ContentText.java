package dev.certwright.pki.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Content as text, where it is one.
final class ContentText {
    /// As much as is looked at to tell text from anything else.
    private static final int SAMPLE = 4096;

    /// Larger texts are taken octet by octet, which takes half the memory; only comments suffer.
    private static final int MAX_UNICODE = 16 << 20;

    private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);

    private ContentText() {}

    /// Whether it is text, or at least has a block of PEM somewhere inside.
    static boolean in(byte[] content) {
        if (wide(content) != null) {
            return true;
        }
        int odd = 0;
        int length = Math.min(content.length, SAMPLE);
        for (int i = 0; i < length; i++) {
            int c = content[i];
            odd += c == 0 ? SAMPLE : (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' ? 1 : 0);
        }
        return (length > 0 && odd * 50 <= length) || hasBlock(content);
    }

    private static boolean hasBlock(byte[] content) {
        for (int i = 0; i <= content.length - BEGIN.length; i++) {
            if (content[i] == '-' && Arrays.equals(content, i, i + BEGIN.length, BEGIN, 0, BEGIN.length)) {
                return true;
            }
        }
        return false;
    }

    /// Windows writes UTF-16, with a byte order mark or without.
    private static @org.jspecify.annotations.Nullable Charset wide(byte[] content) {
        if (content.length < 2) {
            return null;
        }
        int first = content[0] & 0xff;
        int second = content[1] & 0xff;
        if (first == 0xff && second == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xfe && second == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (content.length < 64) {
            return null;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < 64; i += 2) {
            even += content[i] == 0 ? 1 : 0;
            odd += content[i + 1] == 0 ? 1 : 0;
        }
        if (odd == 32 && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return even == 32 && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }

    static String of(byte[] content) {
        var wide = wide(content);
        if (wide != null) {
            return new String(content, wide);
        }
        return new String(content, content.length > MAX_UNICODE ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /// The octets that the whole stands for, when it is Base64 and nothing else.
    static Optional<byte[]> base64(byte[] content) {
        var narrow = wide(content) == null ? content : of(content).getBytes(StandardCharsets.ISO_8859_1);
        int start = narrow.length > 2 && narrow[0] == (byte) 0xef ? 3 : (narrow.length > 0 && narrow[0] == '?' ? 1 : 0);
        var packed = new byte[narrow.length - start];
        int length = 0;
        for (int i = start; i < narrow.length; i++) {
            int c = narrow[i];
            if (c == '-' || c == '_') {
                packed[length++] = (byte) (c == '-' ? '+' : '/');
            } else if (c > ' ') {
                packed[length++] = (byte) c;
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return Optional.empty();
            }
        }
        try {
            var decoded = Base64.getDecoder().decode(Arrays.copyOf(packed, length));
            return decoded.length < 3 ? Optional.empty() : Optional.of(decoded);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
