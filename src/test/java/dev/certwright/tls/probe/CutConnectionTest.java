package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.server.LocalServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A relay before the JDK's server ends the connection, or changes what it carries, at every place there is.
@Timeout(120)
class CutConnectionTest {
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

    /// What is done with the server's records, by their number.
    private interface Relay {
        /// Writes one to the client.
        ///
        /// @return whether to go on
        boolean pass(int number, byte[] octets, Socket client) throws IOException;
    }

    private static ProbeResult probe(TlsVersion version, Relay relay) throws IOException, PkiException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var client = listener.accept();
                        var upstream = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    Thread.ofVirtual().start(() -> copy(client, upstream));
                    var in = new DataInputStream(upstream.getInputStream());
                    boolean goOn = true;
                    for (int i = 0; goOn; i++) {
                        var header = in.readNBytes(5);
                        if (header.length < 5) {
                            return;
                        }
                        int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
                        var octets = Arrays.copyOf(header, 5 + length);
                        in.readFully(octets, 5, length);
                        goOn = relay.pass(i, octets, client);
                    }
                } catch (IOException _) {
                    // The probe is the judge.
                }
            });
            return Probes.run(Probes.http(listener.getLocalPort()), CREDENTIALS.client, version);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // The probe is the judge.
        }
    }

    private static List<String> fromServer(ProbeResult result) {
        return result.messages().stream()
                .filter(m -> m.direction() == Direction.SERVER_TO_CLIENT)
                .map(HandshakeMessage::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_2, false, false", "TLS_1_2, false, true", "TLS_1_2, true, false", "TLS_1_2, true, true",
        "TLS_1_3, false, false", "TLS_1_3, false, true", "TLS_1_3, true, false", "TLS_1_3, true, true",
    })
    void anEndAtAnyPlaceIsSeenAsWhatItIs(TlsVersion version, boolean reset, boolean amid)
            throws IOException, PkiException {
        int records = 0;
        boolean whole = false;
        for (int place = 0; !whole && place < 40; place++) {
            int last = place;
            var result = probe(version, (number, octets, client) -> {
                if (number < last) {
                    client.getOutputStream().write(octets);
                    return true;
                }
                client.getOutputStream().write(octets, 0, amid ? octets.length / 2 : 0);
                client.setSoLinger(reset, 0);
                return false;
            });
            whole = result.httpAnswer().isPresent();
            var names = fromServer(result);
            if (!whole) {
                assertEquals(
                        reset ? ConnectionEnd.RST : ConnectionEnd.FIN,
                        result.end(),
                        () -> "after " + last + ": " + Probes.names(result.messages()));
                assertEquals(Optional.empty(), result.localAbort());
                assertEquals(Optional.empty(), result.alertReceived());
                records = last;
            }
            // nothing that came before the end is lost
            assertTrue(reset || names.size() >= last, () -> last + ": " + names);
        }
        assertTrue(whole);
        assertTrue(records >= 3, "only " + records + " places");
    }

    /// A flight may come in pieces of any size.
    @ParameterizedTest
    @EnumSource
    void oneOctetAtATimeIsEnough(TlsVersion version) throws IOException, PkiException {
        var result = probe(version, (number, octets, client) -> {
            for (byte octet : octets) {
                client.getOutputStream().write(octet);
            }
            return true;
        });
        assertEquals(200, result.httpAnswer().orElseThrow().status(), () -> Probes.names(result.messages()));
    }

    /// In clear text a message may stand in as many records as it has octets.
    @ParameterizedTest
    @EnumSource
    void aRecordForEachOctetIsEnough(TlsVersion version) throws IOException, PkiException {
        var encrypted = new boolean[1];
        var result = probe(version, (number, octets, client) -> {
            if (octets[0] != 22 || encrypted[0]) {
                encrypted[0] |= octets[0] == 20;
                client.getOutputStream().write(octets);
                return true;
            }
            for (int i = 5; i < octets.length; i++) {
                client.getOutputStream().write(new byte[] {22, 3, 3, 0, 1, octets[i]});
            }
            return true;
        });
        assertEquals(200, result.httpAnswer().orElseThrow().status(), () -> Probes.names(result.messages()));
    }
}
