package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.StepResult;
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
import java.util.ArrayList;
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
        // under TLS 1.2 everybody on the way can read the certificate
        assertEquals(version == TlsVersion.TLS_1_2 ? List.of("D40") : List.of(), ids(report));
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
        assertEquals("requires-in-tls", report.authentication().word());
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
        try (var listening = LocalServer.start(bench.credential(server), List.of(oldCa.certificate()))) {
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

    /// One without, one with a certificate that nobody can know, and in the other version the chosen one, too.
    @Test
    void triesWhatTheServerWantsInEachVersion() throws Exception {
        var heard = new ArrayList<Attempt>();
        var report = observed(Probing.AUTOMATIC, heard);
        assertEquals(
                List.of(
                        "chosen TLS 1.3 accepted-by-application",
                        "without TLS 1.3 refused-by-alert",
                        "throw-away TLS 1.3 refused-by-alert",
                        "without TLS 1.2 refused-by-alert",
                        "chosen TLS 1.2 accepted-by-application",
                        "throw-away TLS 1.2 refused-by-alert"),
                words(report.attempts()));
        assertEquals(words(report.attempts()).subList(1, 6), words(heard));
        assertEquals(
                List.of("requires-in-tls", "requires-in-tls"),
                report.authentication().versions().stream().map(v -> v.word()).toList());
    }

    @Test
    void triesNothingMoreWhenOneConnectionIsWanted() throws Exception {
        var heard = new ArrayList<Attempt>();
        var report = observed(Probing.SINGLE, heard);
        assertEquals(1, report.attempts().size());
        assertEquals(List.of(), heard);
        assertEquals("unknown", report.authentication().word());
    }

    private HandshakeReport observed(Probing probing, List<Attempt> heard) throws Exception {
        try (var listening = LocalServer.start(bench.credential(server), List.of(ca.certificate()))) {
            var test = new ConnectionTest(
                    new HandshakeTarget("localhost", listening.port(), new HandshakeTarget.Application.Http("/")),
                    new ClientChoice.OfVault(client.id()),
                    trust(),
                    ConnectionOptions.standard(),
                    probing);
            var observer = new ConnectionObserver() {
                @Override
                public void step(StepResult step) {}

                @Override
                public void message(HandshakeMessage message) {}

                @Override
                public void attempt(Attempt ended) {
                    heard.add(ended);
                }
            };
            return bench.services
                    .connection()
                    .test(test, observer, new Cancellation())
                    .report();
        }
    }

    private static List<String> words(List<Attempt> attempts) {
        return attempts.stream()
                .map(a -> a.purpose().word() + " " + a.version().orElseThrow() + " "
                        + a.reception().word())
                .toList();
    }

    @Test
    void whatIsCancelledBetweenTwoConnectionsStops() throws Exception {
        try (var listening = LocalServer.start(bench.credential(server), List.of(ca.certificate()))) {
            var cancellation = new Cancellation();
            var observer = new ConnectionObserver() {
                @Override
                public void step(StepResult step) {}

                @Override
                public void message(HandshakeMessage message) {}

                @Override
                public void attempt(Attempt ended) {
                    cancellation.cancel();
                }
            };
            var test = new ConnectionTest(
                    new HandshakeTarget("localhost", listening.port(), new HandshakeTarget.Application.Http("/")),
                    new ClientChoice.OfVault(client.id()),
                    trust());
            assertThrows(
                    PkiException.Cancelled.class,
                    () -> bench.services.connection().test(test, observer, cancellation));
        }
    }

    @Test
    void offersToIssueACertificateThatTheServerAccepts() throws Exception {
        var none = test("localhost", new ClientChoice.None(), EnumSet.allOf(TlsVersion.class));
        assertEquals(
                List.of(new Remedy.ChooseClient(client.id(), client.name()), new Remedy.IssueClient(ca.id(), "Root")),
                remedies(none));
    }

    @Test
    void offersTheServersCertificateWithTheMissingName() throws Exception {
        var wrongName = test("127.0.0.1", new ClientChoice.OfVault(client.id()), EnumSet.allOf(TlsVersion.class));
        assertEquals(
                List.of(new Remedy.ReissueWithName(server.id(), "127.0.0.1"), new Remedy.UseServerName("localhost")),
                remedies(wrongName));
    }

    private static List<Remedy> remedies(HandshakeReport report) {
        return report.diagnoses().getFirst().remedies();
    }

    @Test
    void comparesCertificatesInEachVersion() throws Exception {
        var stranger = bench.client(bench.rootCa("Other"), "stranger");
        try (var listening = LocalServer.start(bench.credential(server), List.of(ca.certificate()))) {
            var heard = new ArrayList<String>();
            var table = bench.services
                    .connection()
                    .compare(
                            new ConnectionTest(
                                    new HandshakeTarget(
                                            "localhost", listening.port(), new HandshakeTarget.Application.Http("/")),
                                    new ClientChoice.None(),
                                    trust()),
                            List.of(new ClientChoice.OfVault(client.id()), new ClientChoice.OfVault(stranger.id())),
                            (name, version, cell) -> heard.add(version + " " + cell.verdict()),
                            new Cancellation());
            assertEquals(List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2), table.versions());
            assertEquals(
                    List.of(
                            List.of("CLIENT_REFUSED D20", "CLIENT_REFUSED D20"),
                            List.of("MUTUAL ", "MUTUAL D40"),
                            List.of("CLIENT_REFUSED D21", "CLIENT_REFUSED D21")),
                    table.rows().stream()
                            .map(row -> row.cells().stream()
                                    .map(c -> c.verdict() + " "
                                            + c.cause().map(d -> d.id()).orElse(""))
                                    .toList())
                            .toList());
            assertEquals(6, heard.size());
        }
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
    void saysWhyAProxyDoesNotLetThrough() throws Exception {
        try (var proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var refusal = "HTTP/1.1 407 Proxy Authentication Required";
            Thread.ofVirtual().start(() -> answer(proxy, refusal + "\r\n\r\n"));
            var standard = ConnectionOptions.standard();
            var options = new ConnectionOptions(
                    standard.versions(),
                    Optional.empty(),
                    standard.serverName(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    true,
                    standard.http(),
                    Optional.of(new ProxyServer.HttpConnect(
                            new Endpoint("127.0.0.1", proxy.getLocalPort()), Optional.empty())),
                    standard.limits(),
                    standard.fetching());
            var target = new HandshakeTarget("name.invalid", 443, new HandshakeTarget.Application.Http("/"));
            var report = test(new ConnectionTest(target, new ClientChoice.None(), trust(), options, Probing.AUTOMATIC));
            assertEquals(HandshakeVerdict.UNREACHABLE, report.verdict(), report.steps()::toString);
            assertEquals(List.of("D09"), ids(report));
            var reason = Phrase.of("startup.proxy.credentialsNeeded", refusal);
            assertEquals(Phrase.of("handshake.headline.notBegun", "name.invalid:443", reason), report.headline());
            assertEquals(reason, report.step(HandshakeStep.CLIENT_HELLO).summary());
            assertEquals(1, report.attempts().size());
        }
    }

    @Test
    void offersTheProtocolThatAnswersInsteadOfTheOneAsked() throws Exception {
        try (var mail = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(mail, "220 mx.example ESMTP\r\n"));
            var target = new HandshakeTarget(
                    "127.0.0.1", mail.getLocalPort(), StartupProtocol.IMAP, new HandshakeTarget.Application.Silent());
            var report = test(new ConnectionTest(target, new ClientChoice.None(), trust()));
            assertEquals(List.of("D09"), ids(report));
            assertEquals(
                    StartupProtocol.SMTP,
                    ((Remedy.TestInstead) remedies(report).getFirst()).target().startup());
        }
    }

    private static void greet(ServerSocket socket, String text) {
        try (var connection = socket.accept()) {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            connection.getInputStream().readAllBytes();
        } catch (IOException _) {
            // the test has closed it
        }
    }

    private HandshakeReport test(ConnectionTest test) throws PkiException {
        return bench.services
                .connection()
                .test(test, ConnectionObserver.silent(), new Cancellation())
                .report();
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
        var target = new HandshakeTarget("127.0.0.1", port, new HandshakeTarget.Application.Http("/"));
        return test(new ConnectionTest(target, new ClientChoice.None(), trust()));
    }

    private TrustChoice trust() {
        return new TrustChoice.OfVault(ca.id());
    }

    private void export(Entry entry) throws PkiException {
        bench.services.export().export(new Request(entry, Format.PEM, folder, Optional.empty(), true, false));
    }

    private HandshakeReport run(String host, ClientChoice choice, TrustChoice trust) throws Exception {
        try (var listening = LocalServer.start(bench.credential(server), List.of(ca.certificate()))) {
            return run(listening, host, choice, trust, EnumSet.allOf(TlsVersion.class));
        }
    }

    private HandshakeReport test(String host, ClientChoice choice, Set<TlsVersion> versions) throws Exception {
        try (var listening = LocalServer.start(bench.credential(server), List.of(ca.certificate()))) {
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
