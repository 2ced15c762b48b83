package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Thousands of strange files: each is answered with items or with a message, and soon.
class ParseSuites {
    /// Time of this thread alone: other programs may be busy.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void everyStrangeFileIsAnsweredSoon() throws IOException {
        var reader = new ContentReader(new SecureRandom());
        var failures = new ArrayList<String>();
        var answers = new TreeMap<String, Integer>();
        var entries = SuiteMaterial.entries("parse");
        long slowest = 0;
        for (var entry : entries) {
            long start = THREADS.getCurrentThreadCpuTime();
            String answer;
            try {
                reader.read(Files.readAllBytes(entry.file()), entry.id(), List.of());
                answer = "read";
            } catch (PkiException e) {
                answer = e.getClass().getSimpleName();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                answer = "unhandled";
                failures.add(entry.id() + ": " + e);
            }
            answers.merge(answer, 1, Integer::sum);
            long taken = THREADS.getCurrentThreadCpuTime() - start;
            slowest = Math.max(slowest, taken);
            if (taken > SOON.toNanos()) {
                failures.add(entry.id() + " took " + Duration.ofNanos(taken));
            }
        }
        var summary = answers + ", slowest " + Duration.ofNanos(slowest).toMillis() + " ms, of " + entries.size();
        IO.println(summary);
        var folder = Files.createDirectories(Path.of("target", "suites"));
        Files.writeString(folder.resolve("parse.txt"), summary + "\n" + String.join("\n", failures) + "\n");
        assertEquals(List.of(), failures);
        assertTrue(answers.getOrDefault("read", 0) * 2 > entries.size(), summary);
    }
}
