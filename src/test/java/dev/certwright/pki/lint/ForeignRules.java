package dev.certwright.pki.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which of our rules say what a rule of another program says: by the identifiers of the rules.
final class ForeignRules {
    private ForeignRules() {}

    /// Reads a table: the foreign identifier, then our codes; `#` begins a comment.
    static Map<String, List<String>> table(String name) {
        var table = new TreeMap<String, List<String>>();
        try (var in = ForeignRules.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> Arrays.asList(line.split("\\s+", -1)))
                    .forEach(words -> table.put(words.getFirst(), List.copyOf(words.subList(1, words.size()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
