package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.PostgreSqlServer;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A PostgreSQL server says what it makes of the client's certificate.
@Timeout(120)
class PostgreSqlProbeTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static Optional<PostgreSqlServer> server = Optional.empty();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = Optional.of(PostgreSqlServer.start(CREDENTIALS, true));
    }

    @AfterAll
    static void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    private static HandshakeTarget target(StartupProtocol startup) {
        return new HandshakeTarget("127.0.0.1", server.orElseThrow().port(), startup, new Application.PostgreSql());
    }

    @ParameterizedTest
    @EnumSource
    void aKnownClientIsWelcomed(TlsVersion version) throws PkiException {
        var result = Probes.run(target(StartupProtocol.POSTGRESQL), CREDENTIALS.client, version);
        assertEquals(Optional.of(new PostgreSqlAnswer(true, "AuthenticationSASL", "")), result.answer());
        assertEquals(version, result.negotiated().orElseThrow().version());
        assertEquals(
                List.of("SSLRequest", "S"),
                result.reach().dialogue().stream().map(StartupLine::text).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aClientWithoutACertificateIsToldSo(TlsVersion version) throws PkiException {
        var result = Probes.run(target(StartupProtocol.POSTGRESQL), null, version);
        assertEquals(
                Optional.of(new PostgreSqlAnswer(false, "28000", "connection requires a valid client certificate")),
                result.answer());
    }

    @ParameterizedTest
    @EnumSource
    void aForeignCertificateMeetsAnAlert(TlsVersion version) throws PkiException {
        var result = Probes.run(target(StartupProtocol.POSTGRESQL), CREDENTIALS.foreign, version);
        assertEquals(48, Probes.alert(result));
        assertEquals(Optional.empty(), result.answer());
    }

    /// It takes a ClientHello for a startup packet of absurd length.
    @Test
    void withoutItsRequestTlsDoesNotBegin() throws PkiException {
        var result = Probes.run(target(StartupProtocol.DIRECT), CREDENTIALS.client, TlsVersion.TLS_1_3);
        assertEquals(ConnectionEnd.FIN, result.end());
        assertEquals(List.of(), result.serverChain());
    }

    @Test
    void theRecordingBeginsWithTheRequest() throws PkiException {
        var result = Probes.run(target(StartupProtocol.POSTGRESQL), CREDENTIALS.client, TlsVersion.TLS_1_3);
        var segments = result.recording().orElseThrow().segments();
        assertEquals("0000000804d2162f", segments.getFirst().octets().hex());
        assertEquals("53", segments.get(1).octets().hex());
        assertEquals(Direction.SERVER_TO_CLIENT, segments.get(1).direction());
        assertTrue(
                segments.get(2).octets().hex().startsWith("1603"),
                () -> segments.get(2).toString());
    }
}
