package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.server.MemoryServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The JDK's TLS is the server, in memory.
class DryRunTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();

    private final MemoryServer server = start();

    private static MemoryServer start() {
        try {
            return MemoryServer.with(CREDENTIALS.server, List.of(CREDENTIALS.authority.certificate()));
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProbeResult run(TlsVersion version, Optional<Credential> credential) throws PkiException {
        var request = new ProbeRequest(
                Probes.http(443), credential, ConnectionOptions.standard().offering(Set.of(version)));
        return new HandshakeProbe(new SecureRandom()).dryRun(request, server, new Probes.Recorded());
    }

    @ParameterizedTest
    @EnumSource
    void aGoodClientIsServed(TlsVersion version) throws PkiException {
        var result = run(version, Optional.of(CREDENTIALS.client));
        assertEquals(
                "Certwright: CN=client,O=MyOrg",
                result.httpAnswer().orElseThrow().title(),
                () -> Probes.names(result.messages()));
        assertEquals(version, result.negotiated().orElseThrow().version());
        assertTrue(result.serverProvedKey());
        assertEquals(version == TlsVersion.TLS_1_3, result.sessionTicketSeen());
        assertEquals(Optional.empty(), result.alertReceived());
        assertEquals(Optional.empty(), server.refusal());
        assertEquals(443, result.recording().orElseThrow().server().getPort());
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_2, none, 40", "TLS_1_3, none, 116",
        "TLS_1_2, foreign, 46", "TLS_1_3, foreign, 46",
        "TLS_1_2, expired, 46", "TLS_1_3, expired, 46",
        "TLS_1_2, mismatching, 40", "TLS_1_3, mismatching, 40",
    })
    void aBadClientIsRefused(TlsVersion version, String which, int alert) throws PkiException {
        var credential = Optional.ofNullable(
                switch (which) {
                    case "foreign" -> CREDENTIALS.foreign;
                    case "expired" -> CREDENTIALS.expired;
                    case "mismatching" -> CREDENTIALS.mismatching;
                    default -> null;
                });
        var result = run(version, credential);
        assertEquals(alert, Probes.alert(result), () -> Probes.names(result.messages()));
        assertEquals(ConnectionEnd.ALERT, result.end());
        assertTrue(server.refusal().isPresent());
    }

    /// One record left out would break the decryption of all that follow.
    @ParameterizedTest
    @EnumSource
    void whatIsThereIsTakenEvenWhenTheTimeIsUp(TlsVersion version) throws PkiException {
        var none = new TimeLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        var request = new ProbeRequest(
                Probes.http(443),
                Optional.of(CREDENTIALS.client),
                ConnectionOptions.standard().offering(Set.of(version)).within(none));
        var result = new HandshakeProbe(new SecureRandom()).dryRun(request, server, new Probes.Recorded());
        assertEquals(200, result.httpAnswer().orElseThrow().status());
    }
}
