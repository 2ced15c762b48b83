package dev.certwright.service.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import dev.certwright.model.Cancellation;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.service.bulk.table.NamePattern;
import dev.certwright.service.bulk.table.RowSource;
import dev.certwright.testing.Program;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// How many EC P-256 client certificates a second come out, key, signature and vault included; beside it what the bare
/// JDK makes of keys and signatures on all cores in the same run, and what a shell loop over `openssl` makes.
class BulkBench {
    private static final int OPENSSL_ROUNDS = 20;
    private static final double NANOS = 1e9;

    @TempDir
    Path folder;

    @Test
    void certificatesASecond(TestReporter reporter) throws Exception {
        jdkRate(4_000);
        for (int many : new int[] {30_000}) {
            long cpu = cpu();
            double before = jdkRate(6_000);
            var line = new StringBuilder(String.format(Locale.ROOT, "JDK %.0f, ours ", (cpu() - cpu) / 1e3 / 6_000));
            double rate = issue(many, line);
            double after = jdkRate(6_000);
            double jdk = (before + after) / 2;
            reporter.publishEntry(
                    "bulk",
                    String.format(
                            Locale.ROOT,
                            "%,d certificates: %,.0f a second; bare JDK %,.0f (%,.0f before, %,.0f after); ratio %.2f; %s",
                            many,
                            rate,
                            jdk,
                            before,
                            after,
                            rate / jdk,
                            line));
        }
        reporter.publishEntry(
                "bulk", String.format(Locale.ROOT, "openssl in a shell loop: %.1f a second", openSslRate()));
    }

    /// Of all threads, in nanoseconds.
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private double issue(int many, StringBuilder line) throws Exception {
        var place = Files.createTempDirectory(folder, "vault");
        try (var bench = new TestBench(place)) {
            var authority = bench.issue(CertificateOrder.rootCa("CA", DistinguishedName.ofCommonName("CA"))
                    .withKey(CertificateProfile.CLIENT.defaultKey()));
            var order = BulkOrder.of(pattern(authority), names("sensor-{000001.." + many + "}"));
            resetPeaks();
            long cpu = cpu();
            var outcome = bench.services.bulk().issue(order, Optional.empty(), _ -> {}, new Cancellation());
            line.append(String.format(Locale.ROOT, "%.0f µs of processor each; ", (cpu() - cpu) / 1e3 / many));
            assertEquals(Optional.empty(), outcome.stopped());
            assertEquals(many, outcome.issued());
            System.gc();
            line.append(String.format(
                    Locale.ROOT,
                    "heap after GC %.1f MB, peak after GC %.1f MB; vault %.1f MB",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
                    peak() / 1e6,
                    Files.size(place.resolve("vault.certwright")) / 1e6));
            return outcome.rate();
        }
    }

    static CertificateOrder pattern(Entry authority) {
        return CertificateOrder.below(
                authority.id(), "", CertificateProfile.CLIENT, DistinguishedName.EMPTY, List.of());
    }

    static RowSource names(String pattern) {
        return new RowSource.Pattern(TestBench.value(NamePattern.parse(pattern)));
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /// Largest use of the old generation, which is what a collection left behind.
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /// Key pairs and signatures a second.
    private static double jdkRate(int many) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        var random = new SecureRandom();
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        var key = generator.generateKeyPair().getPrivate();
        var work = new ArrayList<Callable<Integer>>();
        for (int core = 0; core < cores; core++) {
            work.add(() -> {
                var own = KeyPairGenerator.getInstance("EC");
                own.initialize(new ECGenParameterSpec("secp256r1"), random);
                var signature = Signature.getInstance("SHA256withECDSA");
                int signed = 0;
                for (int i = 0; i < many / cores; i++) {
                    signature.initSign(key, random);
                    signature.update(own.generateKeyPair().getPublic().getEncoded());
                    signed += signature.sign().length > 0 ? 1 : 0;
                }
                return signed;
            });
        }
        try (var workers = Executors.newFixedThreadPool(cores)) {
            long start = System.nanoTime();
            for (var done : workers.invokeAll(work)) {
                done.get();
            }
            return many * NANOS / (System.nanoTime() - start);
        }
    }

    private double openSslRate() throws Exception {
        Program.assumePresent("bash", "openssl");
        long start = System.nanoTime();
        var outcome = Program.run(folder, "bash", "-c", """
                set -e
                openssl ecparam -name prime256v1 -genkey -noout -out ca.key
                openssl req -x509 -new -key ca.key -subj /CN=CA -days 365 -out ca.crt
                for i in $(seq %d); do
                    openssl ecparam -name prime256v1 -genkey -noout -out d$i.key
                    openssl req -new -key d$i.key -subj /CN=sensor-$i -out d$i.csr
                    openssl x509 -req -in d$i.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 90 -out d$i.crt
                done
                """.formatted(OPENSSL_ROUNDS));
        assertEquals(0, outcome.status(), outcome.text());
        return OPENSSL_ROUNDS * NANOS / (System.nanoTime() - start);
    }
}
