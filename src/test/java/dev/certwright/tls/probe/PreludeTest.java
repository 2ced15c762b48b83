package dev.certwright.tls.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.MqttAnswer;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.ApacheProxy;
import dev.certwright.tls.PlainServer;
import dev.certwright.tls.Programs;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.capture.PcapngWriter;
import dev.certwright.tls.startup.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What comes before TLS, and the first question after it. TLS itself is spoken by Java.
@Timeout(60)
class PreludeTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);
    private static final byte[] CONNACK = {0x20, 2, 0, 0};
    private static final Optional<ApplicationAnswer> WELCOME = Optional.of(new MqttAnswer(0));

    @TempDir
    private Path folder;

    /// Speaks a protocol up to TLS, asks for a certificate, and answers the first octets it hears.
    private static PlainServer speaking(StartupProtocol protocol, byte[] answer) throws IOException {
        return new PlainServer(socket -> {
            new ScriptedServer(socket.getInputStream(), socket.getOutputStream()).speak(protocol);
            try {
                var sockets = TestCredentials.jsse("TLS", CREDENTIALS.server, CREDENTIALS.authority)
                        .getSocketFactory();
                try (var tls = (SSLSocket) sockets.createSocket(socket, null, true)) {
                    tls.setUseClientMode(false);
                    tls.setNeedClientAuth(true);
                    tls.getInputStream().read(new byte[1024]);
                    tls.getOutputStream().write(answer);
                    tls.getInputStream().read();
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static HandshakeTarget target(StartupProtocol protocol, int port, Application application) {
        return new HandshakeTarget("localhost", port, protocol, application);
    }

    /// The question after TLS is always MQTT's: what the server says to it is no matter of time.
    private static ProbeResult startTls(StartupProtocol protocol, int port) throws PkiException {
        return Probes.run(target(protocol, port, new Application.Mqtt()), CREDENTIALS.client, TlsVersion.TLS_1_3);
    }

    @ParameterizedTest
    @EnumSource
    void tlsBeginsInTheWordsOfEachProtocol(StartupProtocol protocol) throws IOException, PkiException {
        try (var server = speaking(protocol, CONNACK)) {
            var result = startTls(protocol, server.port());
            assertEquals(WELCOME, result.answer(), () -> Probes.names(result.messages()));
            assertEquals(Optional.empty(), result.startupFailure());
            assertEquals(
                    protocol == StartupProtocol.DIRECT,
                    result.reach().dialogue().isEmpty());
        }
    }

    @Test
    void eachLineIsToldWhenItIsSaid() throws IOException, PkiException {
        try (var server = speaking(StartupProtocol.SMTP, HELLO)) {
            var told = new Probes.Recorded();
            var result = run(target(StartupProtocol.SMTP, server.port(), new Application.Silent()), told);
            int lines = result.reach().dialogue().size();
            assertTrue(lines >= 5, () -> result.reach().toString());
            assertEquals(lines + 1, told.reached.size());
            for (int i = 0; i <= lines; i++) {
                assertEquals(
                        result.reach().dialogue().subList(0, i),
                        told.reached.get(i).dialogue());
            }
        }
    }

    private static ProbeResult run(HandshakeTarget target, ProbeObserver observer) throws PkiException {
        var options = ConnectionOptions.standard().within(Probes.SHORT);
        return new HandshakeProbe(new SecureRandom())
                .run(new ProbeRequest(target, Optional.of(CREDENTIALS.client), options), observer, new Cancellation());
    }

    @Test
    void wiresharkSeesTheDialogueAndOpensWhatFollows() throws IOException, PkiException, InterruptedException {
        Programs.assumeInstalled("tshark");
        try (var server = speaking(StartupProtocol.SMTP, HELLO)) {
            var result = startTls(StartupProtocol.SMTP, server.port());
            var file = folder.resolve("smtp.pcapng");
            try (var recording = result.recording().orElseThrow();
                    var out = Files.newOutputStream(file)) {
                PcapngWriter.write(recording, true, "", out);
            }
            // it shows the first four letters of a command, and takes for some what it decrypts
            var commands = tshark(file, server.port(), "smtp.req.command");
            assertEquals(List.of("EHLO", "STAR"), commands.subList(0, 2));
            assertTrue(tshark(file, server.port(), "tls.handshake.type").contains("20"));
        }
    }

    private List<String> tshark(Path file, int port, String field) throws IOException, InterruptedException {
        var said = Programs.run(
                folder,
                "",
                List.of(
                        "tshark",
                        "-r",
                        file.toString(),
                        "-d",
                        "tcp.port==" + port + ",smtp",
                        "-Y",
                        field,
                        "-T",
                        "fields",
                        "-e",
                        field));
        return said.lines()
                .filter(l -> !l.startsWith("Running as"))
                .flatMap(l -> List.of(l.split(",", -1)).stream())
                .toList();
    }

    @Test
    void whoSpeaksAnotherProtocolIsNamed() throws IOException, PkiException {
        try (var server = speaking(StartupProtocol.SMTP, HELLO)) {
            var result = startTls(StartupProtocol.IMAP, server.port());
            assertEquals(List.of("SMTP"), result.startupFailure().orElseThrow().arguments());
            assertTrue(new String(result.foreignGreeting().orElseThrow().toArray(), US_ASCII).startsWith("220 mail"));
            assertEquals(ConnectionEnd.OURS, result.end());
            assertEquals(List.of(), result.messages());
            assertFalse(result.recording().orElseThrow().segments().isEmpty());
        }
    }

    @Test
    void aRefusalKeepsTheClientHelloBack() throws IOException, PkiException {
        try (var server = new PlainServer(socket -> {
            socket.getInputStream().readNBytes(8);
            socket.getOutputStream().write('N');
            assertEquals(-1, socket.getInputStream().read());
        })) {
            var result = startTls(StartupProtocol.POSTGRESQL, server.port());
            assertEquals(
                    "startup.notOffered", result.startupFailure().orElseThrow().key());
            assertEquals(List.of(), result.messages());
            assertEquals(Optional.empty(), result.foreignGreeting());
            assertEquals(ConnectionEnd.OURS, result.end());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, startup.closed.silent, FIN", "false, startup.timedOut.silent, TIMEOUT"})
    void whoSaysNothingIsLeft(boolean closes, String key, ConnectionEnd end) throws IOException, PkiException {
        try (var server = new PlainServer(socket -> {
            if (!closes) {
                socket.getInputStream().readAllBytes();
            }
        })) {
            var limits = new dev.certwright.model.handshake.TimeLimits(
                    Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofSeconds(2));
            var result = Probes.run(
                    target(StartupProtocol.IMAP, server.port(), new Application.Silent()),
                    null,
                    limits,
                    TlsVersion.TLS_1_3);
            assertEquals(key, result.startupFailure().orElseThrow().key());
            assertEquals(end, result.end());
            assertEquals(Optional.empty(), result.recording());
        }
    }

    @Test
    void cancelEndsADialogueAtOnce() throws IOException, InterruptedException {
        var reached = new CountDownLatch(1);
        try (var server = new PlainServer(socket -> {
            reached.countDown();
            socket.getInputStream().readAllBytes();
        })) {
            var cancellation = new Cancellation();
            var hour = Duration.ofHours(1);
            var options = ConnectionOptions.standard()
                    .within(new dev.certwright.model.handshake.TimeLimits(hour, hour, hour))
                    .offering(Set.of(TlsVersion.TLS_1_3));
            var request = new ProbeRequest(
                    target(StartupProtocol.SMTP, server.port(), new Application.Silent()), Optional.empty(), options);
            Thread.ofVirtual().start(() -> {
                try {
                    reached.await();
                    cancellation.cancel();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThrows(
                    PkiException.Cancelled.class,
                    () -> new HandshakeProbe(new SecureRandom()).run(request, new Probes.Recorded(), cancellation));
        }
    }

    @ParameterizedTest
    @CsvSource({"20020000, 0", "20020005, 5"})
    void aBrokerIsAsked(String connack, int code) throws IOException, PkiException {
        try (var server = speaking(StartupProtocol.DIRECT, HexFormat.of().parseHex(connack))) {
            var result = mqtt(server.port());
            assertEquals(Optional.of(new MqttAnswer(code)), result.answer());
        }
    }

    @Test
    void whatIsNoBrokerHasNoAnswer() throws IOException, PkiException {
        try (var server = speaking(StartupProtocol.DIRECT, HELLO)) {
            var result = mqtt(server.port());
            assertEquals(Optional.empty(), result.answer());
            assertTrue(result.applicationDataSeen());
        }
    }

    private static ProbeResult mqtt(int port) throws PkiException {
        return Probes.run(
                target(StartupProtocol.DIRECT, port, new Application.Mqtt()), CREDENTIALS.client, TlsVersion.TLS_1_3);
    }

    private static ProbeResult through(String proxy, HandshakeTarget target, @Nullable Endpoint instead)
            throws PkiException {
        var options = instead == null ? Probes.standard() : Probes.standard().connectingTo(instead);
        return Probes.run(target, CREDENTIALS.client, options.through(proxy), TlsVersion.TLS_1_3);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIRECT", "SMTP"})
    void apacheLetsThrough(StartupProtocol protocol) throws IOException, PkiException {
        int port = Programs.freePort();
        try (var server = speaking(protocol, CONNACK);
                var _ = ApacheProxy.start(folder, port, server.port())) {
            var proxy = "http://user:s3cret%3A%25@127.0.0.1:" + port;
            var elsewhere = new HandshakeTarget("name.invalid", 4, protocol, new Application.Mqtt());
            var result = through(proxy, elsewhere, new Endpoint("127.0.0.1", server.port()));
            assertEquals(WELCOME, result.answer(), result::toString);
            assertEquals(port, result.reach().attempts().getLast().address().getPort());
            assertEquals(
                    "CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1, Proxy-Authorization: Basic …",
                    result.reach().dialogue().getFirst().text());
            var first = result.recording().orElseThrow().segments().getFirst().octets();
            var begin = new String(first.toArray(), US_ASCII);
            assertFalse(begin.contains("CONNECT") || begin.startsWith("HTTP"), begin);
        }
    }

    @Test
    void apacheRefusesWhoItDoesNotKnow() throws IOException, PkiException {
        int port = Programs.freePort();
        try (var server = speaking(StartupProtocol.DIRECT, HELLO);
                var _ = ApacheProxy.start(folder, port, server.port())) {
            var target = target(StartupProtocol.DIRECT, server.port(), new Application.Silent());
            var result = through("http://127.0.0.1:" + port, target, null);
            assertEquals(
                    "startup.proxy.credentialsNeeded",
                    result.startupFailure().orElseThrow().key());
            assertEquals(List.of(), result.messages());
            assertEquals(Optional.empty(), result.recording());
        }
    }

    /// What it says tells nothing about the server.
    @Test
    void whatIsNoProxyIsNoForeignServer() throws IOException, PkiException {
        try (var ssh = new PlainServer(socket -> {
            socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        })) {
            var target = target(StartupProtocol.DIRECT, 443, new Application.Silent());
            var result = through("http://127.0.0.1:" + ssh.port(), target, null);
            assertEquals(List.of("SSH"), result.startupFailure().orElseThrow().arguments());
            assertEquals(Optional.empty(), result.foreignGreeting());
        }
    }

    @Test
    void aProxyThatIsNotThereIsNotReached() throws IOException, PkiException {
        int port = Programs.freePort();
        try (var server = speaking(StartupProtocol.DIRECT, HELLO)) {
            var target = target(StartupProtocol.DIRECT, server.port(), new Application.Silent());
            assertEquals(
                    Optional.of(ConnectFailure.REFUSED),
                    through("socks5://127.0.0.1:" + port, target, null).connectFailure());
        }
    }
}
