package dev.certwright.service.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON object under construction (RFC 8259); its members keep the order in which they were put.
public final class JsonMembers {
    private final JsonObject object = new JsonObject();

    /// Adds a member.
    ///
    /// @param value a text, finite number, truth value, object, instant (written in whole seconds), list of these,
    ///              optional of any, or null
    public JsonMembers put(String key, @Nullable Object value) {
        object.add(key, element(value));
        return this;
    }

    /// Adds every member of another object.
    public JsonMembers putAll(JsonMembers other) {
        other.object.entrySet().forEach(member -> object.add(member.getKey(), member.getValue()));
        return this;
    }

    /// One line without its line break, in ASCII, so that it means the same whatever character set the terminal or
    /// pipe was set to.
    public String line() {
        var json = object.toString();
        var out = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                out.append(c);
            } else {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return out.toString();
    }

    private static JsonElement element(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case String text -> new JsonPrimitive(paired(text));
            case Boolean truth -> new JsonPrimitive(truth);
            case Number number -> new JsonPrimitive(finite(number));
            case Instant instant ->
                new JsonPrimitive(instant.truncatedTo(ChronoUnit.SECONDS).toString());
            case JsonMembers members -> members.object;
            case List<?> list -> array(list);
            case Optional<?> optional -> element(optional.orElse(null));
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    private static JsonArray array(List<?> list) {
        var array = new JsonArray(list.size());
        list.forEach(item -> array.add(element(item)));
        return array;
    }

    private static Number finite(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("no JSON for " + number);
        }
        return number;
    }

    /// Half a surrogate pair is no character, and strict readers refuse the text that has one (RFC 8259 §8.2).
    private static String paired(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        out.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c));
        return out.toString();
    }
}
