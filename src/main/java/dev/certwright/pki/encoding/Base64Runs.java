package dev.certwright.pki.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Finds Base64 inside other text: values of YAML and JSON, elements of XML, lines of SSH.
final class Base64Runs {
    /// Shorter runs are words.
    private static final int MIN_LENGTH = 40;

    private final String text;
    private final int end;
    private int at;

    Base64Runs(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    /// The next run that begins like something that is read here; empty after the last one.
    Optional<Run> next() {
        while (at < end) {
            if (!alphabet(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            int stop = tokenEnd(start);
            at = stop;
            if (stop - start >= MIN_LENGTH && promising(start)) {
                var run = new StringBuilder(text.substring(start, stop));
                at = more(run, stop);
                var octets = decode(run);
                if (octets.isPresent()) {
                    return Optional.of(new Run(octets.get(), comment(at)));
                }
            }
        }
        return Optional.empty();
    }

    /// What a run stands for.
    static final class Run {
        private final byte[] octets;
        private final String comment;

        private Run(byte[] octets, String comment) {
            this.octets = octets;
            this.comment = comment;
        }

        /// Not a copy.
        byte[] octets() {
            return octets;
        }

        /// What follows in the same line.
        String comment() {
            return comment;
        }
    }

    /// A SEQUENCE, PEM once more, a key of SSH, or a key store of Java.
    private boolean promising(int start) {
        return text.charAt(start) == 'M'
                || text.startsWith("LS0tLS1CRUdJTi", start)
                || text.startsWith("AAAA", start)
                || text.startsWith("/u3+7", start)
                || text.startsWith("zs7Oz", start);
    }

    private int tokenEnd(int start) {
        int stop = start;
        while (stop < end && alphabet(text.charAt(stop))) {
            stop++;
        }
        while (stop < end && text.charAt(stop) == '=') {
            stop++;
        }
        return stop;
    }

    /// Adds the lines that go on with nothing but Base64.
    private int more(StringBuilder run, int stop) {
        int reached = stop;
        while (run.charAt(run.length() - 1) != '=') {
            int next = nextLine(reached);
            if (next < 0) {
                return reached;
            }
            int nextStop = tokenEnd(next);
            if (nextStop == next || !endsLine(nextStop)) {
                return reached;
            }
            run.append(text, next, nextStop);
            reached = nextStop;
        }
        return reached;
    }

    private int nextLine(int from) {
        boolean lineEnded = false;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lineEnded = true;
            } else if (c != ' ' && c != '\t') {
                return lineEnded ? i : -1;
            }
        }
        return -1;
    }

    /// Whether nothing but space, or the mark that closes a value, is left in the line.
    private boolean endsLine(int from) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '<' || c == '"' || c == '\'') {
                return true;
            }
            if (c != ' ' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private String comment(int from) {
        int stop = from;
        while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r' && stop - from < 1000) {
            stop++;
        }
        return text.substring(from, stop).strip();
    }

    private static Optional<byte[]> decode(StringBuilder run) {
        int length = run.length();
        while (length > 0 && run.charAt(length - 1) == '=') {
            length--;
        }
        // a run that ends inside a group of four has gained a letter of the text around it
        run.setLength(length % 4 == 1 ? length - 1 : length);
        try {
            return Optional.of(Base64.getDecoder().decode(run.toString().getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean alphabet(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
