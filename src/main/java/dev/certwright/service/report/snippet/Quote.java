package dev.certwright.service.report.snippet;

/// Puts a text where code stands, so that it stays a text.
final class Quote {
    private Quote() {}

    /// For a POSIX shell.
    static String shell(String text) {
        return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /// For Java, Go, Python and JavaScript, which agree on this much.
    static String code(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').appendCodePoint(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // no path, name or header holds others
                    if (!Character.isISOControl(c) && c != 0x2028 && c != 0x2029) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
