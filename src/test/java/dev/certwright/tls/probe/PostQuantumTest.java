package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.server.LocalServer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Key agreement and signatures that a quantum computer does not break.
class PostQuantumTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();

    private static ProbeResult run(LibraryServer server, TestCredentials credentials, Probes.Options options)
            throws PkiException {
        var request = new ProbeRequest(
                Probes.silent(443),
                Optional.of(credentials.client),
                options.value().offering(Set.of(TlsVersion.TLS_1_3)));
        return new HandshakeProbe(new SecureRandom()).dryRun(request, server, new Probes.Recorded());
    }

    private static LibraryServer agreeing(int group) throws PkiException {
        return LibraryServer.with(CREDENTIALS.server, List.of(group), SignatureScheme.ecdsa_secp256r1_sha256);
    }

    @Test
    void theHybridIsAgreedOnAtOnce() throws PkiException {
        var result = run(agreeing(NamedGroup.X25519MLKEM768), CREDENTIALS, Probes.standard());
        assertEquals(
                Optional.of("X25519MLKEM768"),
                result.negotiated().flatMap(n -> n.group()),
                () -> Probes.names(result.messages()));
        assertTrue(Probes.names(result.messages()).startsWith(">ClientHello <ServerHello"));
        assertTrue(result.handshakeCompleted());
        assertEquals(ClientAnswer.SENT, result.clientAnswer());
        assertEquals(Optional.empty(), result.alertReceived());
    }

    @ParameterizedTest
    @CsvSource({"x25519 X25519MLKEM768, X25519MLKEM768", "x25519 SecP256r1MLKEM768, SecP256r1MLKEM768"})
    void aHybridIsAgreedOnByRetry(String offered, String agreed) throws PkiException {
        int group = agreed.startsWith("X") ? NamedGroup.X25519MLKEM768 : NamedGroup.SecP256r1MLKEM768;
        var result = run(agreeing(group), CREDENTIALS, Probes.standard().groups(offered.split(" ", -1)));
        assertEquals(Optional.of(agreed), result.negotiated().flatMap(n -> n.group()));
        assertTrue(
                Probes.names(result.messages()).startsWith(">ClientHello <HelloRetryRequest"),
                () -> Probes.names(result.messages()));
        assertTrue(result.handshakeCompleted());
    }

    @ParameterizedTest
    @CsvSource({"44, 0x0904", "65, 0x0905", "87, 0x0906"})
    void bothSidesSignWithMlDsa(int parameterSet, String scheme) throws PkiException {
        var server = LibraryServer.with(
                CREDENTIALS.clientWith(TestCredentials.mlDsa(parameterSet)),
                List.of(NamedGroup.X25519MLKEM768),
                Integer.decode(scheme));
        var request = new ProbeRequest(
                Probes.silent(443),
                Optional.of(CREDENTIALS.clientWith(TestCredentials.mlDsa(parameterSet))),
                Probes.standard().value().offering(Set.of(TlsVersion.TLS_1_3)));
        var result = new HandshakeProbe(new SecureRandom()).dryRun(request, server, new Probes.Recorded());
        assertTrue(result.handshakeCompleted(), () -> Probes.names(result.messages()));
        assertTrue(result.serverProvedKey());
        assertEquals(ClientAnswer.SENT, result.clientAnswer());
        assertEquals(Optional.empty(), result.alertReceived());
        assertEquals(Optional.empty(), result.localAbort());
    }

    /// TLS 1.2 has no way to sign with such a key.
    @Test
    void aServerOfTls12IsToldNothingAndThePersonWhy() throws PkiException {
        try (var server = LocalServer.start(CREDENTIALS.server, List.of(CREDENTIALS.authority.certificate()))) {
            var result = Probes.run(
                    Probes.http(server.port()), CREDENTIALS.clientWith(TestCredentials.mlDsa(65)), TlsVersion.TLS_1_2);
            assertEquals(ClientAnswer.EMPTY, result.clientAnswer());
            assertEquals(
                    "probe.noCommonScheme", result.clientNote().orElseThrow().key());
        }
    }
}
