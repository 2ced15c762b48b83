package dev.certwright.service.report;

import com.google.gson.JsonElement;
import dev.certwright.model.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Phrases: in words for everyone, with key and arguments beside them to be said in another language.
final class PhraseJson {
    /// Says its one argument as it is.
    private static final String LITERAL = "common.literal";

    private final Function<Phrase, String> words;

    /// @param words puts a phrase into a language, and throws [MissingResourceException] or
    ///              [IllegalArgumentException] for one that it does not have
    PhraseJson(Function<Phrase, String> words) {
        this.words = words;
    }

    String words(Phrase phrase) {
        return words.apply(phrase);
    }

    /// Adds two members: `key` in words, and `keyPhrase`.
    void put(JsonMembers members, String key, Phrase phrase) {
        members.put(key, words(phrase)).put(key + "Phrase", parts(phrase));
    }

    void put(JsonMembers members, String key, List<Phrase> phrases) {
        members.put(key, phrases.stream().map(this::words).toList())
                .put(key + "Phrases", phrases.stream().map(PhraseJson::parts).toList());
    }

    private static JsonMembers parts(Phrase phrase) {
        return new JsonMembers()
                .put("key", phrase.key())
                .put(
                        "arguments",
                        phrase.arguments().stream().map(PhraseJson::argument).toList());
    }

    private static Object argument(Object argument) {
        return switch (argument) {
            case Phrase phrase -> parts(phrase);
            case Number number -> number;
            case Instant moment -> new JsonMembers().put("moment", moment.toString());
            default -> argument.toString();
        };
    }

    Phrase read(JsonReading object, String key) {
        return read(object.text(key), object.findObject(key + "Phrase"));
    }

    Optional<Phrase> find(JsonReading object, String key) {
        return object.findText(key).map(text -> read(text, object.findObject(key + "Phrase")));
    }

    List<Phrase> readAll(JsonReading object, String key) {
        var texts = object.texts(key);
        var phrases = object.elements(key + "Phrases");
        return IntStream.range(0, texts.size())
                .mapToObj(i -> read(
                        texts.get(i),
                        i < phrases.size() ? Optional.of(JsonReading.of(phrases.get(i))) : Optional.empty()))
                .toList();
    }

    private Phrase read(String text, Optional<JsonReading> parts) {
        return parts.map(PhraseJson::phrase).filter(this::sayable).orElseGet(() -> Phrase.of(LITERAL, text));
    }

    static Phrase literal(String text) {
        return Phrase.of(LITERAL, text);
    }

    private static Phrase phrase(JsonReading parts) {
        return new Phrase(
                parts.text("key"),
                parts.elements("arguments").stream().map(PhraseJson::argument).toList());
    }

    private static Object argument(JsonElement element) {
        if (element.isJsonObject()) {
            var object = JsonReading.of(element);
            var moment = object.findText("moment");
            return moment.isPresent() ? Instant.parse(moment.get()) : phrase(object);
        }
        if (!element.isJsonPrimitive()) {
            throw new IllegalArgumentException("no argument: " + element);
        }
        return element.getAsJsonPrimitive().isNumber() ? number(element) : element.getAsString();
    }

    private static Number number(JsonElement element) {
        var number = JsonReading.decimal(element);
        if (number.stripTrailingZeros().scale() > 0) {
            return number.doubleValue();
        }
        long whole = number.longValueExact();
        return whole == (int) whole ? (Number) (int) whole : (Number) whole;
    }

    /// Whether this program has the text, and the arguments fit it: another version may have written the phrase, or
    /// somebody who means harm.
    boolean sayable(Phrase phrase) {
        try {
            words(phrase);
            return true;
        } catch (MissingResourceException | IllegalArgumentException _) {
            return false;
        }
    }
}
