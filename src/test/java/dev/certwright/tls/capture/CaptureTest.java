package dev.certwright.tls.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.model.handshake.WireRecording.Segment;
import dev.certwright.model.handshake.WireRecording.TlsSecret;
import dev.certwright.tls.Programs;
import dev.certwright.tls.TestCredentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wireshark's programs read what is written. The secrets come from OpenSSL, the client is the JDK's.
@Timeout(60)
class CaptureTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static final List<String> STRICT = List.of(
            "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE", "-o", "tcp.analyze_sequence_numbers:TRUE");

    @TempDir
    private Path folder;

    @BeforeEach
    void whatIsNeeded() {
        Programs.assumeInstalled("tshark");
        Programs.assumeInstalled("capinfos");
        Programs.assumeInstalled("openssl");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, 127.0.0.1", "TLSv1.3, 127.0.0.1", "TLSv1.2, ::1", "TLSv1.3, ::1"})
    void tsharkOpensWhatIsWrittenWithSecretsAndNothingOfItWithout(String protocol, String address)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (var recording = handshake(protocol, InetAddress.getByName(address))) {
            var open = write(recording, true);
            assertEquals("", tshark(open, "_ws.malformed || _ws.expert.severity == \"Error\"", "_ws.col.Info"));
            assertEquals("", tshark(open, badChecksums(), "_ws.col.Info"));
            // Certificate of the server and of the client, CertificateRequest, two times Finished.
            var types = tshark(open, "tls.handshake", "tls.handshake.type")
                    .lines()
                    .flatMap(l -> List.of(l.split(",", -1)).stream())
                    .toList();
            assertTrue(types.containsAll(List.of("1", "2", "11", "13", "15", "20")), types::toString);
            assertEquals(2, types.stream().filter("11"::equals).count(), types::toString);
            assertEquals(2, types.stream().filter("20"::equals).count(), types::toString);
            assertEquals("GET\n", tshark(open, "http.request", "http.request.method"));
            assertEquals("200\n", tshark(open, "http.response", "http.response.code"));

            var closed = write(recording, false);
            assertEquals("", tshark(closed, "_ws.malformed || " + badChecksums(), "_ws.col.Info"));
            assertEquals("", tshark(closed, "http || tls.handshake.type == 20", "_ws.col.Info"));
            assertTrue(tshark(closed, "tls.handshake.type == 2", "frame.number").length() > 0);
            var content = new String(Files.readAllBytes(closed), StandardCharsets.ISO_8859_1);
            for (var secret : recording.secrets()) {
                var octets = secret.secret().copy();
                assertFalse(content.contains(new String(octets, StandardCharsets.ISO_8859_1)), secret.label());
                assertFalse(content.contains(HexFormat.of().formatHex(octets)), secret.label());
            }
        }
    }

    @Test
    void theKeyLogIsTheOneThatOpenSslWrote() throws IOException, GeneralSecurityException, InterruptedException {
        try (var recording = handshake("TLSv1.3", InetAddress.getByName("127.0.0.1"))) {
            var written = new ByteArrayOutputStream();
            KeyLog.write(recording, written);
            var theirs = Files.readString(folder.resolve("keys")).replaceAll("(?m)^#.*\n", "");
            assertEquals(theirs, written.toString(StandardCharsets.US_ASCII));
            assertTrue(theirs.contains("CLIENT_TRAFFIC_SECRET_0 "), theirs);
        }
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 198.51.100.7", "2001:db8::1, 2001:db8:ffff::2"})
    void whatPassedComesOutAgain(String from, String to) throws IOException, InterruptedException {
        var sent = new ArrayList<Segment>();
        var random = new Random(7);
        for (int length : new int[] {1, 1439, 1440, 1441, 1460, 1461, 16_407, 70_001, 400_000}) {
            var octets = new byte[length];
            random.nextBytes(octets);
            var direction = length % 2 == 0 ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
            sent.add(new Segment(direction, Duration.ofNanos(1_000_000_001L + length), Bytes.of(octets)));
        }
        var start = Instant.parse("2026-03-04T05:06:07.000000089Z");
        var recording = new WireRecording(
                new InetSocketAddress(InetAddress.ofLiteral(from), 50_000),
                new InetSocketAddress(InetAddress.ofLiteral(to), 9),
                start,
                sent,
                List.of());
        var file = write(recording, true);
        assertEquals("", tshark(file, "_ws.malformed || tcp.analysis.flags || " + badChecksums(), "_ws.col.Info"));
        assertEquals(
                "1772600767.000000089",
                tshark(file, "frame.number == 1", "frame.time_epoch").strip());
        assertEquals(
                "1772600768.000000091",
                tshark(file, "frame.number == 4", "frame.time_epoch").strip());
        for (var direction : Direction.values()) {
            var port = direction == Direction.CLIENT_TO_SERVER ? "50000" : "9";
            var payload = tshark(file, "tcp.len > 0 && tcp.srcport == " + port, "tcp.payload")
                    .replace("\n", "");
            var expected = new StringBuilder();
            sent.stream()
                    .filter(s -> s.direction() == direction)
                    .forEach(s -> expected.append(s.octets().hex()));
            assertTrue(payload.contentEquals(expected), "not the octets that passed " + direction);
        }
        assertEquals(
                "FIN\nFIN\n",
                tshark(file, "tcp.flags.fin == 1", "tcp.flags.fin").replaceAll("1|True", "FIN"));
        var infos = Programs.run(folder, "", List.of("capinfos", file.toString()));
        assertTrue(infos.contains("Strict time order:   True"), infos);
        assertTrue(infos.contains("pcapng"), infos);
        assertTrue(infos.contains("Capture comment:     made by hand"), infos);
    }

    private static String badChecksums() {
        return "(tcp.checksum.status == \"Bad\" || ip.checksum.status == \"Bad\")";
    }

    private WireRecording handshake(String protocol, InetAddress address)
            throws IOException, GeneralSecurityException, InterruptedException {
        var authority = CREDENTIALS.authority;
        TestCredentials.writeCertificates(folder.resolve("ca.pem"), authority.certificate());
        TestCredentials.writeCertificates(folder.resolve("server.pem"), CREDENTIALS.server.certificate());
        TestCredentials.writeKey(folder.resolve("server.key"), CREDENTIALS.server.privateKey());
        var keys = folder.resolve("keys");
        Files.writeString(
                folder.resolve("answer"),
                "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
        int port = Programs.freePort();
        var command = List.of(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:" + port,
                "-HTTP",
                "-Verify",
                "2",
                "-CAfile",
                folder.resolve("ca.pem").toString(),
                "-cert",
                folder.resolve("server.pem").toString(),
                "-key",
                folder.resolve("server.key").toString(),
                "-keylogfile",
                keys.toString());
        try (var server = Programs.start(folder.resolve("log"), port, command);
                var relay = new RecordingRelay(address, port)) {
            var sockets = TestCredentials.jsse(protocol, CREDENTIALS.client, authority)
                    .getSocketFactory();
            try (var socket = sockets.createSocket(address, relay.address().getPort())) {
                ((javax.net.ssl.SSLSocket) socket).setEnabledProtocols(new String[] {protocol});
                socket.getOutputStream().write("GET /answer HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            }
            assertTrue(server.process().isAlive());
            return relay.recording(secrets(keys));
        }
    }

    private static List<TlsSecret> secrets(Path keys) throws IOException {
        var secrets = new ArrayList<TlsSecret>();
        for (var line : Files.readAllLines(keys)) {
            if (!line.startsWith("#")) {
                var parts = line.split(" ", 3);
                var hex = HexFormat.of();
                secrets.add(new TlsSecret(
                        parts[0], Bytes.of(hex.parseHex(parts[1])), new SecretBytes(hex.parseHex(parts[2]))));
            }
        }
        return secrets;
    }

    private Path write(WireRecording recording, boolean withSecrets) throws IOException {
        var file = folder.resolve(withSecrets ? "open.pcapng" : "closed.pcapng");
        try (var out = Files.newOutputStream(file)) {
            PcapngWriter.write(recording, withSecrets, "made by hand", out);
        }
        return file;
    }

    private String tshark(Path file, String filter, String field) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("tshark", "-r", file.toString(), "-Y", filter, "-T", "fields"));
        command.addAll(List.of("-e", field));
        command.addAll(STRICT);
        var said = Programs.run(folder, "", command);
        return said.replaceAll("Running as user .*\n?", "");
    }
}
