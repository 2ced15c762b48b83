package dev.certwright.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the first tests after the start of the program take once it has warmed up, each in a process of its own. It
/// only
/// prints: the time of a machine decides no test.
@Tag("bench")
class FirstClickBench {
    private static final int RUNS = 10;
    private static final int PROCESSES = 3;

    @Test
    void printsTheFirstAndTheTenth() throws IOException, InterruptedException {
        Program.assumePresent("openssl");
        for (int i = 0; i < PROCESSES; i++) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var outcome = Program.run(
                    Path.of("."),
                    java,
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FirstClickBench.class.getName());
            assertEquals(0, outcome.status(), outcome::text);
            outcome.text().lines().filter(l -> l.startsWith("first")).forEach(System.out::println);
        }
    }

    /// The fresh process: the bench warms up as the window does.
    static void main() throws IOException, PkiException {
        try (var bench = new Bench()) {
            var options = List.of("-CAfile", bench.materials().clientAuthority().toString(), "-Verify", "2");
            try (var server = OpenSslServers.start(bench.materials(), bench.place(), options)) {
                var probes = new double[RUNS];
                var whole = new double[RUNS];
                for (int i = 0; i < RUNS; i++) {
                    long start = System.nanoTime();
                    var seen = bench.test(
                            "https://" + Materials.HOST + ":" + server.port() + "/",
                            Set.of(TlsVersion.TLS_1_3),
                            bench.materials().client(Fault.GOOD_EC));
                    whole[i] = (System.nanoTime() - start) / 1e6;
                    probes[i] = seen.report().duration().toNanos() / 1e6;
                }
                System.out.printf(
                        Locale.ROOT,
                        "first connection %.0f ms, tenth %.0f ms, ratio %.1f; first test %.0f ms, tenth %.0f ms%n",
                        probes[0],
                        probes[RUNS - 1],
                        probes[0] / probes[RUNS - 1],
                        whole[0],
                        whole[RUNS - 1]);
            }
        }
    }
}
