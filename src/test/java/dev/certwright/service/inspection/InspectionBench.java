package dev.certwright.service.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.service.TestBench;
import dev.certwright.testing.CertificateDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// How long ten thousand certificates take.
class InspectionBench {
    private static final int MANY = 10_000;
    private static final int ROUNDS = 5;

    @Test
    void tenThousandCertificates(@TempDir Path folder, TestReporter reporter) throws Exception {
        try (var bench = new TestBench(folder)) {
            var inspection = bench.services.inspection();
            var root = CertificateDraft.authority("Root").selfSigned();
            var der = CertificateDraft.server("many").issuedBy(root).encoded().der();
            var file = Files.write(folder.resolve("many.pem"), Opened.many(der, MANY));
            var first = Opened.file(inspection, "root.pem", root);
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                var many = inspection.inspect(file, List.of());
                long read = System.nanoTime();
                var graph = inspection.graph(List.of(first, many), first, 0);
                long drawn = System.nanoTime();
                assertEquals(MANY, many.items().size());
                assertEquals(60, graph.nodes().size());
                reporter.publishEntry(
                        "inspection", "read " + millis(start, read) + " ms, graph " + millis(read, drawn) + " ms");
            }
        }
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }
}
