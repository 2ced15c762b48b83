package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.certwright.model.Cancellation;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ComparisonObserver;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.service.TestBench;
import dev.certwright.testing.Pki;
import dev.certwright.tls.server.LocalServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom a test asks besides the server. An HTTP server of the JDK counts who comes.
class FetchingTest {
    private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

    private static HttpServer responder;
    private static LocalServer server;
    private static Pki pki;
    private static TestBench bench;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        responder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        responder.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        responder.start();
        pki = new Pki(folder);
        bench = new TestBench(folder.resolve("vault"));
        pki.root("root");
        pki.intermediate("middle", "root");
        var address = "URI:http://127.0.0.1:" + responder.getAddress().getPort();
        pki.server("server", "root", "authorityInfoAccess=OCSP;" + address + "/ocsp");
        pki.issue("client", "middle", "extendedKeyUsage=clientAuth");
        server = LocalServer.start(pki.credential("server"), List.of(pki.certificate("root")));
    }

    @AfterEach
    void forget() {
        ASKED.clear();
    }

    @AfterAll
    static void stop() {
        server.close();
        bench.close();
        responder.stop(0);
    }

    private static ConnectionTest test(ConnectionOptions options, String... chain) throws Exception {
        return new ConnectionTest(
                new HandshakeTarget("localhost", server.port(), new HandshakeTarget.Application.Http("/")),
                new ClientChoice.Given(pki.credential("client", chain)),
                new TrustChoice.Given(List.of(pki.certificate("root"), pki.certificate("middle"))),
                options,
                Probing.SINGLE);
    }

    @Test
    void theAddressesInTheCertificateAreAsked() throws Exception {
        var test = test(ConnectionOptions.standard(), "middle");
        bench.services
                .connection()
                .test(test, ConnectionObserver.silent(), new Cancellation())
                .close();
        assertTrue(ASKED.stream().anyMatch(path -> path.startsWith("/ocsp")), ASKED::toString);
    }

    @Test
    void nobodyElseIsAskedWhenThatIsTurnedOff() throws Exception {
        var test = test(ConnectionOptions.standard().withoutFetching(), "middle");
        bench.services
                .connection()
                .test(test, ConnectionObserver.silent(), new Cancellation())
                .close();
        assertEquals(List.of(), List.copyOf(ASKED));
    }

    @Test
    void aComparisonAsksNobodyElse() throws Exception {
        var test = test(ConnectionOptions.standard(), "middle");
        bench.services
                .connection()
                .compare(test, List.of(test.client()), ComparisonObserver.silent(), new Cancellation());
        assertEquals(List.of(), List.copyOf(ASKED));
    }

    /// The server, JSSE, has only the root.
    @Test
    void anIntermediateThatIsNotSentIsToldBeforeAndAfter() throws Exception {
        var test = test(ConnectionOptions.standard().withoutFetching());
        try (var run = bench.services.connection().test(test, ConnectionObserver.silent(), new Cancellation())) {
            var chain = run.report().checks().stream()
                    .filter(c -> c.id().equals("client-chain"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(CheckState.WARN, chain.state());
            assertEquals("check.client-chain.missing", chain.evidence().key());
            var told = run.report().diagnoses().getFirst();
            assertEquals("D22", told.id());
            assertEquals(
                    List.of(pki.certificate("middle")),
                    told.remedies().stream()
                            .filter(Remedy.AddIntermediate.class::isInstance)
                            .map(r -> ((Remedy.AddIntermediate) r).certificate())
                            .toList());
        }
        var whole = test(ConnectionOptions.standard().withoutFetching(), "middle");
        try (var run = bench.services.connection().test(whole, ConnectionObserver.silent(), new Cancellation())) {
            assertTrue(run.report().verdict().success(), run.report().diagnoses()::toString);
            assertTrue(
                    run.report().checks().stream()
                            .anyMatch(c -> c.id().equals("client-chain") && c.state() == CheckState.PASS),
                    run.report().checks()::toString);
        }
    }
}
