package dev.certwright.model.inventory;

/// The file name, without its ending, that belongs to the name of an entry.
public final class FileStem {
    private static final int MAX_LENGTH = 100;

    private FileStem() {}

    /// Keeps letters, digits, dots, hyphens and underscores of any script; everything else, and a dot in front,
    /// becomes an underscore. `*.example.com` becomes `_.example.com`.
    public static String of(String entryName) {
        var stem = new StringBuilder();
        entryName
                .codePoints()
                .limit(MAX_LENGTH)
                .forEach(c -> stem.appendCodePoint(
                        Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' ? c : '_'));
        if (stem.isEmpty() || stem.charAt(0) == '.' || stem.charAt(0) == '-') {
            stem.insert(0, '_');
        }
        return stem.toString();
    }
}
