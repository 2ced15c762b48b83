package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Apache httpd is the server; it asks for a certificate only when one of its addresses is requested.
class ApacheServerTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

    @TempDir
    private static Path folder;

    private static ServerProcess apache;

    @BeforeAll
    static void start() throws IOException {
        Program.assumePresent("apache2");
        assumeTrue(Files.isRegularFile(MODULES.resolve("mod_ssl.so")), "mod_ssl of Apache httpd is not installed");
        TestCredentials.writeCertificates(folder.resolve("server.pem"), CREDENTIALS.server.certificate());
        TestCredentials.writeKey(folder.resolve("server.key"), CREDENTIALS.server.privateKey());
        TestCredentials.writeCertificates(folder.resolve("ca.pem"), CREDENTIALS.authority.certificate());
        Files.createDirectories(folder.resolve("www/secure"));
        Files.writeString(folder.resolve("www/index.html"), "<title>open</title>");
        Files.writeString(folder.resolve("www/secure/index.html"), "<title>secret</title>");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = ServerProcess.freePort();
        var configuration = Files.writeString(folder.resolve("httpd.conf"), """
                ServerRoot %1$s
                ServerName localhost
                Listen 127.0.0.1:%2$d
                PidFile %1$s/httpd.pid
                DefaultRuntimeDir %1$s
                ErrorLog %1$s/error.log
                LoadModule mpm_event_module %3$s/mod_mpm_event.so
                LoadModule authz_core_module %3$s/mod_authz_core.so
                LoadModule ssl_module %3$s/mod_ssl.so
                User nobody
                StartServers 1
                ThreadsPerChild 4
                MaxRequestWorkers 4
                DocumentRoot %1$s/www
                SSLEngine on
                SSLCertificateFile %1$s/server.pem
                SSLCertificateKeyFile %1$s/server.key
                SSLCACertificateFile %1$s/ca.pem
                <Location /secure>
                  SSLVerifyClient require
                </Location>
                """.formatted(folder, port, MODULES));
        var program = Program.find("apache2").orElseThrow().toString();
        apache = ServerProcess.start(
                List.of(
                        "env",
                        "SSLKEYLOGFILE=" + folder.resolve("keys.log"),
                        program,
                        "-d",
                        folder.toString(),
                        "-f",
                        configuration.toString(),
                        "-DFOREGROUND"),
                folder.resolve("httpd.log"),
                port);
    }

    @AfterAll
    static void stop() {
        if (apache != null) {
            apache.close();
        }
    }

    private static HandshakeTarget at(String path) {
        return new HandshakeTarget("127.0.0.1", apache.port(), new HandshakeTarget.Application.Http(path));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOpenIsServedUnasked(TlsVersion version) throws PkiException {
        var result = Probes.run(at("/index.html"), CREDENTIALS.client, version);
        assertEquals("open", result.httpAnswer().orElseThrow().title());
        assertFalse(result.askedLate());
        assertEquals(Optional.empty(), result.demand());
        assertEquals(ClientAnswer.NOT_ASKED, result.clientAnswer());
    }

    @ParameterizedTest
    @EnumSource
    void ourCertificateIsShownWhenAskedForLate(TlsVersion version) throws PkiException {
        var result = Probes.run(at("/secure/index.html"), CREDENTIALS.client, version);
        var names = Probes.names(result.messages());
        assertEquals("secret", result.httpAnswer().orElseThrow().title(), names);
        assertTrue(result.askedLate());
        assertEquals(ClientAnswer.SENT, result.clientAnswer());
        assertEquals("[CN=Test CA]", result.demand().orElseThrow().authorities().toString());
        assertTrue(result.applicationDataSeen());
        assertTrue(result.serverFinishedSeen());
        assertEquals(
                HandshakeStep.SERVER_REQUESTS_CERTIFICATE,
                message(result, "CertificateRequest").step());
        var after = names.substring(names.indexOf("<CertificateRequest"));
        assertTrue(
                after.startsWith(
                        switch (version) {
                            case TLS_1_3 -> "<CertificateRequest >Certificate >CertificateVerify >Finished <";
                            case TLS_1_2 ->
                                "<CertificateRequest <ServerHelloDone >Certificate >ClientKeyExchange"
                                        + " >CertificateVerify >ChangeCipherSpec >Finished <";
                        }),
                names);
        assertTrue(names.indexOf(">ApplicationData") < names.indexOf("<CertificateRequest"), names);
        assertTrue(result.serverWordAt()
                        .orElseThrow()
                        .compareTo(result.clientFlightAt().orElseThrow())
                >= 0);
        assertTrue(result.clientFlightAt()
                        .orElseThrow()
                        .compareTo(message(result, "CertificateRequest").at())
                > 0);
    }

    /// The transcript that is signed then begins with a digest.
    @Test
    void aRetryBeforeTheHandshakeChangesNothing() throws PkiException {
        var result = Probes.run(
                at("/secure/index.html"),
                CREDENTIALS.client,
                Probes.standard().groups("SecP256r1MLKEM768", "secp256r1"),
                TlsVersion.TLS_1_3);
        var names = Probes.names(result.messages());
        assertTrue(names.contains("<HelloRetryRequest"), names);
        assertEquals("secret", result.httpAnswer().orElseThrow().title(), names);
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, foreign, 48", "TLS_1_3, foreign, 48", "TLS_1_2, none, 40", "TLS_1_3, none, 116"})
    void anotherCertificateOrNoneIsRefused(TlsVersion version, String which, int alert) throws PkiException {
        Credential credential = which.equals("none") ? null : CREDENTIALS.foreign;
        var result = Probes.run(at("/secure/index.html"), credential, version);
        assertEquals(alert, Probes.alert(result), () -> Probes.names(result.messages()));
        assertEquals(ConnectionEnd.ALERT, result.end());
        assertTrue(result.askedLate());
        assertEquals(credential == null ? ClientAnswer.EMPTY : ClientAnswer.SENT, result.clientAnswer());
        assertEquals(
                HandshakeStep.SERVER_VERIFIES_CLIENT, message(result, "Alert").step());
        assertFalse(result.sessionTicketSeen());
        assertFalse(result.applicationDataSeen());
        assertEquals(Optional.empty(), result.answer());
    }

    private static HandshakeMessage message(ProbeResult result, String name) {
        return result.messages().stream()
                .filter(m ->
                        m.direction() == Direction.SERVER_TO_CLIENT && m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSecretsOfBothHandshakesOfARenegotiationAreKept() throws PkiException, IOException {
        var result = Probes.run(at("/secure/index.html"), CREDENTIALS.client, TlsVersion.TLS_1_2);
        var recording = result.recording().orElseThrow();
        var ours = KeyLog.of(recording);
        assertEquals(List.of("CLIENT_RANDOM", "CLIENT_RANDOM"), KeyLog.labels(ours));
        assertEquals(2, Set.copyOf(ours).size());
        assertEquals(KeyLog.in(folder.resolve("keys.log"), recording), ours);
    }

    @Test
    void withoutLateAuthenticationTls13IsForbiddenUnasked() throws PkiException {
        var result = Probes.run(
                at("/secure/index.html"), CREDENTIALS.client, Probes.standard().notLate(), TlsVersion.TLS_1_3);
        assertEquals(403, result.httpAnswer().orElseThrow().status());
        assertEquals(Optional.empty(), result.demand());
    }

    @Test
    void withoutLateAuthenticationTls12IsNotRenegotiated() throws PkiException {
        var result = Probes.run(
                at("/secure/index.html"), CREDENTIALS.client, Probes.standard().notLate(), TlsVersion.TLS_1_2);
        assertEquals(Optional.empty(), result.demand());
        assertTrue(
                Probes.names(result.messages()).contains("<HelloRequest >Alert"),
                () -> Probes.names(result.messages()));
    }
}
