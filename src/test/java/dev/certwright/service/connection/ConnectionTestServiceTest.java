package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.StepState;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import dev.certwright.tls.server.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The verdicts and diagnoses against JSSE on loopback.
class ConnectionTestServiceTest {
    @TempDir
    Path folder;

    private TestBench bench;
    private Entry ca;
    private Entry server;
    private Entry client;

    @BeforeEach
    void make() throws PkiException {
        bench = new TestBench(folder);
        ca = bench.rootCa("Root");
        server = bench.server(ca, "localhost", "localhost");
        client = bench.client(ca, "client01");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource
    void isGreenInEitherVersion(TlsVersion version) throws Exception {
        var report = test("localhost", new ClientChoice.OfVault(client.id()), Set.of(version));
        assertEquals(HandshakeVerdict.MUTUAL, report.verdict(), report.steps()::toString);
        assertTrue(report.steps().stream().allMatch(s -> s.state() == StepState.PASSED), report.steps()::toString);
        assertEquals(version, report.negotiated().orElseThrow().version());
        assertEquals(List.of(), report.diagnoses());
    }

    @ParameterizedTest
    @EnumSource
    void failsAtStepSixWithoutACertificate(TlsVersion version) throws Exception {
        var report = test("localhost", new ClientChoice.None(), Set.of(version));
        assertEquals(HandshakeVerdict.CLIENT_REFUSED, report.verdict(), report.steps()::toString);
        assertEquals(
                StepState.FAILED,
                report.step(HandshakeStep.SERVER_VERIFIES_CLIENT).state());
        assertEquals(List.of("D20"), ids(report));
    }

    @ParameterizedTest
    @EnumSource
    void failsAtStepSixWithACertificateOfAnotherCa(TlsVersion version) throws Exception {
        var stranger = bench.client(bench.rootCa("Other"), "stranger");
        var report = test("localhost", new ClientChoice.OfVault(stranger.id()), Set.of(version));
        assertEquals(HandshakeVerdict.CLIENT_REFUSED, report.verdict(), report.steps()::toString);
        assertTrue(ids(report).contains("D21"), ids(report)::toString);
    }

    @Test
    void failsAtStepThreeUnderAWrongNameAndGoesOn() throws Exception {
        var report = test("127.0.0.1", new ClientChoice.OfVault(client.id()), EnumSet.allOf(TlsVersion.class));
        assertEquals(HandshakeVerdict.SERVER_NOT_VERIFIED, report.verdict(), report.steps()::toString);
        assertEquals(
                StepState.FAILED,
                report.step(HandshakeStep.CLIENT_VERIFIES_SERVER).state());
        assertEquals(
                StepState.PASSED,
                report.step(HandshakeStep.SERVER_VERIFIES_CLIENT).state());
        assertEquals(
                StepState.PASSED,
                report.step(HandshakeStep.ENCRYPTED_CONNECTION).state());
        assertEquals(List.of("D13"), ids(report));
    }

    @Test
    void namesAnUntrustedRoot() throws Exception {
        var other = bench.rootCa("Other");
        var report = run("localhost", new ClientChoice.OfVault(client.id()), new TrustChoice.OfVault(other.id()));
        assertEquals(HandshakeVerdict.SERVER_NOT_VERIFIED, report.verdict());
        assertEquals(1, ids(report).size(), ids(report)::toString);
        assertTrue(Set.of("D10", "D11").contains(ids(report).getFirst()), ids(report)::toString);
    }

    @Test
    void namesAnExpiredClientCertificate() throws Exception {
        bench.turnClock(Duration.ofDays(-400));
        var oldCa = bench.rootCa("Old CA");
        var old = bench.client(oldCa, "old");
        bench.turnClock(Duration.ZERO);
        try (var listening = LocalServer.start(credential(server), List.of(oldCa.certificate()))) {
            var report = run(
                    listening,
                    "localhost",
                    new ClientChoice.OfVault(old.id()),
                    trust(),
                    EnumSet.allOf(TlsVersion.class));
            assertEquals(HandshakeVerdict.CLIENT_REFUSED, report.verdict(), report.steps()::toString);
            assertEquals(List.of("D24"), ids(report));
        }
    }

    @Test
    void namesACertificateThatIsNotForClients() throws Exception {
        var wrong = bench.issue(CertificateOrder.below(
                        ca.id(), "wrong", CertificateProfile.CLIENT, DistinguishedName.ofCommonName("wrong"), List.of())
                .withExtendedKeyUsage(List.of(KeyPurpose.SERVER_AUTH)));
        var report = test("localhost", new ClientChoice.OfVault(wrong.id()), EnumSet.allOf(TlsVersion.class));
        assertEquals(HandshakeVerdict.CLIENT_REFUSED, report.verdict(), report.steps()::toString);
        assertTrue(ids(report).contains("D27"), ids(report)::toString);
    }

    @Test
    void namesAKeyThatDoesNotMatch() throws Exception {
        var other = bench.client(ca, "other");
        export(client);
        export(other);
        var choice = new ClientChoice.OfFile(
                folder.resolve("client01.crt"), Optional.of(folder.resolve("other.key")), Optional.empty());
        var report = test("localhost", choice, EnumSet.allOf(TlsVersion.class));
        assertEquals(HandshakeVerdict.CLIENT_REFUSED, report.verdict(), report.steps()::toString);
        assertEquals(
                StepState.FAILED, report.step(HandshakeStep.CLIENT_CERTIFICATE).state());
        assertTrue(ids(report).contains("D29"), ids(report)::toString);
    }

    @Test
    void takesTheClientFromPemFiles() throws Exception {
        export(client);
        var choice = new ClientChoice.OfFile(
                folder.resolve("client01.crt"), Optional.of(folder.resolve("client01.key")), Optional.empty());
        assertEquals(
                HandshakeVerdict.MUTUAL,
                test("localhost", choice, EnumSet.allOf(TlsVersion.class)).verdict());
    }

    @Test
    void takesTheClientFromPkcs12AndTheTrustFromAFile() throws Exception {
        var password = new Passphrase("secret".toCharArray());
        bench.services.export().export(new Request(client, Format.PKCS12, folder, Optional.of(password), true, false));
        export(ca);
        var choice = new ClientChoice.OfFile(folder.resolve("client01.p12"), Optional.empty(), Optional.of(password));
        var report = run("localhost", choice, new TrustChoice.OfFile(folder.resolve("Root.crt")));
        assertEquals(HandshakeVerdict.MUTUAL, report.verdict(), report.steps()::toString);
    }

    @Test
    void saysWhatIsWrongWithAPortThatIsNotTls() throws Exception {
        try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            var report = unreachable(plain.getLocalPort());
            assertEquals(HandshakeVerdict.UNREACHABLE, report.verdict(), report.steps()::toString);
            assertEquals(List.of("D02"), ids(report));
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var report = unreachable(closed);
        assertEquals(HandshakeVerdict.UNREACHABLE, report.verdict());
        assertEquals(List.of("D01"), ids(report));
        assertEquals(StepState.FAILED, report.step(HandshakeStep.CLIENT_HELLO).state());
        assertEquals(
                StepState.NOT_REACHED,
                report.step(HandshakeStep.ENCRYPTED_CONNECTION).state());
    }

    @Test
    void survivesAServerThatSendsGarbage() throws Exception {
        try (var garbage = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(garbage, "\u0016\u0003\u0003\u0000\u0010garbagegarbage!!"));
            var report = unreachable(garbage.getLocalPort());
            assertTrue(!report.verdict().success(), report.steps()::toString);
        }
    }

