package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The test material that others wrote, where it is there.
final class SuiteMaterial {
    /// One file of the index.
    record Entry(String id, Path file, String kind, List<char[]> passwords, Map<String, Object> expected) {}

    private SuiteMaterial() {}

    static Path folder() {
        var suites = Path.of(System.getProperty("certwright.suites", "../shared/suites"));
        assumeTrue(
                Files.isReadable(suites.resolve("index.jsonl")),
                "the independent test material is not at "
                        + suites.toAbsolutePath().normalize() + " (set -Dcertwright.suites=FOLDER)");
        return suites;
    }

    /// @param set `formats` or `parse`
    static List<Entry> entries(String set) throws IOException {
        var suites = folder();
        var entries = new ArrayList<Entry>();
        for (var line : Files.readAllLines(suites.resolve("index.jsonl"))) {
            if (line.contains("\"set\": \"" + set + "\"")) {
                entries.add(entry(suites, map(Json.parse(line))));
            }
        }
        return entries;
    }

    private static Entry entry(Path suites, Map<String, Object> entry) {
        var passwords = new ArrayList<char[]>();
        if (entry.get("password") instanceof String password && !password.equals("null")) {
            passwords.add(password.toCharArray());
        }
        var expected = map(entry.get("expected"));
        if (expected.get("content") instanceof List<?> content) {
            for (var object : content) {
                if (map(object).get("key") instanceof Map<?, ?> key && key.get("password") instanceof String own) {
                    passwords.add(own.toCharArray());
                }
            }
        }
        return new Entry(
                (String) entry.get("id"),
                suites.resolve((String) entry.get("path")),
                (String) entry.get("kind"),
                passwords,
                expected);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
