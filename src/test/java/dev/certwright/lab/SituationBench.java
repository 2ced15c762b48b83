package dev.certwright.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is wrong with the server, or between it and the client.
@Tag("bench")
class SituationBench {
    private final List<String> misses = new ArrayList<>();
    private final List<String> othersMisses = new ArrayList<>();
    private int all;
    private int othersAll;

    @Test
    void theCauseIsNamedFirst() throws IOException, PkiException, InterruptedException {
        try (var bench = new Bench()) {
            var materials = bench.materials();
            for (var situation : Stream.of(new ServerFaults(materials).all(), new Mismatches(materials).all())
                    .flatMap(List::stream)
                    .toList()) {
                if (situation.programs().stream().allMatch(Program::present)) {
                    run(bench, situation);
                } else {
                    System.out.println(situation + ": skipped, not installed: " + situation.programs());
                }
            }
        }
        var causes = print("cause named right first, other situations", all, misses);
        var others = print("what OpenSSL, curl and Java would do is told right", othersAll, othersMisses);
        assertTrue(causes.share() >= 0.95, causes::toString);
        assertTrue(others.share() >= 1, others::toString);
    }

    private static Figures.Figure print(String name, int all, List<String> misses) {
        var figure = new Figures.Figure(name, all - misses.size(), all, misses);
        System.out.println(figure);
        misses.forEach(m -> System.out.println("  " + m));
        return figure;
    }

    /// Has other programs verify the server, and compares what the report says of them.
    private void others(Bench bench, Situation situation, int port)
            throws IOException, PkiException, InterruptedException {
        var seen = bench.test(
                situation.address().formatted(port),
                Set.of(TlsVersion.TLS_1_2),
                situation.client(),
                new TrustChoice.Given(situation.trusted()));
        for (var client : StrictClient.values()) {
            var truth = client.verify(bench.materials(), port);
            if (client == StrictClient.OPENSSL) {
                assertEquals(situation.opensslAlert(), truth.alert(), situation.name());
            }
            var told = seen.of(client.program());
            boolean right = told.filter(t -> t.goesOn() == truth.goesOn())
                    .filter(t -> alike(client, t.alert().map(Alert::description), truth.alert()))
                    .isPresent();
            othersAll++;
            if (!right) {
                othersMisses.add(situation + ": " + client.program() + " does " + truth + ", told "
                        + told.map(t -> t.goesOn() + " " + t.alert()).orElse("nothing"));
            }
        }
    }

    /// The JDK answers 46 where it built the path and a more exact number where it only checked the one it was sent.
    private static boolean alike(StrictClient client, Optional<Integer> told, OptionalInt alert) {
        return told.equals(alert.stream().boxed().findFirst())
                || (client == StrictClient.JAVA && told.isPresent() && alert.equals(OptionalInt.of(46)));
    }

    private void run(Bench bench, Situation situation) throws IOException, PkiException, InterruptedException {
        try (var server = situation.launch().start(bench.materials(), bench.place())) {
            if (situation.opensslAlert().isPresent()) {
                others(bench, situation, server.port());
            }
            for (TlsVersion version : situation.versions()) {
                var seen = bench.test(
                        situation.address().formatted(server.port()),
                        Set.of(version),
                        situation.client(),
                        new TrustChoice.Given(situation.trusted()));
                boolean right = situation.causes().isEmpty()
                        ? seen.causes().isEmpty()
                        : seen.first().filter(situation.causes()::contains).isPresent();
                all++;
                var line = situation + ", " + version + ": expected "
                        + (situation.causes().isEmpty() ? "no complaint" : String.join("/", situation.causes()))
                        + ", got " + seen;
                System.out.println((right ? "  " : "* ") + line);
                if (!right) {
                    misses.add(line);
                }
            }
        }
    }
}