    private static void answer(ServerSocket socket, String text) {
        try {
            while (true) {
                try (var connection = socket.accept()) {
                    connection.getInputStream().read(new byte[1024]);
                    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException _) {
            // the test has closed it
        }
    }

    private HandshakeReport unreachable(int port) throws PkiException {
        return bench.services
                .connection()
                .test(
                        new ConnectionTest(
                                new HandshakeTarget("127.0.0.1", port, new HandshakeTarget.Application.Http("/")),
                                new ClientChoice.None(),
                                trust()),
                        ConnectionObserver.silent(),
                        new Cancellation())
                .report();
    }

    private TrustChoice trust() {
        return new TrustChoice.OfVault(ca.id());
    }

    private void export(Entry entry) throws PkiException {
        bench.services.export().export(new Request(entry, Format.PEM, folder, Optional.empty(), true, false));
    }

    private Credential credential(Entry entry) throws Exception {
        export(entry);
        var key = new dev.certwright.pki.encoding.ContentReader(new java.security.SecureRandom())
                .read(java.nio.file.Files.readAllBytes(folder.resolve(entry.name() + ".key")), "key", List.of());
        return new Credential(
                List.of(entry.certificate()),
                ((dev.certwright.pki.encoding.Item.PrivateKeyItem) key.items().getFirst()).privateKey());
    }

    private HandshakeReport run(String host, ClientChoice choice, TrustChoice trust) throws Exception {
        try (var listening = LocalServer.start(credential(server), List.of(ca.certificate()))) {
            return run(listening, host, choice, trust, EnumSet.allOf(TlsVersion.class));
        }
    }

    private HandshakeReport test(String host, ClientChoice choice, Set<TlsVersion> versions) throws Exception {
        try (var listening = LocalServer.start(credential(server), List.of(ca.certificate()))) {
            return run(listening, host, choice, trust(), versions);
        }
    }

    private HandshakeReport run(
            LocalServer listening, String host, ClientChoice choice, TrustChoice trust, Set<TlsVersion> versions)
            throws PkiException {
        return bench.services
                .connection()
                .test(
                        new ConnectionTest(
                                new HandshakeTarget(host, listening.port(), new HandshakeTarget.Application.Http("/")),
                                choice,
                                trust,
                                ConnectionOptions.standard().offering(versions),
                                Probing.AUTOMATIC),
                        ConnectionObserver.silent(),
                        new Cancellation())
                .report();
    }

    private static List<String> ids(HandshakeReport report) {
        return report.diagnoses().stream().map(d -> d.id()).toList();
    }
}
