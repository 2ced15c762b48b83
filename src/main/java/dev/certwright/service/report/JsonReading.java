package dev.certwright.service.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.certwright.model.Bytes;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// A JSON object that somebody else wrote. Members nobody asks for are passed over.
///
/// Every method throws [IllegalArgumentException], or Gson's failure, when a member is not of the kind asked for.
final class JsonReading {
    /// Of objects and arrays within each other: more than any run has.
    private static final int MAX_DEPTH = 64;

    private final JsonObject object;

    private JsonReading(JsonElement element) {
        if (!(element instanceof JsonObject found)) {
            throw new IllegalArgumentException("not an object");
        }
        this.object = found;
    }

    static JsonReading parse(String json) {
        var reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAX_DEPTH);
        return new JsonReading(JsonParser.parseReader(reader));
    }

    /// The member, if it is there and not null.
    private Optional<JsonElement> find(String key) {
        return Optional.ofNullable(object.get(key)).filter(e -> !e.isJsonNull());
    }

    private static <T> T required(String key, Optional<T> found) {
        return found.orElseThrow(() -> new IllegalArgumentException("no " + key));
    }

    Optional<String> findText(String key) {
        return find(key).map(JsonReading::string);
    }

    private static String string(JsonElement element) {
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
            return element.getAsString();
        }
        throw new IllegalArgumentException("not a text");
    }

    String text(String key) {
        return required(key, findText(key));
    }

    boolean truth(String key) {
        var element = required(key, find(key));
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean()) {
            return element.getAsBoolean();
        }
        throw new IllegalArgumentException(key + " is no truth value");
    }

    Optional<Boolean> findTruth(String key) {
        return find(key).map(_ -> truth(key));
    }

    int number(String key) {
        return decimal(required(key, find(key))).intValueExact();
    }

    long large(String key) {
        return decimal(required(key, find(key))).longValueExact();
    }

    /// Bounded by Gson in its digits and its exponent.
    static BigDecimal decimal(JsonElement element) {
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
            return element.getAsBigDecimal();
        }
        throw new IllegalArgumentException("not a number");
    }

    Optional<Duration> findMilliseconds(String key) {
        return find(key)
                .map(JsonReading::decimal)
                .map(ms -> Duration.ofNanos(ms.movePointRight(6).longValueExact()));
    }

    Duration milliseconds(String key) {
        return required(key, findMilliseconds(key));
    }

    /// From hexadecimal digits.
    Bytes octets(String key) {
        return Bytes.of(HexFormat.of().parseHex(text(key)));
    }

    /// One of these, by its word.
    <E extends Enum<E>> E constant(String key, E[] constants) {
        return required(key, findConstant(key, constants));
    }

    <E extends Enum<E>> Optional<E> findConstant(String key, E[] constants) {
        return findText(key).map(word -> constant(constants, word));
    }

    static <E extends Enum<E>> E constant(E[] constants, String word) {
        for (var constant : constants) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("unknown word " + word);
    }

    /// The stable word of a constant: lower case with hyphens.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As [JsonReading] reads it back, to the nanosecond.
    static BigDecimal milliseconds(Duration duration) {
        var ms = BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros();
        return ms.scale() < 0 ? ms.setScale(0) : ms;
    }

    JsonReading object(String key) {
        return required(key, findObject(key));
    }

    Optional<JsonReading> findObject(String key) {
        return find(key).map(JsonReading::new);
    }

    /// The items; none when the member is missing.
    List<JsonElement> elements(String key) {
        return find(key)
                .map(e -> {
                    if (!e.isJsonArray()) {
                        throw new IllegalArgumentException(key + " is no list");
                    }
                    return StreamSupport.stream(e.getAsJsonArray().spliterator(), false)
                            .toList();
                })
                .orElseGet(List::of);
    }

    /// The texts of a list, if it is there.
    Optional<List<String>> findList(String key) {
        return find(key).map(_ -> texts(key));
    }

    List<String> texts(String key) {
        return elements(key).stream().map(JsonReading::string).toList();
    }

    <T> List<T> list(String key, Function<JsonReading, T> read) {
        return elements(key).stream().map(JsonReading::new).map(read).toList();
    }

    static JsonReading of(JsonElement element) {
        return new JsonReading(element);
    }
}
