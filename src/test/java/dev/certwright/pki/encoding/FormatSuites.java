package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// All files of many formats that others made: prints the table, and fails below 99 %.
class FormatSuites {
    @Test
    void showsExactlyWhatIsInTheFilesOfOtherPrograms() throws IOException {
        var judge = new FormatJudge(new ContentReader(new SecureRandom()));
        var failures = new ArrayList<String>();
        var slow = new ArrayList<String>();
        var counts = new TreeMap<String, int[]>();
        var entries = SuiteMaterial.entries("formats");
        for (var entry : entries) {
            long start = System.nanoTime();
            var wrong = judge.judge(entry);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            if (millis > 5_000) {
                slow.add(entry.id() + " took " + millis + " ms");
            }
            var count = counts.computeIfAbsent(entry.kind(), _ -> new int[2]);
            count[0] += wrong.isEmpty() ? 1 : 0;
            count[1]++;
            if (!wrong.isEmpty()) {
                failures.add(entry.id() + " (" + entry.kind() + "): " + wrong);
            }
        }
        int right = entries.size() - failures.size();
        var table = new StringBuilder();
        counts.forEach((kind, count) -> table.append("%-48s %4d of %4d%n".formatted(kind, count[0], count[1])));
        table.append(
                "%-48s %4d of %4d = %.2f %%%n".formatted("all", right, entries.size(), 100.0 * right / entries.size()));
        IO.println(table);
        failures.forEach(failure -> IO.println(failure.substring(0, Math.min(failure.length(), 400))));
        var folder = Files.createDirectories(Path.of("target", "suites"));
        Files.writeString(folder.resolve("formats.txt"), table + "\n" + String.join("\n", failures) + "\n");
        assertEquals(List.of(), slow);
        assertTrue(right * 100 >= entries.size() * 99, right + " of " + entries.size());
    }
}
