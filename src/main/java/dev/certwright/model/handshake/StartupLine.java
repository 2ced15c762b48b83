package dev.certwright.model.handshake;

import java.time.Duration;

/// A line, or a binary message described in a line, that passed before TLS began; never a password.
///
/// @param at   since the test began: of sending, or of the arrival of its last octet
/// @param text at most 500 characters, none of them invisible
public record StartupLine(Direction direction, Duration at, String text) {
    private static final int MAX_LENGTH = 500;

    /// Cuts and cleans the text.
    public StartupLine {
        text = printable(text);
    }

    /// The text on one line of at most 500 characters, with a replacement character for each that cannot be seen or
    /// turns the direction of writing.
    public static String printable(String text) {
        var clean = text.codePoints()
                .limit(MAX_LENGTH + 1L)
                .map(c -> visible(c) ? c : '\uFFFD')
                .toArray();
        return clean.length <= MAX_LENGTH
                ? new String(clean, 0, clean.length)
                : new String(clean, 0, MAX_LENGTH - 1) + "…";
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
