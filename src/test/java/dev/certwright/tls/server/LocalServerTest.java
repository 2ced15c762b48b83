package dev.certwright.tls.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JDK's HTTP client is the visitor.
@Timeout(20)
class LocalServerTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();

    private static LocalServer start() throws PkiException {
        return LocalServer.start(CREDENTIALS.server, List.of(CREDENTIALS.authority.certificate()));
    }

    private static HttpResponse<String> get(LocalServer server, Credential client, String protocol)
            throws IOException, GeneralSecurityException, InterruptedException {
        var context = TestCredentials.jsse(protocol, client, CREDENTIALS.authority);
        try (var http = HttpClient.newBuilder().sslContext(context).build()) {
            var uri = URI.create("https://localhost:" + server.port() + "/any?where");
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientOfTheAuthorityIsGreetedByName(String protocol)
            throws IOException, GeneralSecurityException, InterruptedException, PkiException {
        try (var server = start()) {
            var answer = get(server, CREDENTIALS.client, protocol);
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("<p>You are CN=client,O=MyOrg.</p>"), answer::body);
        }
    }

    @Test
    void aClientWithoutCertificateIsRefused() throws PkiException {
        try (var server = start()) {
            assertThrows(IOException.class, () -> get(server, null, "TLS"));
            assertThrows(IOException.class, () -> get(server, CREDENTIALS.foreign, "TLS"));
        }
    }

    @Test
    void oneConnectionTooManyIsClosedAndTheNextIsServed()
            throws IOException, GeneralSecurityException, InterruptedException, PkiException {
        try (var server = start()) {
            var idle = new ArrayList<Socket>();
            for (int i = 0; i < LocalServer.MAX_CONNECTIONS; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            try (var oneTooMany = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                oneTooMany.setSoTimeout(5000);
                assertEquals(0, withoutAlert(oneTooMany));
            }
            for (var socket : idle) {
                socket.close();
            }
            assertEquals(200, getAtLast(server).statusCode());
        }
    }

    /// How many octets of application data or handshake come before the end; an alert is neither.
    private static int withoutAlert(Socket socket) throws IOException {
        try {
            var octets = socket.getInputStream().readAllBytes();
            return octets.length == 0 || octets[0] == 21 ? 0 : octets.length;
        } catch (java.net.SocketException _) {
            return 0;
        }
    }

    /// The server notices closed connections in its own time.
    private static HttpResponse<String> getAtLast(LocalServer server)
            throws IOException, GeneralSecurityException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (true) {
            try {
                return get(server, CREDENTIALS.client, "TLS");
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    @Test
    void itListensOnTheLoopbackAddressOnlyAndStops() throws IOException, PkiException {
        Socket connected;
        int port;
        try (var server = start()) {
            port = server.port();
            connected = new Socket(InetAddress.getLoopbackAddress(), port);
            assertTrue(connected.getInetAddress().isLoopbackAddress());
        }
        try (connected) {
            connected.setSoTimeout(5000);
            assertEquals(0, withoutAlert(connected));
        }
        assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    @Test
    void withoutAnyAuthorityItDoesNotStart() {
        assertThrows(PkiException.ServerStartFailed.class, () -> LocalServer.start(CREDENTIALS.server, List.of()));
    }
}
