package dev.certwright.tls.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers that are not there, or not what they should be.
@Timeout(20)
class OddServerTest {
    private static final TimeLimits IMPATIENT =
            new TimeLimits(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500));

    /// What a server does with its one client.
    private interface Conduct {
        void serve(Socket client) throws IOException;
    }

    private static ProbeResult probe(Conduct conduct) throws IOException, PkiException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var client = listener.accept()) {
                    conduct.serve(client);
                } catch (IOException _) {
                    // The probe is the judge.
                }
            });
            return Probes.run(Probes.http(listener.getLocalPort()), null, IMPATIENT, TlsVersion.values());
        }
    }

    @Test
    void aClosedPortRefuses() throws IOException, PkiException {
        int port;
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
        }
        var result = Probes.run(Probes.http(port), null, TlsVersion.values());
        assertEquals(Optional.of(ConnectFailure.REFUSED), result.connectFailure());
        assertEquals(ConnectionEnd.NEVER_OPENED, result.end());
        assertEquals(1, result.reach().attempts().size());
    }

    @Test
    void anUnknownNameHasNoAddress() throws PkiException {
        var target = new HandshakeTarget("no-such-host.invalid", 443, new HandshakeTarget.Application.Silent());
        var result = Probes.run(target, null, TlsVersion.values());
        assertEquals(Optional.of(ConnectFailure.UNRESOLVED), result.connectFailure());
        assertTrue(result.reach().attempts().isEmpty());
    }

    @Test
    void eachAddressOfTheHostIsTried() throws IOException, PkiException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try {
                    listener.accept().close();
                } catch (IOException _) {
                    // The probe is the judge.
                }
            });
            var target =
                    new HandshakeTarget("localhost", listener.getLocalPort(), new HandshakeTarget.Application.Silent());
            var result = Probes.run(target, null, IMPATIENT, TlsVersion.values());
            assertEquals(Optional.empty(), result.connectFailure());
            assertEquals(
                    "127.0.0.1",
                    result.reach().attempts().getLast().address().getAddress().getHostAddress());
        }
    }

    @Test
    void aSilentServerTimesOut() throws IOException, PkiException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var result = Probes.run(Probes.http(listener.getLocalPort()), null, IMPATIENT, TlsVersion.values());
            assertEquals(ConnectionEnd.TIMEOUT, result.end());
            assertEquals(">ClientHello", Probes.names(result.messages()));
            assertEquals(Optional.empty(), result.localAbort());
        }
    }

    @Test
    void aPlainHttpServerIsRecognised() throws IOException, PkiException {
        var result = probe(client -> {
            client.getInputStream().read(new byte[4096]);
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        });
        assertEquals("HTTP/1.1 400 Bad", greeting(result).substring(0, 16));
        assertEquals(Optional.empty(), result.localAbort());
        assertEquals(Optional.empty(), result.alertReceived());
    }

    @Test
    void aServerThatGreetsFirstIsRecognised() throws IOException, PkiException {
        var result = probe(client -> {
            client.getOutputStream().write("SSH-2.0-Open".getBytes(US_ASCII));
            client.getOutputStream().flush();
            client.getOutputStream().write("SSH_9.2\r\n".getBytes(US_ASCII));
            client.getInputStream().readAllBytes();
        });
        assertEquals("SSH-2.0-OpenSSH_9.2\r\n", greeting(result));
    }

    private static String greeting(ProbeResult result) {
        return new String(result.foreignGreeting().orElseThrow().toArray(), US_ASCII);
    }

    @Test
    void garbageInTheFormOfRecordsEndsWithOurAlert() throws IOException, PkiException {
        var result = probe(client -> {
            client.getInputStream().read(new byte[4096]);
            client.getOutputStream().write(new byte[] {22, 3, 3, 0, 5, 99, 0, 0, 1, 7});
            client.getInputStream().readAllBytes();
        });
        assertEquals(ConnectionEnd.OURS, result.end());
        assertTrue(result.localAbort().isPresent());
        assertEquals("Unknown(99)", result.messages().get(1).name());
    }

    @Test
    void aServerThatClosesAtOnceIsSeenToClose() throws IOException, PkiException {
        var result = probe(client -> client.getInputStream().read(new byte[4096]));
        assertEquals(ConnectionEnd.FIN, result.end());
        assertEquals(Optional.empty(), result.localAbort());
        assertEquals(Optional.empty(), result.alertReceived());
    }

    @Test
    void aServerThatResetsIsSeenToReset() throws IOException, PkiException {
        var result = probe(client -> {
            client.getInputStream().read(new byte[4096]);
            client.setSoLinger(true, 0);
        });
        assertEquals(ConnectionEnd.RST, result.end());
    }

    @Test
    void anAlertBeforeServerHelloIsKept() throws IOException, PkiException {
        var result = probe(client -> {
            client.getInputStream().read(new byte[4096]);
            client.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 70});
        });
        assertEquals(70, Probes.alert(result));
        assertEquals(ConnectionEnd.ALERT, result.end());
    }

    @Test
    void cancelEndsAHandshakeAtOnce() throws IOException, InterruptedException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var cancellation = new Cancellation();
            var said = new CountDownLatch(1);
            var request = new ProbeRequest(
                    Probes.http(listener.getLocalPort()),
                    Optional.empty(),
                    ConnectionOptions.standard().offering(Set.of(TlsVersion.TLS_1_3)));
            var observer = new ProbeObserver() {
                @Override
                public void message(dev.certwright.model.handshake.HandshakeMessage m) {
                    said.countDown();
                }

                @Override
                public void reach(Reach soFar) {}
            };
            var ended = new java.util.concurrent.CompletableFuture<Duration>();
            Thread.ofVirtual().start(() -> {
                assertThrows(
                        PkiException.Cancelled.class,
                        () -> new HandshakeProbe(new SecureRandom()).run(request, observer, cancellation));
                ended.complete(Duration.ofNanos(System.nanoTime()));
            });
            said.await();
            var begin = Duration.ofNanos(System.nanoTime());
            cancellation.cancel();
            assertTrue(ended.join().minus(begin).compareTo(Duration.ofSeconds(1)) < 0);
        }
    }

    @Test
    void whatIsCancelledBeforeItBeginsNeverBegins() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        var request = new ProbeRequest(
                Probes.http(1), Optional.empty(), ConnectionOptions.standard().offering(Set.of(TlsVersion.TLS_1_3)));
        assertThrows(
                PkiException.Cancelled.class,
                () -> new HandshakeProbe(new SecureRandom()).run(request, new Probes.Recorded(), cancellation));
    }
}
