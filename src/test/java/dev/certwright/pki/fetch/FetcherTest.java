package dev.certwright.pki.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that does what servers should not.
@Timeout(30)
class FetcherTest {
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/good", e -> answer(e, 200, "hello"));
        server.createContext("/echo", e -> {
            var said = new String(e.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            answer(e, 200, e.getRequestHeaders().getFirst("Content-Type") + ":" + said);
        });
        server.createContext("/none", e -> answer(e, 404, "no"));
        server.createContext("/there", e -> redirect(e, "/good"));
        server.createContext("/round", e -> redirect(e, "/round"));
        server.createContext("/file", e -> redirect(e, "file:///etc/passwd"));
        server.createContext("/ftp", e -> redirect(e, "ftp://127.0.0.1/x"));
        server.createContext("/nonsense", e -> redirect(e, "http://[:::"));
        server.createContext("/large", e -> answer(e, 200, "x".repeat(5000)));
        server.createContext("/endless", FetcherTest::endless);
        server.createContext("/trickle", FetcherTest::trickle);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        ASKED.incrementAndGet();
        exchange.sendResponseHeaders(status, text.length());
        try (var out = exchange.getResponseBody()) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        answer(exchange, 302, "over there");
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 1_000_000; i++) {
                out.write(new byte[10_000]);
            }
        }
    }

    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 200; i++) {
                out.write(1);
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static String outcome(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Document(var content) -> new String(content.toArray(), StandardCharsets.US_ASCII);
            case Fetched.Missing(var why) -> why.key();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "/good, hello",
        "/there, hello",
        "/none, check.fetch.status",
        "/round, check.fetch.redirects",
        "/file, check.fetch.address",
        "/ftp, check.fetch.address",
        "/nonsense, check.fetch.address",
        "/large, check.fetch.tooLarge",
        "/endless, check.fetch.tooLarge",
        "/trickle, check.fetch.timeout",
    })
    void whateverTheServerDoesThereIsAnOutcome(String path, String expected) {
        try (var fetcher = new Fetcher(Duration.ofSeconds(2), Duration.ofSeconds(2), new Cancellation())) {
            assertEquals(expected, outcome(fetcher.get(at(path), 1000)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, check.fetch.address",
        "ldap://127.0.0.1/x, check.fetch.address",
        "http:, check.fetch.address",
        "http://no-such-host.invalid/x, check.fetch.unresolved",
        "http://127.0.0.1:1/x, check.fetch.connect",
    })
    void whereverItLeadsThereIsAnOutcome(String address, String expected) {
        try (var fetcher = new Fetcher(Duration.ofSeconds(5), Duration.ofSeconds(5), new Cancellation())) {
            assertEquals(expected, outcome(fetcher.get(address, 1000)));
        }
    }

    @Test
    void aDocumentIsPosted() {
        try (var fetcher = new Fetcher(new Cancellation())) {
            var body = Bytes.of("question".getBytes(StandardCharsets.US_ASCII));
            assertEquals("a/b:question", outcome(fetcher.post(at("/echo"), "a/b", body, 1000)));
        }
    }

    @Test
    void eachDocumentIsFetchedOnce() {
        try (var fetcher = new Fetcher(new Cancellation())) {
            int before = ASKED.get();
            fetcher.get(at("/good"), 1000);
            fetcher.get(at("/good"), 1000);
            assertEquals(1, ASKED.get() - before);
            assertEquals(1, fetcher.log().size());
            assertEquals(5, fetcher.log().getFirst().octets());
        }
    }

    @Test
    void theTimeForEverythingIsOneTime() {
        try (var fetcher = new Fetcher(Duration.ofSeconds(1), Duration.ofSeconds(1), new Cancellation())) {
            assertEquals("check.fetch.timeout", outcome(fetcher.get(at("/trickle"), 1000)));
            assertEquals("check.fetch.timeout", outcome(fetcher.get(at("/good"), 1000)));
        }
    }

    @Test
    void cancelEndsWhatIsUnderWay() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var cancellation = new Cancellation();
            var address = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            Thread.ofVirtual().start(() -> {
                try (var _ = silent.accept()) {
                    cancellation.cancel();
                    Thread.sleep(Duration.ofSeconds(10));
                } catch (IOException | InterruptedException _) {
                    // the test is over
                }
            });
            long start = System.nanoTime();
            try (var fetcher = new Fetcher(Duration.ofSeconds(20), Duration.ofSeconds(20), cancellation)) {
                assertEquals("check.fetch.cancelled", outcome(fetcher.get(address, 1000)));
                assertEquals("check.fetch.cancelled", outcome(fetcher.get(at("/good"), 1000)));
            }
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
        }
    }
}
