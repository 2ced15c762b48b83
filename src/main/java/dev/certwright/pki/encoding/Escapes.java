package dev.certwright.pki.encoding;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Takes back what JSON, YAML, source code and URLs do to a text that they carry.
final class Escapes {
    private Escapes() {}

    /// Line ends, tabs and characters by their number; any other escaped character stands for itself.
    static String removed(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            switch (escaped) {
                case 'n', 'r' -> out.append('\n');
                case 't' -> out.append(' ');
                case 'u' -> {
                    int code = hex(text, i + 1);
                    if (code >= 0) {
                        out.append((char) code);
                        i += 4;
                    }
                }
                case '\\' -> {
                    // a string inside a string is escaped twice: what follows is looked at once more
                    if (i + 1 < text.length() && "nrt".indexOf(text.charAt(i + 1)) >= 0) {
                        out.append('\n');
                        i++;
                    }
                }
                default -> out.append(escaped);
            }
        }
        return out.toString();
    }

    /// What stands inside of the strings, when a text that began inside of one is put together of several.
    static String insideQuotes(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) != '"' && text.charAt(first) != '\'') {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        char quote = text.charAt(first);
        var out = new StringBuilder(text.length());
        boolean inside = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote && (i == 0 || text.charAt(i - 1) != '\\')) {
                inside = !inside;
            } else if (inside) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int hex(String text, int start) {
        if (start + 4 > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /// The percent encoding of proxies that pass a certificate on in a header; other text stays as it is.
    static String unquoted(String text) {
        if (!text.contains("-----BEGIN%20") && !text.contains("-----BEGIN+")) {
            return text;
        }
        try {
            boolean plus = text.contains("-----BEGIN+");
            return URLDecoder.decode(plus ? text : text.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
