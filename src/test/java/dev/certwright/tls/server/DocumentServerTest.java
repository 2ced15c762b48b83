package dev.certwright.tls.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.tls.server.DocumentServer.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The JDK's HTTP client is the visitor, or a socket that speaks badly.
@Timeout(20)
class DocumentServerTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static DocumentServer echo() throws PkiException {
        return DocumentServer.start(
                HERE,
                0,
                request -> new Response(
                        200,
                        "application/test",
                        request.method().equals("GET")
                                ? Bytes.of(request.target().getBytes(StandardCharsets.US_ASCII))
                                : request.body()),
                Duration.ofMillis(1500));
    }

    private static HttpRequest.Builder request(DocumentServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static String raw(DocumentServer server, String text) throws IOException {
        try (var socket = new Socket(HERE, server.port())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void handsAPostedDocumentToTheHandler() throws Exception {
        var body = new byte[RequestReader.LIMIT];
        new java.util.Random(1).nextBytes(body);
        try (var server = echo();
                var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    request(server, "/")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "application/test",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertArrayEquals(body, answer.body());
        }
    }

    @Test
    void handsTheTargetOverAsItStands() throws Exception {
        try (var server = echo();
                var http = HttpClient.newHttpClient()) {
            var answer = http.send(request(server, "/a%2Fb//c?d").build(), HttpResponse.BodyHandlers.ofString());
            assertEquals("/a%2Fb//c?d", answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PUT / HTTP/1.1,                                    405
            GET /,                                             400
            nonsense,                                          400
            GET / HTTP/1.1|no colon,                           400
            POST / HTTP/1.1,                                   411
            POST / HTTP/1.1|Transfer-Encoding: chunked,        411
            POST / HTTP/1.1|Content-Length: -1,                400
            POST / HTTP/1.1|Content-Length: 1|Content-Length: 1, 400
            POST / HTTP/1.1|Content-Length: 65537,             413
            POST / HTTP/1.1|Content-Length: 99999999999999999, 400
            GET / HTTP/1.0,                                    200""")
    void answersWithTheStatusThatFits(String head, int status) throws Exception {
        try (var server = echo()) {
            var answer = raw(server, head.replace("|", "\r\n") + "\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n\r\n"), answer);
        }
    }

    @Test
    void aHeadWithoutEndIsCutOff() throws Exception {
        try (var server = echo()) {
            var answer = raw(server, "GET /" + "a".repeat(RequestReader.LIMIT + 5000));
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        }
    }

    @Test
    void whoSaysNothingMoreGetsNoFurtherTime() throws Exception {
        try (var server = echo()) {
            var answer = raw(server, "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc");
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        }
    }

    @Test
    void manyWhoWaitDoNotKeepOthersOutForGood() throws Exception {
        try (var server = echo();
                var http = HttpClient.newHttpClient()) {
            var silent = new ArrayList<Socket>();
            for (int i = 0; i < DocumentServer.MAX_CONNECTIONS + 3; i++) {
                silent.add(new Socket(HERE, server.port()));
            }
            var answer = http.send(request(server, "/x").build(), HttpResponse.BodyHandlers.ofString());
            assertEquals("/x", answer.body());
            for (var socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void aHandlerThatFailsDoesNotEndTheService() throws Exception {
        try (var server = DocumentServer.start(HERE, 0, _ -> {
            throw new IllegalStateException("bug");
        })) {
            for (var _ : List.of(1, 2)) {
                assertTrue(raw(server, "GET / HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 500 "));
            }
        }
    }

    @Test
    void continuesWhenAskedWhetherItMayBeSent() throws Exception {
        try (var server = echo()) {
            var answer = raw(server, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab");
            assertTrue(answer.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"), answer);
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (var server = echo()) {
            assertThrows(
                    PkiException.ServerStartFailed.class,
                    () -> DocumentServer.start(HERE, server.port(), _ -> Response.of(200)));
        }
    }

    @Test
    void nobodyListensAfterItWasClosed() throws Exception {
        var server = echo();
        server.close();
        assertThrows(ConnectException.class, () -> new Socket(HERE, server.port()).close());
    }
}
