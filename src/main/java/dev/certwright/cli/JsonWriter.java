package dev.certwright.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes JSON (RFC 8259) on one line.
///
/// Our own, because writing is the easy half: we only ever emit objects that we built, so a library would bring a
/// parser, a data binder and their security advisories for the sake of the one escaping rule below. The output is
/// pure ASCII, so that it means the same whatever character set the terminal or pipe was set to.
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    /// One line without its line break.
    static String line(JsonObject object) {
        var writer = new JsonWriter();
        writer.object(object);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Boolean truth -> out.append(truth);
            case Integer number -> out.append(number);
            case Long number -> out.append(number);
            case Double number -> number(number);
            case Instant instant ->
                string(instant.truncatedTo(ChronoUnit.SECONDS).toString());
            case JsonObject object -> object(object);
            case List<?> list -> list(list);
            case Optional<?> optional -> value(optional.orElse(null));
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("no JSON for " + number);
        }
        out.append(number);
    }

    private void object(JsonObject object) {
        out.append('{');
        for (var i = object.members().iterator(); i.hasNext(); ) {
            var member = i.next();
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            comma(i);
        }
        out.append('}');
    }

    private void list(List<?> list) {
        out.append('[');
        for (var i = list.iterator(); i.hasNext(); ) {
            value(i.next());
            comma(i);
        }
        out.append(']');
    }

    private void comma(Iterator<?> rest) {
        if (rest.hasNext()) {
            out.append(',');
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        out.append(c);
                    } else {
                        escape(paired(text, i) ? c : '\ufffd');
                    }
                }
            }
        }
        out.append('"');
    }

    /// Half a surrogate pair is no character, and strict readers refuse the line that has one (RFC 8259 §8.2).
    private static boolean paired(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        return !Character.isLowSurrogate(c) || (index > 0 && Character.isHighSurrogate(text.charAt(index - 1)));
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }
}
