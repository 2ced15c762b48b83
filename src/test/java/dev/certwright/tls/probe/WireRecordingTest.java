package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import dev.certwright.tls.TestCredentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// OpenSSL writes a key log of its own; what it knows, the recording knows.
class WireRecordingTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static final List<String> ALL_OF_TLS13 = List.of(
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0",
            "SERVER_TRAFFIC_SECRET_0",
            "EXPORTER_SECRET");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Program.assumePresent("openssl");
        TestCredentials.writeCertificates(folder.resolve("server.pem"), CREDENTIALS.server.certificate());
        TestCredentials.writeKey(folder.resolve("server.key"), CREDENTIALS.server.privateKey());
        TestCredentials.writeCertificates(folder.resolve("ca.pem"), CREDENTIALS.authority.certificate());
    }

    private static ServerProcess start(String... options) throws IOException {
        int port = ServerProcess.freePort();
        var command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-www", "-quiet"));
        command.addAll(List.of("-cert", folder.resolve("server.pem").toString()));
        command.addAll(List.of("-key", folder.resolve("server.key").toString()));
        command.addAll(List.of("-CAfile", folder.resolve("ca.pem").toString()));
        command.addAll(List.of("-Verify", "1", "-verify_return_error"));
        command.addAll(List.of("-keylogfile", keyLog(port).toString()));
        command.addAll(List.of(options));
        return ServerProcess.start(command, folder.resolve("s_server-" + port + ".log"), port);
    }

    private static Path keyLog(int port) {
        return folder.resolve("keys-" + port + ".log");
    }

    @ParameterizedTest
    @EnumSource
    void theSecretsAreThoseOfTheServer(TlsVersion version) throws IOException, PkiException {
        try (var server = start()) {
            var result = Probes.run(Probes.http(server.port()), CREDENTIALS.client, version);
            assertEquals(200, result.httpAnswer().orElseThrow().status());
            var recording = result.recording().orElseThrow();
            assertEquals(
                    version == TlsVersion.TLS_1_3 ? ALL_OF_TLS13 : List.of("CLIENT_RANDOM"),
                    KeyLog.labels(KeyLog.of(recording)));
            assertEquals(Set.copyOf(KeyLog.in(keyLog(server.port()), recording)), Set.copyOf(KeyLog.of(recording)));
        }
    }

    @Test
    void aRetryChangesNothing() throws IOException, PkiException {
        try (var server = start("-groups", "P-384")) {
            var result = Probes.run(Probes.http(server.port()), CREDENTIALS.client, TlsVersion.TLS_1_3);
            assertTrue(Probes.names(result.messages()).contains("<HelloRetryRequest"));
            var recording = result.recording().orElseThrow();
            assertEquals(ALL_OF_TLS13, KeyLog.labels(KeyLog.of(recording)));
            assertEquals(Set.copyOf(KeyLog.in(keyLog(server.port()), recording)), Set.copyOf(KeyLog.of(recording)));
        }
    }

    /// The server does not get as far as the client, under TLS 1.2 not to its log; what it knows is the same.
    @ParameterizedTest
    @EnumSource
    void theSecretsOfARefusalAreKept(TlsVersion version) throws IOException, PkiException {
        try (var server = start()) {
            var result = Probes.run(Probes.http(server.port()), CREDENTIALS.mismatching, version);
            assertEquals(51, Probes.alert(result));
            var recording = result.recording().orElseThrow();
            var theirs = KeyLog.in(keyLog(server.port()), recording);
            assertTrue(theirs.size() >= (version == TlsVersion.TLS_1_3 ? 3 : 0), theirs::toString);
            assertEquals(
                    version == TlsVersion.TLS_1_3 ? ALL_OF_TLS13 : List.of("CLIENT_RANDOM"),
                    KeyLog.labels(KeyLog.of(recording)));
            assertTrue(KeyLog.of(recording).containsAll(theirs), () -> theirs + "\n" + KeyLog.of(recording));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOctetsAreThoseOfTheMessages(TlsVersion version) throws IOException, PkiException {
        try (var server = start()) {
            var result = Probes.run(Probes.http(server.port()), CREDENTIALS.client, version);
            var recording = result.recording().orElseThrow();
            assertEquals(server.port(), recording.server().getPort());
            assertTrue(recording.client().getAddress().isLoopbackAddress());
            // the first record each way is in clear text
            for (var direction : Direction.values()) {
                var first = result.messages().stream()
                        .filter(m -> m.direction() == direction)
                        .findFirst()
                        .orElseThrow()
                        .raw()
                        .toArray();
                var octets = octets(recording, direction);
                assertArrayEquals(first, Arrays.copyOfRange(octets, 5, 5 + first.length));
            }
            var times =
                    recording.segments().stream().map(WireRecording.Segment::at).toList();
            assertEquals(times.stream().sorted().toList(), times);
        }
    }

    private static byte[] octets(WireRecording recording, Direction direction) {
        var octets = new ByteArrayOutputStream();
        recording.segments().stream()
                .filter(s -> s.direction() == direction)
                .forEach(s -> octets.writeBytes(s.octets().toArray()));
        return octets.toByteArray();
    }

    @Test
    void closingWipesTheSecrets() throws IOException, PkiException {
        try (var server = start()) {
            var recording = Probes.run(Probes.http(server.port()), CREDENTIALS.client, TlsVersion.TLS_1_3)
                    .recording()
                    .orElseThrow();
            recording.close();
            recording
                    .secrets()
                    .forEach(s -> assertArrayEquals(
                            new byte[s.secret().length()], s.secret().copy()));
        }
    }
}
