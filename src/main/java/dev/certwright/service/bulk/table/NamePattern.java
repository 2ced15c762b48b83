package dev.certwright.service.bulk.table;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import java.util.ArrayList;
import java.util.List;

/// Names written with braces, as shells write them: `sensor-{0001..5000}`, `{a,b,c}`, `{0..100..10}`, several in one.
///
/// Of several braces the last one changes fastest. A backslash takes the meaning from the character after it.
public final class NamePattern {
    /// Most names that one pattern may stand for.
    public static final long MAX_NAMES = 1_000_000;

    private static final int MAX_LENGTH = 1_000;

    private final String text;
    private final List<PatternPart> parts;

    private NamePattern(String text, List<PatternPart> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /// Reads a pattern. One without braces stands for one name.
    public static Parsed<NamePattern> parse(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return invalid("bulk.pattern.blank");
        }
        if (typed.length() > MAX_LENGTH) {
            return invalid("bulk.pattern.tooLong", MAX_LENGTH);
        }
        var parts = new ArrayList<PatternPart>();
        var literal = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == '\\' && i + 1 < typed.length()) {
                literal.append(typed.charAt(++i));
            } else if (c == '}') {
                return invalid("bulk.pattern.unopened", typed);
            } else if (c != '{') {
                literal.append(c);
            } else {
                int end = closing(typed, i + 1);
                if (end < 0) {
                    return invalid("bulk.pattern.unclosed", typed.substring(i));
                }
                parts.add(new PatternPart.Choice(List.of(literal.toString())));
                literal.setLength(0);
                switch (PatternPart.parse(typed.substring(i + 1, end))) {
                    case Parsed.Valid<PatternPart>(var part) -> parts.add(part);
                    case Parsed.Invalid<PatternPart>(var violation) -> {
                        return new Parsed.Invalid<>(violation);
                    }
                }
                i = end;
            }
        }
        parts.add(new PatternPart.Choice(List.of(literal.toString())));
        return bounded(new NamePattern(typed, parts));
    }

    /// Where the brace ends, or -1 when it does not, or when another one opens in it.
    private static int closing(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '}' -> {
                    return i;
                }
                case '{' -> {
                    return -1;
                }
                default -> {
                    // a part of what stands in the braces
                }
            }
        }
        return -1;
    }

    private static Parsed<NamePattern> bounded(NamePattern pattern) {
        long size = 1;
        for (var part : pattern.parts) {
            if (part.size() > MAX_NAMES / size) {
                return invalid("bulk.pattern.tooMany", MAX_NAMES);
            }
            size *= part.size();
        }
        return Parsed.valid(pattern);
    }

    private static <T> Parsed<T> invalid(String key, Object... arguments) {
        return new Parsed.Invalid<>(Phrase.of(key, arguments));
    }

    /// Whether a text has braces, and so is a pattern rather than the name of a file.
    public static boolean looksLikeOne(String text) {
        return text.contains("{");
    }

    /// How many names there are; at least one, at most [#MAX_NAMES].
    public long size() {
        return parts.stream().mapToLong(PatternPart::size).reduce(1, (a, b) -> a * b);
    }

    /// One of the names.
    ///
    /// @param index from 0
    public String name(long index) {
        var reversed = new ArrayList<String>();
        long rest = index;
        for (var part : parts.reversed()) {
            reversed.add(part.at(rest % part.size()));
            rest /= part.size();
        }
        return String.join("", reversed.reversed());
    }

    /// As it was typed.
    @Override
    public String toString() {
        return text;
    }
}
