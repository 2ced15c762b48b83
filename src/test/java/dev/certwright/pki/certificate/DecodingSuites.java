package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.pki.encoding.ContentReader;
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
import org.junit.jupiter.api.io.TempDir;

/// All the strange files of others are read in every way, with no unchecked exception, each within a second.
class DecodingSuites {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /// Of the processor, not of the clock on the wall: others may be at work on the same machine.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<String> failures = new ArrayList<>();
    private final TreeMap<String, int[]> extensions = new TreeMap<>();
    private int files;
    private int objects;
    private long rows;
    private long facts;
    private Duration slowest = Duration.ZERO;

    @Test
    void everythingInTheSuitesIsDecodedOrRefused() throws IOException {
        var folder = SuiteFiles.folder();
        for (var path : SuiteFiles.paths(folder, "parse")) {
            read(path, Files.readAllBytes(folder.resolve(path)));
        }
        var report = new StringBuilder();
        report.append("files %d, objects %d, rows %d, facts %d, slowest %d ms, failures %d%n"
                .formatted(files, objects, rows, facts, slowest.toMillis(), failures.size()));
        extensions.forEach(
                (name, count) -> report.append("%-60s %6d of %6d in words%n".formatted(name, count[0], count[1])));
        failures.forEach(failure -> report.append(failure).append('\n'));
        Files.createDirectories(Path.of("target", "suites"));
        Files.writeString(Path.of("target", "suites", "decoding.txt"), report);
        assertEquals(List.of(), failures);
        assertTrue(objects > files / 2, objects + " objects in " + files + " files");
    }

    /// Each difference is listed; those that stay are the other reader's: it takes what the standard forbids.
    @Test
    void theJdkAndOpenSslFindTheSame(@TempDir Path work) throws IOException, InterruptedException {
        var folder = SuiteFiles.folder();
        var differences = new ArrayList<String>();
        int compared = 0;
        for (var path : SuiteFiles.paths(folder, "parse")) {
            try {
                var decoded = new ContentReader(new SecureRandom())
                        .read(Files.readAllBytes(folder.resolve(path)), path, List.of());
                for (var certificate : decoded.certificates()) {
                    compared++;
                    Oracles.asn1parse(work, certificate.der(), Asn1Shape.CERTIFICATE)
                            .ifPresent(difference -> differences.add(path + ": asn1parse: " + difference));
                    Oracles.jdk(new CertificateReader().read(certificate))
                            .forEach(difference -> differences.add(path + ": JDK: " + difference));
                }
            } catch (PkiException _) {
                // refused: nothing to compare
            }
        }
        Files.createDirectories(Path.of("target", "suites"));
        Files.writeString(
                Path.of("target", "suites", "decoding-differences.txt"),
                compared + " certificates compared, " + differences.size() + " differences\n"
                        + String.join("\n", differences) + "\n");
        assertTrue(differences.size() <= 10, differences::toString);
    }

    private void read(String path, byte[] content) {
        files++;
        var decoding = new Decoding();
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            decoding.file(content, path);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            failures.add(path + ": " + e + " " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : ""));
        }
        var took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        if (took.compareTo(LONGEST) > 0 && files > 1) {
            failures.add(path + ": took " + took.toMillis() + " ms");
        }
        slowest = slowest.compareTo(took) < 0 ? took : slowest;
        objects += decoding.objects;
        rows += decoding.rows;
        facts += decoding.facts;
        for (var extension : decoding.extensions) {
            var count = extensions.computeIfAbsent(extension.oid() + " " + extension.name(), _ -> new int[2]);
            count[0] += extension.decoded() ? 1 : 0;
            count[1]++;
        }
    }
}
