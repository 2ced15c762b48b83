package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a server does, a probe ends soon, with little memory, and says how.
@Timeout(120)
class HostileServerTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /// The number is that of the alert with which we give up; 0 when we do not.
    @ParameterizedTest
    @CsvSource({
        "GARBAGE, OURS, 0, 1",
        "GARBAGE_IN_RECORDS, OURS, 10, 2",
        "ENDLESS_MESSAGE, OURS, 80, 2",
        "ONE_OCTET_RECORDS, OURS, 80, 2",
        "TRICKLE, TIMEOUT, 0, 1",
        "CHANGE_CIPHER_SPECS, OURS, 80, 510",
        "PLAIN_TEXT_AFTER_SERVER_HELLO, OURS, 10, 4",
        "WRONG_FINISHED_1_2, OURS, 51, 15",
        "WRONG_FINISHED_1_3, OURS, 51, 15",
        "CHAIN_OF_500, OURS, 80, 10",
        "TEN_THOUSAND_ISSUERS, FIN, 0, 15",
        "SESSION_TICKETS, OURS, 80, 510",
        "KEY_UPDATES, OURS, 80, 510",
        "CERTIFICATE_REQUESTS, OURS, 80, 40",
        "HELLO_REQUESTS, OURS, 80, 510",
        "WARNINGS_1_2, OURS, 80, 510",
        "WARNINGS_1_3, OURS, 80, 510",
        "WARNINGS_BEFORE_THE_HELLO, OURS, 80, 510",
        "APPLICATION_DATA_1_2, OURS, 0, 30",
        "APPLICATION_DATA_1_3, OURS, 0, 220",
        "EMPTY_APPLICATION_DATA, OURS, 80, 20",
    })
    void theProbeEndsWithAClearOutcome(Hostility hostility, ConnectionEnd end, int alert, int mostMessages)
            throws IOException, PkiException {
        long begin = System.nanoTime();
        var result = hostility.probe();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        assertEquals(end, result.end(), () -> Probes.names(result.messages()));
        assertEquals(
                alert, result.localAbort().map(a -> a.alert().description()).orElse(0), result.localAbort()::toString);
        assertEquals(Optional.empty(), result.alertReceived());
        assertTrue(result.messages().size() <= mostMessages, () -> Probes.names(result.messages()));
        assertEquals(hostility == Hostility.GARBAGE, result.foreignGreeting().isPresent());
        assertTrue(took.compareTo(SOON) < 0, took::toString);
    }

    @Test
    void everyHostilityIsTried() throws NoSuchMethodException {
        var tried = HostileServerTest.class
                .getDeclaredMethod(
                        "theProbeEndsWithAClearOutcome", Hostility.class, ConnectionEnd.class, int.class, int.class)
                .getAnnotation(CsvSource.class)
                .value();
        assertEquals(Hostility.values().length, tried.length);
    }

    @Test
    void asManyIssuersAsThereIsRoomForAreRead() throws IOException, PkiException {
        var result = Hostility.TEN_THOUSAND_ISSUERS.probe();
        assertEquals(10_000, result.demand().orElseThrow().authorities().size());
    }

    /// All of them one after the other, client and server in one process with little memory.
    @Test
    void littleMemoryIsEnough(@TempDir Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileServerTest.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        var said = Files.readString(log);
        assertEquals(
                Hostility.values().length,
                said.lines().filter(l -> l.contains("ended")).count(),
                said);
        System.out.print(
                said.lines().filter(l -> l.startsWith("heap")).findFirst().orElse("") + "\n");
    }

    /// Runs in a process of its own.
    public static void main(String[] arguments) throws IOException, PkiException {
        for (var hostility : Hostility.values()) {
            System.out.println(hostility + " ended " + hostility.probe().end());
        }
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.println("heap: " + (runtime.totalMemory() - runtime.freeMemory()) / 1024 + " KiB at the end, "
                + runtime.totalMemory() / 1024 + " KiB taken");
    }

    /// The server of each kind is in the middle of it when the person has had enough.
    @ParameterizedTest
    @EnumSource(names = {"TRICKLE", "EMPTY_APPLICATION_DATA", "PLAIN_TEXT_AFTER_SERVER_HELLO", "SESSION_TICKETS"})
    void cancellingClosesTheSocket(Hostility hostility)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var gone = new CompletableFuture<Long>();
        var cancellation = new Cancellation();
        var begun = new CountDownLatch(1);
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var client = listener.accept()) {
                    hostility.serve(client);
                    // a server that stopped talking sees the end by reading it
                    client.getInputStream().readAllBytes();
                    gone.complete(System.nanoTime());
                } catch (IOException _) {
                    gone.complete(System.nanoTime());
                }
            });
            var request = new ProbeRequest(
                    Probes.http(listener.getLocalPort()),
                    Optional.of(Hostility.CREDENTIALS.client),
                    ConnectionOptions.standard());
            var cancelled = new CompletableFuture<Long>();
            Thread.ofVirtual().start(() -> {
                try {
                    new HandshakeProbe(new SecureRandom()).run(request, new Counting(begun), cancellation);
                    cancelled.complete(0L);
                } catch (PkiException _) {
                    cancelled.complete(System.nanoTime());
                }
            });
            begun.await();
            Thread.sleep(50);
            long now = System.nanoTime();
            cancellation.cancel();
            var seen = Duration.ofNanos(gone.get(10, TimeUnit.SECONDS) - now);
            var ended = Duration.ofNanos(cancelled.get(10, TimeUnit.SECONDS) - now);
            System.out.printf(
                    "%s: the server saw the end after %s, the probe ended after %s%n", hostility, seen, ended);
            assertTrue(seen.compareTo(Duration.ofSeconds(2)) < 0, seen::toString);
            assertTrue(ended.compareTo(Duration.ofSeconds(2)) < 0, ended::toString);
        }
    }

    private record Counting(CountDownLatch begun) implements ProbeObserver {
        @Override
        public void message(HandshakeMessage m) {
            begun.countDown();
        }

        @Override
        public void reach(Reach soFar) {}
    }
}
