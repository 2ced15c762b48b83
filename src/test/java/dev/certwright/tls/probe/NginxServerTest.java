package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// nginx is the server; it accepts every client at the TLS layer and refuses with a page.
class NginxServerTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();

    @TempDir
    private static Path folder;

    private static ServerProcess nginx;
    private static int optionalPort;

    @BeforeAll
    static void start() throws IOException {
        Program.assumePresent("nginx");
        TestCredentials.writeCertificates(folder.resolve("server.pem"), CREDENTIALS.server.certificate());
        TestCredentials.writeKey(folder.resolve("server.key"), CREDENTIALS.server.privateKey());
        TestCredentials.writeCertificates(folder.resolve("ca.pem"), CREDENTIALS.authority.certificate());
        int port = ServerProcess.freePort();
        optionalPort = ServerProcess.freePort();
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; master_process off; worker_processes 1;
                pid nginx.pid; error_log error.log;
                events { worker_connections 64; }
                http {
                  access_log off;
                  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
                  ssl_certificate server.pem; ssl_certificate_key server.key;
                  ssl_client_certificate ca.pem; ssl_protocols TLSv1.2 TLSv1.3;
                  server { listen 127.0.0.1:%d ssl; ssl_verify_client on; location / { return 200 "<title>in</title>"; } }
                  server { listen 127.0.0.1:%d ssl; ssl_verify_client optional; location / { return 200 "<title>in</title>"; } }
                }
                """.formatted(port, optionalPort));
        var program = Program.find("nginx").orElseThrow().toString();
        nginx = ServerProcess.start(
                List.of(
                        program,
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-c",
                        configuration.toString()),
                folder.resolve("nginx.log"),
                port);
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_2, none, 400, 400 No required SSL certificate was sent",
        "TLS_1_3, none, 400, 400 No required SSL certificate was sent",
        "TLS_1_2, foreign, 400, 400 The SSL certificate error",
        "TLS_1_3, foreign, 400, 400 The SSL certificate error",
        "TLS_1_2, expired, 400, 400 The SSL certificate error",
        "TLS_1_3, wrongPurpose, 400, 400 The SSL certificate error",
        "TLS_1_2, good, 200, in",
        "TLS_1_3, good, 200, in",
    })
    void requiredMeansAPageThatRefuses(TlsVersion version, String which, int status, String title) throws PkiException {
        var result = Probes.run(Probes.http(nginx.port()), credential(which), version);
        var answer = result.httpAnswer().orElseThrow(() -> new AssertionError(Probes.names(result.messages())));
        assertEquals(status, answer.status());
        assertEquals(title, answer.title());
        assertEquals(Optional.empty(), result.alertReceived());
        assertTrue(result.handshakeCompleted());
        assertTrue(version == TlsVersion.TLS_1_2 || result.sessionTicketSeen());
        assertEquals(Optional.of("http/1.1"), result.negotiated().orElseThrow().applicationProtocol());
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_2, none, 200", "TLS_1_3, none, 200",
        "TLS_1_2, foreign, 400", "TLS_1_3, foreign, 400",
        "TLS_1_2, good, 200", "TLS_1_3, good, 200"
    })
    void optionalStillRefusesABadOne(TlsVersion version, String which, int status) throws PkiException {
        var result = Probes.run(Probes.http(optionalPort), credential(which), version);
        assertEquals(status, result.httpAnswer().orElseThrow().status());
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2", "TLS_1_3"})
    void aKeyOfAnotherCertificateIsRefusedByTls(TlsVersion version) throws PkiException {
        assertEquals(51, Probes.alert(Probes.run(Probes.http(nginx.port()), CREDENTIALS.mismatching, version)));
    }

    @Test
    void theTicketComesBeforeThePageThatRefuses() throws PkiException {
        var result = Probes.run(Probes.http(nginx.port()), null, TlsVersion.TLS_1_3);
        assertTrue(Probes.names(result.messages()).contains("<NewSessionTicket"));
        assertEquals(400, result.httpAnswer().orElseThrow().status());
    }

    private static Credential credential(String which) {
        return switch (which) {
            case "good" -> CREDENTIALS.client;
            case "foreign" -> CREDENTIALS.foreign;
            case "expired" -> CREDENTIALS.expired;
            case "wrongPurpose" -> CREDENTIALS.wrongPurpose;
            default -> null;
        };
    }
}
