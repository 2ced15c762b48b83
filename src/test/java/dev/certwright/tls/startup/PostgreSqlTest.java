package dev.certwright.tls.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.tls.PostgreSqlServer;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a PostgreSQL server that asks for a client's certificate.
@Timeout(120)
class PostgreSqlTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();

    private static StartupOutcome perform(Socket socket) {
        long now = System.nanoTime();
        return StartTls.perform(
                StartupProtocol.POSTGRESQL,
                "localhost",
                new PlainTalk(socket, now, now + Duration.ofSeconds(20).toNanos(), line -> {}));
    }

    private static ApplicationAnswer ask(int port, @Nullable Credential client)
            throws IOException, GeneralSecurityException {
        try (var socket = new Socket("127.0.0.1", port)) {
            assertEquals(new StartupOutcome.Ready(), perform(socket));
            var sockets =
                    TestCredentials.jsse("TLS", client, CREDENTIALS.authority).getSocketFactory();
            try (var tls = (SSLSocket) sockets.createSocket(socket, "localhost", port, true)) {
                tls.setSoTimeout(20_000);
                tls.getOutputStream().write(ApplicationPing.POSTGRESQL.request().toArray());
                var buffer = new byte[8192];
                for (int filled = 0; ; ) {
                    int n = tls.getInputStream().read(buffer, filled, 1);
                    assertTrue(n > 0, "the server closed after " + filled);
                    filled += n;
                    var soFar = Bytes.of(Arrays.copyOf(buffer, filled));
                    if (ApplicationPing.POSTGRESQL.read(soFar)
                            instanceof ApplicationPing.Reading.Answered(var answer)) {
                        return answer;
                    }
                    assertInstanceOf(ApplicationPing.Reading.Incomplete.class, ApplicationPing.POSTGRESQL.read(soFar));
                }
            }
        }
    }

    @Test
    void theServersWordOnTheCertificateIsHeard() throws IOException, InterruptedException, GeneralSecurityException {
        try (var server = PostgreSqlServer.start(CREDENTIALS, true)) {
            int port = server.port();
            assertEquals(new PostgreSqlAnswer(true, "AuthenticationSASL", ""), ask(port, CREDENTIALS.client));
            assertEquals(
                    new PostgreSqlAnswer(false, "28000", "connection requires a valid client certificate"),
                    ask(port, null));
        }
    }

    @Test
    void aServerWithoutTlsSaysSo() throws IOException, InterruptedException {
        try (var server = PostgreSqlServer.start(CREDENTIALS, false);
                var socket = new Socket("127.0.0.1", server.port())) {
            var refused = assertInstanceOf(StartupOutcome.Refused.class, perform(socket));
            assertEquals("startup.notOffered", refused.reason().key());
        }
    }
}
