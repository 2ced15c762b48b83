package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that others made, good ones and strange ones: each gets exactly one line, soon, and none of them a bug.
class InspectSuites {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration TOO_LATE = Duration.ofSeconds(5);
    private static final int SLOWEST = 10;

    @TempDir
    Path folder;

    private final Map<String, Integer> causes = new TreeMap<>();
    private final Map<String, Integer> parts = new TreeMap<>();
    private final Map<String, Long> times = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int answers;

    @Test
    void everyFileGetsOneLine() throws IOException {
        var suites = Path.of(System.getProperty("certwright.suites", "../shared/suites"));
        assumeTrue(
                Files.isReadable(suites.resolve("index.jsonl")),
                "the independent test material is not at "
                        + suites.toAbsolutePath().normalize() + " (set -Dcertwright.suites=FOLDER)");
        var cli = new Cli(folder);
        cli.run("inspect", suites.resolve("index.jsonl").toString());
        int files = 0;
        for (var line : Files.readAllLines(suites.resolve("index.jsonl"))) {
            var entry = Json.read(line);
            var set = entry.get("set").getAsString();
            if (set.equals("parse") || set.equals("formats")) {
                files++;
                inspect(cli, suites.resolve(entry.get("path").getAsString()), passwords(entry), entry);
            }
        }
        report(files);
        assertEquals(List.of(), wrong.stream().limit(20).toList());
        assertTrue(files > 1_000, "the index names too few files");
    }

    /// The container's own password, then those of its entries.
    private static List<String> passwords(JsonObject entry) {
        var passwords = new ArrayList<String>();
        text(entry.get("password"), passwords);
        if (entry.get("expected") instanceof JsonObject expected && expected.has("content")) {
            for (var object : expected.getAsJsonArray("content")) {
                if (object.getAsJsonObject().get("key") instanceof JsonObject key) {
                    text(key.get("password"), passwords);
                }
            }
        }
        return passwords.stream().distinct().toList();
    }

    private static void text(JsonElement element, List<String> found) {
        if (element != null
                && element.isJsonPrimitive()
                && !element.getAsString().isEmpty()) {
            found.add(element.getAsString());
        }
    }

    private void inspect(Cli cli, Path file, List<String> passwords, JsonObject entry) throws IOException {
        var command = new ArrayList<>(List.of("inspect", "--json", "--text", "--asn1", "--pem", file.toString()));
        for (int i = 0; i < passwords.size(); i++) {
            command.add("--password-file");
            command.add(Files.writeString(folder.resolve("password" + i), passwords.get(i))
                    .toString());
        }
        long start = System.nanoTime();
        var run = cli.run(command.toArray(String[]::new));
        var took = Duration.ofNanos(System.nanoTime() - start);
        var id = entry.get("id").getAsString();
        times.put(id, took.toMillis());
        if (took.compareTo(TOO_LATE) > 0) {
            wrong.add(id + ": took " + took.toMillis() + " ms");
        }
        if (run.outLines().size() != 1) {
            wrong.add(id + ": " + run.outLines().size() + " lines, " + run.err());
            return;
        }
        count(id, Json.read(run.outLines().getFirst()));
    }

    private void count(String id, JsonObject line) {
        if (line.get("cause").isJsonNull()) {
            answers++;
        } else {
            count(id, line.get("cause").getAsString(), causes);
        }
        for (var item : line.getAsJsonArray("items")) {
            if (item.getAsJsonObject().get("cause") instanceof JsonElement cause && cause.isJsonPrimitive()) {
                count(id, cause.getAsString(), parts);
            }
        }
    }

    private void count(String id, String cause, Map<String, Integer> counts) {
        counts.merge(cause, 1, Integer::sum);
        if (cause.equals("unexpected")) {
            wrong.add(id + ": unexpected");
        }
    }

    private void report(int files) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("files " + files + ", with content " + answers + ", refused " + (files - answers));
        lines.add("refused because: " + causes);
        lines.add("parts that stayed closed: " + parts);
        lines.add("longer than " + SOON.toMillis() + " ms: "
                + times.values().stream().filter(t -> t > SOON.toMillis()).count());
        times.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(SLOWEST)
                .forEach(e -> lines.add(e.getValue() + " ms  " + e.getKey()));
        lines.addAll(wrong);
        var target = Files.createDirectories(Path.of("target", "suites"));
        Files.writeString(target.resolve("inspect.txt"), String.join("\n", lines) + "\n");
    }
}
