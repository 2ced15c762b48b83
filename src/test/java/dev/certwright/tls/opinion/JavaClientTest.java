package dev.certwright.tls.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.OpenSslServer;
import dev.certwright.testing.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The JDK's TLS against `openssl s_server`.
@Timeout(60)
class JavaClientTest {
    private static final Bytes REQUEST = Bytes.of("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    private static Pki pki;

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws Exception {
        pki = new Pki(folder);
        pki.root("root");
        pki.root("other");
        pki.server("server", "root");
        pki.issue("client", "root", "extendedKeyUsage=clientAuth", "keyUsage=digitalSignature");
        pki.issue("stranger", "other", "extendedKeyUsage=clientAuth", "keyUsage=digitalSignature");
    }

    private static OpenSslServer server(int port) throws IOException {
        return OpenSslServer.start(
                folder,
                port,
                List.of(
                        "-cert",
                        "server.pem",
                        "-key",
                        "server.key",
                        "-CAfile",
                        "root.pem",
                        "-Verify",
                        "2",
                        "-verify_return_error",
                        "-www"));
    }

    private static JavaAnswer ask(int port, Credential own, TlsVersion version) throws Exception {
        var question = new JavaQuestion(
                "localhost",
                port,
                Optional.ofNullable(own),
                List.of(pki.certificate("root")),
                Set.of(version),
                Optional.of("localhost"),
                Optional.of(REQUEST),
                Duration.ofSeconds(10));
        return new JavaClient().ask(question, () -> new Socket("127.0.0.1", port), new Cancellation());
    }

    @ParameterizedTest
    @EnumSource
    void aGoodCertificateIsShownAndAccepted(TlsVersion version) throws Exception {
        int port = OpenSslServer.freePort();
        try (var _ = server(port)) {
            var answer = ask(port, pki.credential("client"), version);
            assertTrue(answer.connected(), answer::words);
            assertTrue(answer.certificateSent());
            assertEquals(Optional.of(version), answer.version());
            assertTrue(answer.cipherSuite().orElseThrow().startsWith("TLS_"));
            assertTrue(answer.groups().contains("x25519"), () -> answer.groups().toString());
            assertFalse(answer.groups().contains("X25519MLKEM768"));
        }
    }

    /// It has a certificate and does not show it, since the server does not name its issuer.
    @ParameterizedTest
    @EnumSource
    void aForeignCertificateIsNotShown(TlsVersion version) throws Exception {
        int port = OpenSslServer.freePort();
        try (var server = server(port)) {
            var answer = ask(port, pki.credential("stranger"), version);
            assertFalse(answer.connected());
            assertFalse(answer.certificateSent());
            answer.received().ifPresent(a -> assertEquals(version == TlsVersion.TLS_1_3 ? 116 : 40, a.description()));
            assertTrue(server.said().contains("peer did not return a certificate"), server::toString);
        }
    }

    @Test
    void theServersNameIsChecked() throws Exception {
        int port = OpenSslServer.freePort();
        try (var _ = server(port)) {
            var question = new JavaQuestion(
                    "elsewhere.example",
                    port,
                    Optional.empty(),
                    List.of(pki.certificate("root")),
                    Set.of(TlsVersion.TLS_1_3),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofSeconds(10));
            var answer = new JavaClient().ask(question, () -> new Socket("127.0.0.1", port), new Cancellation());
            assertEquals(46, answer.sent().orElseThrow().description());
            assertTrue(answer.words().contains("elsewhere.example"), answer::words);
        }
    }

    @Test
    void aServerThatSaysNothingIsLeftAtTheLimit() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var question = new JavaQuestion(
                    "localhost",
                    silent.getLocalPort(),
                    Optional.empty(),
                    List.of(),
                    Set.of(TlsVersion.TLS_1_3),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofMillis(500));
            var way = (JavaClient.Way) () -> new Socket(silent.getInetAddress(), silent.getLocalPort());
            assertFalse(new JavaClient().ask(question, way, new Cancellation()).connected());
        }
    }

    @Test
    void cancelEndsIt() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var cancellation = new Cancellation();
            Thread.ofVirtual().start(() -> {
                try (var peer = silent.accept()) {
                    peer.getInputStream().read();
                    cancellation.cancel();
                    peer.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // the test is over
                }
            });
            var question = new JavaQuestion(
                    "localhost",
                    silent.getLocalPort(),
                    Optional.empty(),
                    List.of(),
                    Set.of(TlsVersion.TLS_1_3),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofSeconds(50));
            var way = (JavaClient.Way) () -> new Socket(silent.getInetAddress(), silent.getLocalPort());
            assertThrows(PkiException.Cancelled.class, () -> new JavaClient().ask(question, way, cancellation));
        }
    }

    @Test
    void nobodyThereIsAnAnswer() throws Exception {
        var answer = ask(1, null, TlsVersion.TLS_1_3);
        assertFalse(answer.connected());
        assertTrue(answer.words().contains("refused"), answer::words);
    }
}
