package dev.certwright.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON object under construction; its members keep the order in which they were put.
final class JsonObject {
    private final List<Map.Entry<String, Optional<Object>>> members = new ArrayList<>();

    /// Adds a member.
    ///
    /// @param value a text, number, truth value, instant, object or list of these, an optional of any, or null
    JsonObject put(String key, @Nullable Object value) {
        members.add(Map.entry(key, Optional.ofNullable(value)));
        return this;
    }

    /// Adds every member of another object.
    JsonObject putAll(JsonObject other) {
        members.addAll(other.members);
        return this;
    }

    List<Map.Entry<String, Optional<Object>>> members() {
        return Collections.unmodifiableList(members);
    }
}
