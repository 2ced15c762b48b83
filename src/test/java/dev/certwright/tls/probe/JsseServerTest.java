package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.server.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The JDK's own TLS is the server; what it refuses and with which alert is its judgement.
class JsseServerTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static LocalServer server;

    @BeforeAll
    static void start() throws PkiException {
        server = LocalServer.start(CREDENTIALS.server, List.of(CREDENTIALS.authority.certificate()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aGoodClientIsServed(TlsVersion version) throws PkiException {
        var result = Probes.run(Probes.http(server.port()), CREDENTIALS.client, version);
        assertEquals(200, result.httpAnswer().orElseThrow().status(), () -> Probes.names(result.messages()));
        assertEquals("Certwright: CN=client,O=MyOrg", result.httpAnswer().get().title());
        assertTrue(result.handshakeCompleted());
        assertTrue(result.serverFinishedSeen());
        assertTrue(result.serverProvedKey());
        assertTrue(result.applicationDataSeen());
        assertEquals(ClientAnswer.SENT, result.clientAnswer());
        assertEquals(version, result.negotiated().orElseThrow().version());
        assertEquals(Optional.of("x25519"), result.negotiated().get().group());
        assertEquals(CREDENTIALS.server.chain(), result.serverChain());
        assertEquals(Optional.empty(), result.alertReceived());
        assertEquals(Optional.empty(), result.localAbort());
        assertTrue(result.serverWordAt()
                        .orElseThrow()
                        .compareTo(result.clientFlightAt().orElseThrow())
                > 0);
    }

    @Test
    void theMessagesOfTls13ComeInOrder() throws PkiException {
        var result = Probes.run(Probes.http(server.port()), CREDENTIALS.client, TlsVersion.TLS_1_3);
        assertEquals(
                ">ClientHello <ServerHello <ChangeCipherSpec <EncryptedExtensions <CertificateRequest <Certificate "
                        + "<CertificateVerify <Finished >ChangeCipherSpec >Certificate >CertificateVerify >Finished "
                        + "<NewSessionTicket >ApplicationData <ApplicationData",
                Probes.names(result.messages()).replaceFirst("(<ApplicationData)( <ApplicationData)*.*", "$1"));
        assertTrue(result.sessionTicketSeen());
        assertEquals(List.of(false, false, false, true), encrypted(result, 4));
    }

    @Test
    void theMessagesOfTls12ComeInOrder() throws PkiException {
        var result = Probes.run(Probes.http(server.port()), CREDENTIALS.client, TlsVersion.TLS_1_2);
        assertEquals(
                ">ClientHello <ServerHello <Certificate <ServerKeyExchange <CertificateRequest <ServerHelloDone "
                        + ">Certificate >ClientKeyExchange >CertificateVerify >ChangeCipherSpec >Finished "
                        + "<ChangeCipherSpec <Finished >ApplicationData <ApplicationData",
                Probes.names(result.messages())
                        .replace(" <NewSessionTicket", "")
                        .replaceFirst("(<ApplicationData)( <ApplicationData)*.*", "$1"));
        assertFalse(message(result, Direction.CLIENT_TO_SERVER, "Certificate").encrypted());
        assertTrue(message(result, Direction.CLIENT_TO_SERVER, "Finished").encrypted());
        assertTrue(message(result, Direction.SERVER_TO_CLIENT, "Finished").encrypted());
    }

    private static List<Boolean> encrypted(ProbeResult result, int count) {
        return result.messages().stream()
                .limit(count)
                .map(HandshakeMessage::encrypted)
                .toList();
    }

    private static HandshakeMessage message(ProbeResult result, Direction direction, String name) {
        return result.messages().stream()
                .filter(m -> m.direction() == direction && m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void theDemandNamesTheAuthority(TlsVersion version) throws PkiException {
        var demand =
                Probes.run(Probes.http(server.port()), null, version).demand().orElseThrow();
        assertEquals(
                List.of("CN=Test CA"),
                demand.authorities().stream().map(Object::toString).toList());
        assertTrue(demand.signatureAlgorithms().contains("ecdsa_secp256r1_sha256"), demand::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_2, none, 40", "TLS_1_3, none, 116",
        "TLS_1_2, foreign, 46", "TLS_1_3, foreign, 46",
        "TLS_1_2, expired, 46", "TLS_1_3, expired, 46",
        "TLS_1_2, wrongPurpose, 46", "TLS_1_3, wrongPurpose, 46",
        "TLS_1_2, mismatching, 40", "TLS_1_3, mismatching, 40",
    })
    void aBadClientIsRefusedWithAnAlert(TlsVersion version, String which, int alert) throws PkiException {
        var result = Probes.run(Probes.http(server.port()), credential(which), version);
        assertEquals(alert, Probes.alert(result), () -> Probes.names(result.messages()));
        assertEquals(ConnectionEnd.ALERT, result.end());
        assertEquals(Optional.empty(), result.localAbort());
        assertEquals(which.equals("none") ? ClientAnswer.EMPTY : ClientAnswer.SENT, result.clientAnswer());
        assertEquals(
                HandshakeStep.SERVER_VERIFIES_CLIENT,
                message(result, Direction.SERVER_TO_CLIENT, "Alert").step());
        assertFalse(result.sessionTicketSeen());
        assertEquals(version == TlsVersion.TLS_1_3, result.handshakeCompleted());
    }

    private static Credential credential(String which) {
        return switch (which) {
            case "foreign" -> CREDENTIALS.foreign;
            case "expired" -> CREDENTIALS.expired;
            case "wrongPurpose" -> CREDENTIALS.wrongPurpose;
            case "mismatching" -> CREDENTIALS.mismatching;
            default -> null;
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfKeySigns(TlsVersion version) throws PkiException {
        for (KeyPair pair : List.of(
                TestCredentials.rsa(),
                TestCredentials.ec("secp384r1"),
                TestCredentials.ec("secp521r1"),
                TestCredentials.ed25519())) {
            var result = Probes.run(Probes.http(server.port()), CREDENTIALS.clientWith(pair), version);
            assertEquals(
                    Optional.of(200),
                    result.httpAnswer().map(a -> a.status()),
                    () -> pair.getPrivate().getAlgorithm() + " " + Probes.names(result.messages()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatMayNotSignIsWatchedToTheEnd(TlsVersion version) throws PkiException {
        try (var odd = LocalServer.start(
                CREDENTIALS.serverThatMayOnlyAgreeOnKeys(), List.of(CREDENTIALS.authority.certificate()))) {
            var result = Probes.run(Probes.http(odd.port()), CREDENTIALS.client, version);
            assertEquals(Optional.empty(), result.localAbort());
        }
    }

    @Test
    void theObserverIsToldEverythingInOrder() throws PkiException {
        var observer = new Probes.Recorded();
        var request = new ProbeRequest(
                Probes.silent(server.port()),
                Optional.of(CREDENTIALS.client),
                ConnectionOptions.standard().within(Probes.SHORT));
        var result = new HandshakeProbe(new SecureRandom()).run(request, observer, new Cancellation());
        assertEquals(result.messages(), observer.messages);
        assertEquals(1, observer.reached.size());
        assertEquals(Optional.empty(), result.httpAnswer());
        assertTrue(result.sessionTicketSeen());
        assertEquals(ConnectionEnd.OURS, result.end());
    }

    /// A client that writes its flight in several pieces, or stops reading when writing fails, loses about every
    /// third alert of a server that closes as soon as it has refused.
    @ParameterizedTest
    @EnumSource
    void theAlertOfARefusalIsNeverLost(TlsVersion version) throws PkiException, IOException, GeneralSecurityException {
        var context = TestCredentials.jsse("TLS", CREDENTIALS.server, CREDENTIALS.authority);
        try (var listener = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            listener.setNeedClientAuth(true);
            Thread.ofVirtual().start(() -> refuseEverybody(listener));
            for (int i = 0; i < 200; i++) {
                var result = Probes.run(Probes.http(listener.getLocalPort()), CREDENTIALS.foreign, version);
                int run = i;
                assertEquals(46, Probes.alert(result), () -> "run " + run + ": " + Probes.names(result.messages()));
            }
        }
    }

    private static void refuseEverybody(SSLServerSocket listener) {
        while (!listener.isClosed()) {
            try (var socket = (SSLSocket) listener.accept()) {
                socket.startHandshake();
            } catch (IOException _) {
                // Refused.
            }
        }
    }

    @Test
    void aHandshakeInMemoryWarmsUp() {
        assertTrue(new WarmUp(new SecureRandom()).run());
    }
}
