package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// One block of a PEM text (RFC 7468; headers as in RFC 1421 §4.6, which OpenSSL's traditional keys have).
///
/// @param body  Base64, not decoded yet
/// @param whole whether its end is there
record PemBlock(String label, Map<String, String> headers, String body, boolean whole) {
    PemBlock {
        headers = Map.copyOf(headers);
    }

    /// @param content all that stands between the first and the last line, in whatever dress
    static PemBlock of(String label, String content, boolean whole) {
        var plain = Escapes.removed(Escapes.insideQuotes(content));
        var headers = new LinkedHashMap<String, String>();
        var body = new StringBuilder(plain.length());
        String open = "";
        for (int start = 0; start < plain.length(); ) {
            int end = lineEnd(plain, start);
            var line = undressed(plain.substring(start, end));
            start = end + 1;
            int colon = line.indexOf(':');
            if (body.isEmpty() && colon > 0) {
                open = line.substring(0, colon).strip();
                headers.put(open, line.substring(colon + 1).strip());
            } else if (body.isEmpty() && !open.isEmpty() && line.startsWith(" ")) {
                headers.merge(open, line.strip(), String::concat);
            } else if (line.startsWith("-") && !body.isEmpty()) {
                // a hyphen has always ended the text; what follows is decoration
                break;
            } else {
                appendWithoutSpace(body, line);
            }
        }
        return new PemBlock(label, headers, body.toString(), whole);
    }

    private static int lineEnd(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /// Without what mail and comments put in front of a line.
    private static String undressed(String line) {
        int start = 0;
        while (start < line.length() && ">#*|".indexOf(line.charAt(start)) >= 0) {
            start++;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
        }
        return line.substring(start);
    }

    private static void appendWithoutSpace(StringBuilder body, String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > ' ' && c != 0xa0 && c != 0xfeff) {
                body.append(c);
            }
        }
    }

    /// The octets.
    ///
    /// @throws PkiException.Malformed when the body is not base64
    byte[] decode(String source) throws PkiException {
        try {
            return Base64.getDecoder().decode(body.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw whole ? new PkiException.Malformed(source, e) : new PkiException.Truncated(source, e);
        }
    }

    boolean encryptedTraditionally() {
        return headers.getOrDefault("Proc-Type", "").contains("ENCRYPTED");
    }
}
