package dev.certwright.pki.lint;

import dev.certwright.model.certificate.OctetRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes down what a check objects to, with the evidence in a form that may be shown.
final class Hits {
    /// So many places are named for one rule.
    static final int MAX = 3;

    private static final int MAX_TEXT = 80;

    /// One objection.
    ///
    /// @param arguments for the sentence
    record Hit(Optional<OctetRange> where, List<Object> arguments) {}

    private final List<Hit> hits = new ArrayList<>();

    void at(Node node, Object... evidence) {
        at(Optional.of(node), evidence);
    }

    void at(Optional<Node> node, Object... evidence) {
        if (hits.size() < MAX) {
            var shown = new ArrayList<>();
            for (var item : evidence) {
                shown.add(item instanceof String text ? printable(text) : item);
            }
            hits.add(new Hit(node.map(Node::where), List.copyOf(shown)));
        }
    }

    /// About the certificate as a whole.
    void all(Object... evidence) {
        at(Optional.empty(), evidence);
    }

    private static String printable(String text) {
        var out = new StringBuilder();
        text.codePoints().limit(MAX_TEXT).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append("\\u%04x".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > MAX_TEXT
                ? out.append('…').toString()
                : out.toString();
    }

    List<Hit> list() {
        return List.copyOf(hits);
    }
}
