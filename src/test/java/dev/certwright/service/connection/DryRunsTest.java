package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.TestBench;
import dev.certwright.testing.OpenSslServer;
import dev.certwright.tls.server.LocalServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What came out in memory is what comes out at servers on loopback: JSSE's, and `openssl s_server`.
class DryRunsTest {
    private static TestBench bench;
    private static Entry ca;
    private static Entry server;
    private static Entry client;
    private static Entry expired;
    private static Entry stranger;

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() throws Exception {
        bench = new TestBench(folder);
        ca = bench.rootCa("Root");
        server = bench.server(ca, "localhost", "localhost");
        client = bench.client(ca, "client01");
        stranger = bench.client(bench.rootCa("Other"), "stranger");
        bench.turnClock(Duration.ofDays(-400));
        expired = bench.client(ca, "expired");
        bench.turnClock(Duration.ZERO);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static Entry entry(String name) {
        return switch (name) {
            case "client01" -> client;
            case "expired" -> expired;
            case "stranger" -> stranger;
            case "localhost" -> server;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static HandshakeReport dry(Entry shown, String host, Set<TlsVersion> versions) throws Exception {
        var wanted = new DryRun(
                server.id(),
                new ClientChoice.OfVault(shown.id()),
                Optional.of(new TrustChoice.OfVault(ca.id())),
                Optional.of(new TrustChoice.OfVault(ca.id())),
                host,
                versions);
        try (var run = bench.services.connection().dryRun(wanted, ConnectionObserver.silent(), new Cancellation())) {
            return run.report();
        }
    }

    private static HandshakeReport real(int port, Entry shown, String host, Set<TlsVersion> versions) throws Exception {
        var test = new ConnectionTest(
                new HandshakeTarget(host, port, new HandshakeTarget.Application.Http("/")),
                new ClientChoice.OfVault(shown.id()),
                new TrustChoice.OfVault(ca.id()),
                ConnectionOptions.standard().offering(versions),
                Probing.AUTOMATIC);
        try (var run = bench.services.connection().test(test, ConnectionObserver.silent(), new Cancellation())) {
            return run.report();
        }
    }

    private static List<String> ids(HandshakeReport report) {
        return report.diagnoses().stream().map(Diagnosis::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_3, client01, localhost, MUTUAL", "TLS_1_2, client01, localhost, MUTUAL",
        "TLS_1_3, expired, localhost, CLIENT_REFUSED", "TLS_1_2, expired, localhost, CLIENT_REFUSED",
        "TLS_1_3, stranger, localhost, CLIENT_REFUSED", "TLS_1_2, stranger, localhost, CLIENT_REFUSED",
        "TLS_1_3, localhost, localhost, CLIENT_REFUSED", "TLS_1_2, localhost, localhost, CLIENT_REFUSED",
        "TLS_1_3, client01, 127.0.0.1, SERVER_NOT_VERIFIED", "TLS_1_2, client01, 127.0.0.1, SERVER_NOT_VERIFIED",
    })
    void theSameComesOutAsAtARealServer(TlsVersion version, String shown, String host, HandshakeVerdict verdict)
            throws Exception {
        var inMemory = dry(entry(shown), host, Set.of(version));
        assertEquals(verdict, inMemory.verdict(), inMemory.steps()::toString);
        assertEquals(
                verdict == HandshakeVerdict.CLIENT_REFUSED,
                inMemory.checks().stream().anyMatch(c -> c.id().equals("server-reason")),
                inMemory.checks()::toString);
        try (var listening = LocalServer.start(bench.credential(server), List.of(ca.certificate()))) {
            var there = real(listening.port(), entry(shown), host, Set.of(version));
            assertEquals(there.verdict(), inMemory.verdict());
            assertEquals(ids(there), ids(inMemory));
            assertEquals(
                    there.authentication().word(), inMemory.authentication().word());
        }
    }

    @ParameterizedTest
    @CsvSource({"client01, true", "expired, false", "stranger, false", "localhost, false"})
    void opensslAgrees(String shown, boolean welcome) throws Exception {
        bench.credential(server);
        Files.writeString(folder.resolve("ca.pem"), pem(ca));
        int port = OpenSslServer.freePort();
        try (var _ = OpenSslServer.start(
                folder,
                port,
                List.of(
                        "-cert",
                        "localhost.crt",
                        "-key",
                        "localhost.key",
                        "-CAfile",
                        "ca.pem",
                        "-Verify",
                        "2",
                        "-verify_return_error",
                        "-www"))) {
            var there = real(port, entry(shown), "localhost", EnumSet.allOf(TlsVersion.class));
            var inMemory = dry(entry(shown), "localhost", EnumSet.allOf(TlsVersion.class));
            assertEquals(welcome, there.verdict().success());
            assertEquals(there.verdict(), inMemory.verdict());
            assertEquals(ids(there), ids(inMemory));
        }
    }

    private static String pem(Entry entry) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(entry.certificate().der()) + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void bothVersionsAndNoCertificateAreTriedToo() throws Exception {
        var report = dry(client, "localhost", EnumSet.allOf(TlsVersion.class));
        assertEquals("requires-in-tls", report.authentication().word());
        assertEquals(4, report.attempts().stream().map(Attempt::purpose).count(), report.attempts()::toString);
        assertEquals("handshake.headline.dryRun", report.headline().key());
        assertEquals(
                List.of("localhost", "client01"), report.headline().arguments().subList(0, 2));
    }

    /// Nothing is said of trust: each side trusts the root of the other.
    @Test
    void eachTrustsTheOthersRoot() throws Exception {
        var wanted = new DryRun(
                server.id(),
                new ClientChoice.OfVault(stranger.id()),
                Optional.empty(),
                Optional.empty(),
                "localhost",
                EnumSet.allOf(TlsVersion.class));
        try (var run = bench.services.connection().dryRun(wanted, ConnectionObserver.silent(), new Cancellation())) {
            assertTrue(run.report().verdict().success(), run.report().diagnoses()::toString);
            assertTrue(run.recording().isPresent());
        }
        var none = new DryRun(
                server.id(),
                new ClientChoice.None(),
                Optional.empty(),
                Optional.empty(),
                "localhost",
                EnumSet.allOf(TlsVersion.class));
        try (var run = bench.services.connection().dryRun(none, ConnectionObserver.silent(), new Cancellation())) {
            assertFalse(run.report().verdict().success());
            assertEquals(List.of("D20"), ids(run.report()));
            // what would be tested again at an address makes no sense without one
            assertEquals(
                    Set.of(Remedy.IssueClient.class),
                    run.report().diagnoses().getFirst().remedies().stream()
                            .map(Object::getClass)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void aNameUnderWhichTheServerIsReachedStandsInItsCertificate() {
        assertEquals(
                Optional.of("www.example.com"),
                DryRun.host(List.of(new GeneralName.Uri("https://a/"), new GeneralName.Dns("*.example.com"))));
        assertEquals(Optional.empty(), DryRun.host(List.of()));
    }
}
