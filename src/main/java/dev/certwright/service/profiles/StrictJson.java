package dev.certwright.service.profiles;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A JSON object of which every member must be known, of its kind, and there once. What is wrong is said with the
/// member's name, for example `nameConstraints.permitted`.
final class StrictJson {
    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_DEPTH = 16;
    private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");

    private final String path;
    private final Map<String, Object> members;

    private StrictJson(String path, Map<String, Object> members) {
        this.path = path;
        this.members = members;
    }

    /// Reads a text (RFC 8259).
    ///
    /// @throws PkiException.InvalidInput when it is no JSON object, or one with a member twice
    static StrictJson parse(String json) throws PkiException.InvalidInput {
        if (json.length() > MAX_LENGTH) {
            throw violation(Phrase.of("violation.profile.tooLong"));
        }
        var reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAX_DEPTH);
        try {
            var value = value(reader, "");
            if (reader.peek() != JsonToken.END_DOCUMENT || !(value instanceof Map<?, ?>)) {
                throw violation(Phrase.of("violation.profile.notAProfile"));
            }
            return object("", value);
        } catch (IOException | IllegalStateException e) {
            var place = PLACE.matcher(String.valueOf(e.getMessage()));
            throw violation(
                    place.find()
                            ? Phrase.of("violation.profile.json", place.group(1), place.group(2))
                            : Phrase.of("violation.profile.cutShort"));
        }
    }

    private static Object value(JsonReader reader, String path) throws IOException, PkiException.InvalidInput {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                var members = new LinkedHashMap<String, Object>();
                reader.beginObject();
                while (reader.hasNext()) {
                    var name = reader.nextName();
                    var inside = path.isEmpty() ? name : path + "." + name;
                    if (members.put(name, value(reader, inside)) != null) {
                        throw violation(Phrase.of("violation.profile.twice", shown(inside)));
                    }
                }
                reader.endObject();
                yield members;
            }
            case BEGIN_ARRAY -> {
                var items = new ArrayList<Object>();
                reader.beginArray();
                while (reader.hasNext()) {
                    items.add(value(reader, path));
                }
                reader.endArray();
                yield items;
            }
            case STRING -> reader.nextString();
            case NUMBER -> new BigDecimal(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            default -> {
                reader.skipValue();
                throw violation(Phrase.of("violation.profile.null", shown(path)));
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static StrictJson object(String path, Object value) throws PkiException.InvalidInput {
        if (value instanceof Map<?, ?> members) {
            return new StrictJson(path, new LinkedHashMap<>((Map<String, Object>) members));
        }
        throw kind(path, Phrase.of("violation.profile.kind.object"));
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// Takes a member out; what is left at the end is unknown.
    private Optional<Object> take(String name) {
        return Optional.ofNullable(members.remove(name));
    }

    Optional<String> text(String name) throws PkiException.InvalidInput {
        var value = take(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(text(path(name), value.get()));
    }

    private static String text(String path, Object value) throws PkiException.InvalidInput {
        if (value instanceof String text) {
            return text;
        }
        throw kind(path, Phrase.of("violation.profile.kind.text"));
    }

    String requiredText(String name) throws PkiException.InvalidInput {
        var found = text(name);
        if (found.isEmpty()) {
            throw violation(Phrase.of("violation.profile.missing", path(name)));
        }
        return found.get();
    }

    OptionalInt number(String name) throws PkiException.InvalidInput {
        var value = take(name);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(path(name), value.get()));
    }

    private static int number(String path, Object value) throws PkiException.InvalidInput {
        if (value instanceof BigDecimal number && number.precision() - number.scale() < 12) {
            try {
                return number.intValueExact();
            } catch (ArithmeticException _) {
                // falls through to what is said of every other kind
            }
        }
        throw kind(path, Phrase.of("violation.profile.kind.number"));
    }

    /// A whole number, or a certain word in its place, which gives -1.
    OptionalInt numberOr(String name, String word) throws PkiException.InvalidInput {
        if (word.equals(members.get(name))) {
            members.remove(name);
            return OptionalInt.of(-1);
        }
        return number(name);
    }

    boolean truth(String name) throws PkiException.InvalidInput {
        var value = take(name);
        if (value.isEmpty()) {
            return false;
        }
        if (value.get() instanceof Boolean truth) {
            return truth;
        }
        throw kind(path(name), Phrase.of("violation.profile.kind.truth"));
    }

    private List<?> list(String name) throws PkiException.InvalidInput {
        var value = take(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof List<?> items) {
            return items;
        }
        throw kind(path(name), Phrase.of("violation.profile.kind.list"));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /// How a text of a member becomes a value.
    interface Reading<T> {
        Parsed<T> parse(String text);
    }

    <T> List<T> texts(String name, Reading<T> reading) throws PkiException.InvalidInput {
        var values = new ArrayList<T>();
        for (var item : list(name)) {
            values.add(member(path(name), reading.parse(text(path(name), item))));
        }
        return values;
    }

    <T> Optional<T> text(String name, Reading<T> reading) throws PkiException.InvalidInput {
        var text = text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(member(path(name), reading.parse(text.get())));
    }

    List<StrictJson> objects(String name) throws PkiException.InvalidInput {
        var objects = new ArrayList<StrictJson>();
        for (var item : list(name)) {
            objects.add(object(path(name), item));
        }
        return objects;
    }

    Optional<StrictJson> object(String name) throws PkiException.InvalidInput {
        var value = take(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(object(path(name), value.get()));
    }

    /// The value, or the member's name before what is wrong with it.
    <T> T member(String memberPath, Parsed<T> parsed) throws PkiException.InvalidInput {
        return switch (parsed) {
            case Parsed.Valid<T>(var value) -> value;
            case Parsed.Invalid<T>(var problem) ->
                throw violation(Phrase.of("violation.profile.member", memberPath, problem));
        };
    }

    /// Refuses members that nobody asked for.
    void end() throws PkiException.InvalidInput {
        if (!members.isEmpty()) {
            throw violation(Phrase.of(
                    "violation.profile.unknownMember",
                    shown(path(members.keySet().iterator().next()))));
        }
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static PkiException.InvalidInput kind(String path, Phrase kind) {
        return violation(Phrase.of("violation.profile.kind", shown(path), kind));
    }

    private static PkiException.InvalidInput violation(Phrase phrase) {
        return new PkiException.InvalidInput(phrase);
    }
}
