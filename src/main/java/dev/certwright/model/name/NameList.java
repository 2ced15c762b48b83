package dev.certwright.model.name;

import dev.certwright.model.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Splits what a person typed or pasted into single names.
public final class NameList {
    /// One piece of the text and what it means.
    public record Piece(String text, Parsed<GeneralName> name) {}

    private NameList() {}

    /// Splits at line breaks, commas and semicolons, and at spaces where every word can stand alone as a name.
    ///
    /// `exa mple.com` is one piece, and a wrong one: `exa` alone is more likely a slip than a host. A word stands
    /// alone when it has a dot, a colon or an at sign, or is `localhost`.
    public static List<Piece> parse(String text) {
        var pieces = new ArrayList<Piece>();
        for (var part : text.split("[\\n\\r,;\\u3001\\uff0c]+", -1)) {
            var piece = part.strip();
            if (piece.isEmpty()) {
                continue;
            }
            var words = joinPrefixes(piece);
            if (words.stream().allMatch(NameList::standsAlone)) {
                words.forEach(word -> pieces.add(new Piece(word, GeneralName.parse(word))));
            } else {
                pieces.add(new Piece(piece, GeneralName.parse(piece)));
            }
        }
        return pieces;
    }

    /// Words of the piece; a lone `DNS:` belongs to the word after it.
    private static List<String> joinPrefixes(String piece) {
        return Arrays.asList(piece.replaceAll("(?i)\\bIP Address:\\s*", "IP:")
                .replaceAll("(?i)\\b(DNS|IP|URI|email):\\s+", "$1:")
                .split("\\s+", -1));
    }

    private static boolean standsAlone(String word) {
        return word.contains(".") || word.contains(":") || word.contains("@") || word.equals("localhost");
    }
}
