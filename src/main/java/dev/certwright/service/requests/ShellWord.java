package dev.certwright.service.requests;

/// A word of a POSIX shell.
final class ShellWord {
    private ShellWord() {}

    /// The text as one word, whatever it holds.
    static String of(String text) {
        return text.matches("[A-Za-z0-9._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
