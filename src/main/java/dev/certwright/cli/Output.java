package dev.certwright.cli;

import dev.certwright.service.report.JsonMembers;
import java.io.PrintStream;

/// Writes lines for a person, safely: what came out of a certificate or a file name can neither steer the terminal
/// nor fake a second line, and a terminal that knows ASCII only gets ASCII.
final class Output {
    private final PrintStream stream;
    private final boolean unicode;

    Output(PrintStream stream) {
        this.stream = stream;
        this.unicode = stream.charset().newEncoder().canEncode('✔');
    }

    /// One line, whatever the text holds.
    void line(String text) {
        var visible = visible(text.stripTrailing());
        stream.print((unicode ? visible : plain(visible)) + "\n");
        stream.flush();
    }

    /// Several lines of our own making, such as a shell script, as they are.
    void script(String text) {
        stream.print(text.endsWith("\n") ? text : text + "\n");
        stream.flush();
    }

    void json(JsonMembers object) {
        stream.print(object.line() + "\n");
        stream.flush();
    }

    private static String visible(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                out.append(' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isLoneSurrogate(c)) {
                out.append("\\u").append(String.format("%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static String plain(String text) {
        var out = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            switch (c) {
                case '✔' -> out.append("ok");
                case '✖' -> out.append("X ");
                case '▲' -> out.append("! ");
                case '○' -> out.append("- ");
                case '◌' -> out.append("? ");
                case '└' -> out.append('`');
                case '─' -> out.append('-');
                case '…' -> out.append("...");
                case '→' -> out.append("->");
                case '“', '”' -> out.append('"');
                case '‘', '’' -> out.append('\'');
                case '–', '—', '·' -> out.append('-');
                default -> out.append((char) c);
            }
        });
        return out.toString();
    }
}
