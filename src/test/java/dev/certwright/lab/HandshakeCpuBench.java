package dev.certwright.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.probe.HandshakeProbe;
import dev.certwright.tls.probe.ProbeObserver;
import dev.certwright.tls.probe.ProbeRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a warm mutual TLS 1.3 handshake with P-256 certificates costs our side of the processor while every message is
/// recorded, beside `openssl s_time` in the same run: of several rounds of both, the one that others on the machine
/// disturbed least. It only prints: the time of a machine decides no test.
@Tag("bench")
class HandshakeCpuBench {
    private static final int ROUNDS = 3;
    private static final int MOST_WARM = 12_000;

    /// While the compiler takes a larger share of the time than this, nothing is warm.
    private static final double COMPILING = 0.04;

    private static final int BATCH = 200;
    private static final int BATCHES = 5;
    private static final int SECONDS = 3;
    private static final Comparator<CpuTime> LEAST = Comparator.comparing(CpuTime::total);
    private static final Pattern RUNS = Pattern.compile("(\\d+) connections in [0-9.]+s");
    private static final Pattern TIMES = Pattern.compile("CPU ([0-9.]+) ([0-9.]+)");

    @Test
    void printsTheRatio() throws IOException, PkiException, InterruptedException {
        Program.assumePresent("openssl", "bash");
        assumeTrue(CpuTime.known(), "this system does not tell a process its CPU time in /proc");
        try (var bench = new Bench()) {
            var options = List.of(
                    "-CAfile", bench.materials().clientAuthority().toString(), "-Verify", "2", "-verify_return_error");
            try (var server = OpenSslServers.start(bench.materials(), bench.place(), options)) {
                System.out.println("CPU time of a warm mutual handshake, TLS 1.3, P-256; load " + load());
                warmUp(bench, server.port());
                var ours = new ArrayList<CpuTime>();
                var theirs = new ArrayList<CpuTime>();
                for (int i = 0; i < ROUNDS; i++) {
                    theirs.add(openssl(bench, server.port()));
                    ours.add(ours(bench, server.port()));
                }
                System.out.println("  recorded by us, medians of " + BATCHES + " batches of " + BATCH + ": " + ours);
                System.out.println("  openssl s_time, means of " + SECONDS + " s: " + theirs);
                var us = Collections.min(ours, LEAST);
                var them = Collections.min(theirs, LEAST);
                System.out.printf(
                        Locale.ROOT,
                        "  ratio of the least of each: %.2f (user alone %.2f); load %s%n",
                        us.total() / them.total(),
                        us.user() / them.user(),
                        load());
            }
        }
    }

    /// Of other people's programs too.
    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static ProbeRequest request(Bench bench, int port) {
        return new ProbeRequest(
                new HandshakeTarget(Materials.HOST, port, new HandshakeTarget.Application.Silent()),
                bench.materials().client(Fault.GOOD_EC),
                ConnectionOptions.standard().offering(Set.of(TlsVersion.TLS_1_3)));
    }

    /// Until the compiler has nearly nothing left to do.
    private static void warmUp(Bench bench, int port) throws PkiException, IOException {
        var compiler = ManagementFactory.getCompilationMXBean();
        var probe = new HandshakeProbe(new SecureRandom());
        int run = 0;
        double share = 1;
        while (run < MOST_WARM && share > COMPILING) {
            long compiled = compiler.getTotalCompilationTime();
            var before = CpuTime.ownUntilNow();
            batch(probe, request(bench, port), 5 * BATCH);
            run += 5 * BATCH;
            share = (compiler.getTotalCompilationTime() - compiled)
                    / CpuTime.ownUntilNow().since(before).total();
        }
        System.out.printf(Locale.ROOT, "  warm after %d handshakes, compiling %.0f %%%n", run, 100 * share);
    }

    private static CpuTime ours(Bench bench, int port) throws PkiException, IOException {
        var probe = new HandshakeProbe(new SecureRandom());
        var request = request(bench, port);
        var batches = new ArrayList<CpuTime>();
        for (int i = 0; i < BATCHES; i++) {
            var before = CpuTime.ownUntilNow();
            batch(probe, request, BATCH);
            batches.add(CpuTime.ownUntilNow().since(before).over(BATCH));
        }
        batches.sort(LEAST);
        return batches.get(BATCHES / 2);
    }

    private static void batch(HandshakeProbe probe, ProbeRequest request, int size) throws PkiException {
        for (int i = 0; i < size; i++) {
            var seen = probe.run(request, new Recording(), new Cancellation());
            assertTrue(seen.sessionTicketSeen(), () -> seen.messages().toString());
        }
    }

    private static CpuTime openssl(Bench bench, int port) throws IOException, InterruptedException {
        var materials = bench.materials();
        var own = materials.client(Fault.GOOD_EC).orElseThrow();
        Path certificate = TestCredentials.writeCertificates(materials.file("own.pem"), own.certificate());
        Path key = TestCredentials.writeKey(materials.file("own.key"), own.privateKey());
        var outcome = Program.run(
                bench.place(),
                "bash",
                "-c",
                "TIMEFORMAT='CPU %%U %%S'; time openssl s_time -connect 127.0.0.1:%d -new -time %d -cert %s -key %s"
                        .formatted(port, SECONDS, certificate, key));
        var runs = RUNS.matcher(outcome.text());
        var times = TIMES.matcher(outcome.text());
        assertTrue(runs.find() && times.find(), outcome::text);
        return new CpuTime(1000 * Double.parseDouble(times.group(1)), 1000 * Double.parseDouble(times.group(2)))
                .over(Integer.parseInt(runs.group(1)));
    }

    /// Keeps every message, as the window does.
    private static final class Recording implements ProbeObserver {
        private final List<HandshakeMessage> messages = new ArrayList<>();

        @Override
        public void message(HandshakeMessage message) {
            messages.add(message);
        }

        @Override
        public void reach(Reach soFar) {}
    }
}
