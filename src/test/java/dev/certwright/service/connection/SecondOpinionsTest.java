package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.testing.OpenSslServer;
import dev.certwright.testing.Pki;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JDK's TLS connects to an `openssl s_server` that requires a certificate.
class SecondOpinionsTest {
    private static Pki pki;
    private static TestBench bench;

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws Exception {
        pki = new Pki(folder);
        bench = new TestBench(folder.resolve("vault"));
        pki.root("root");
        pki.root("other");
        pki.server("server", "root");
        pki.issue("client", "root", "extendedKeyUsage=clientAuth");
        pki.issue("stranger", "other", "extendedKeyUsage=clientAuth");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    /// What this program would have seen when it showed the certificate and agreed on a hybrid group.
    private static HandshakeReport ours(HandshakeTarget target) {
        var attempt = new Attempt(
                Attempt.Purpose.CHOSEN,
                Set.of(TlsVersion.TLS_1_3),
                Optional.of(TlsVersion.TLS_1_3),
                true,
                true,
                false,
                ClientAnswer.SENT,
                Reception.ACCEPTED_BY_TLS,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
        return new HandshakeReport(
                target,
                Instant.EPOCH,
                HandshakeVerdict.MUTUAL,
                Phrase.of("handshake.headline.cancelled"),
                ClientAuthentication.unknown(),
                Reach.none(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(attempt),
                Optional.of(new Negotiated(
                        TlsVersion.TLS_1_3, "TLS_AES_256_GCM_SHA384", Optional.of("X25519MLKEM768"), Optional.empty())),
                List.of(),
                Optional.of(new CertificateDemand(List.of(DistinguishedName.ofCommonName("root")), List.of())),
                Reception.ACCEPTED_BY_TLS,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    private static SecondOpinion ask(Credential own, String trusted) throws Exception {
        int port = OpenSslServer.freePort();
        try (var _ = OpenSslServer.start(
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
                        "-www"))) {
            var target = new HandshakeTarget("127.0.0.1", port, new HandshakeTarget.Application.Http("/"));
            return opinion(target, own, trusted);
        }
    }

    private static SecondOpinion opinion(HandshakeTarget target, Credential own, String trusted) throws Exception {
        var test = new ConnectionTest(
                target, new ClientChoice.Given(own), new TrustChoice.Given(List.of(pki.certificate(trusted))));
        return bench.services.opinions().ask(test, ours(target), new Cancellation());
    }

    private static List<String> keys(SecondOpinion opinion) {
        return opinion.differences().stream().map(Phrase::key).toList();
    }

    @Test
    void javaShowsTheCertificate() throws Exception {
        var opinion = ask(pki.credential("client"), "root");
        assertEquals("handshake.opinion.connectedWith", opinion.says().key());
        assertTrue(opinion.certificateSent());
        assertEquals(List.of("handshake.opinion.group"), keys(opinion));
    }

    @Test
    void javaShowsNoCertificateOfAnIssuerThatIsNotNamed() throws Exception {
        var opinion = ask(pki.credential("stranger"), "root");
        assertFalse(opinion.connected());
        assertFalse(opinion.certificateSent());
        assertTrue(keys(opinion).contains("handshake.opinion.notSentIssuer"), opinion::toString);
    }

    @Test
    void javaStopsAtAServerItDoesNotTrust() throws Exception {
        var opinion = ask(pki.credential("client"), "other");
        assertEquals("handshake.opinion.refuses", opinion.says().key());
        assertEquals(46, opinion.alert().orElseThrow().description());
        assertTrue(keys(opinion).contains("handshake.opinion.stops"), opinion::toString);
    }

    /// Speaks SMTP, and then carries octets to and from a server of TLS.
    private static ServerSocket mailServer(int tls, String goAhead) throws IOException {
        var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (var client = listener.accept();
                    var server = new Socket(InetAddress.getLoopbackAddress(), tls)) {
                var out = client.getOutputStream();
                var in = client.getInputStream();
                out.write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
                skipLine(in);
                out.write("250-mail.example\r\n250 STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
                skipLine(in);
                out.write(goAhead.getBytes(StandardCharsets.US_ASCII));
                var back = Thread.ofVirtual().start(() -> carry(server, client));
                carry(client, server);
                back.join(Duration.ofSeconds(10));
            } catch (IOException | InterruptedException _) {
                // the test is over
            }
        });
        return listener;
    }

    private static void skipLine(InputStream in) throws IOException {
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            // to its end
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // closed
        }
    }

    @Test
    void javaGoesTheSameWayThroughStartTls() throws Exception {
        int port = OpenSslServer.freePort();
        try (var _ = OpenSslServer.start(
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
                                "-verify_return_error"));
                var mail = mailServer(port, "220 go ahead\r\n")) {
            var target = new HandshakeTarget(
                    "127.0.0.1", mail.getLocalPort(), StartupProtocol.SMTP, new HandshakeTarget.Application.Silent());
            var opinion = opinion(target, pki.credential("client"), "root");
            assertEquals("handshake.opinion.connectedWith", opinion.says().key());
            assertTrue(opinion.certificateSent());
        }
        try (var mail = mailServer(port, "454 not now\r\n")) {
            var target = new HandshakeTarget(
                    "127.0.0.1", mail.getLocalPort(), StartupProtocol.SMTP, new HandshakeTarget.Application.Silent());
            assertFalse(opinion(target, pki.credential("client"), "root").connected());
        }
    }
}
