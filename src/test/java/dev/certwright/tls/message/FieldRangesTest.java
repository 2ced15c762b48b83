package dev.certwright.tls.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.message.OpenSslMessages.Printed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the octets of a message are, its fields cover each of them once, and their number is bounded.
class FieldRangesTest {
    private static final DecodingContext TLS_1_2 = new DecodingContext(0x0303, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA");
    private static final DecodingContext TLS_1_3 = new DecodingContext(0x0304, "TLS_AES_128_GCM_SHA256");
    private static final int MOST_FIELDS = 200_000;

    @TempDir
    private static Path folder;

    private static List<List<Printed>> handshakes = List.of();
    private final MessageDecoder decoder = new MessageDecoder();

    @BeforeAll
    static void shakeHands() throws IOException, InterruptedException {
        OpenSslMessages.assumeInstalled();
        var credentials = new TestCredentials();
        TestCredentials.writeCertificates(folder.resolve("server.pem"), credentials.server.certificate());
        TestCredentials.writeKey(folder.resolve("server.key"), credentials.server.privateKey());
        TestCredentials.writeCertificates(
                folder.resolve("ca.pem"),
                credentials.authority.certificate(),
                credentials.otherAuthority.certificate());
        handshakes = new OpenSslMessages(folder)
                .handshake(
                        List.of(
                                "-cert",
                                "server.pem",
                                "-key",
                                "server.key",
                                "-CAfile",
                                "ca.pem",
                                "-Verify",
                                "1",
                                "-www"),
                        "GET / HTTP/1.0\r\n\r\n",
                        List.of(
                                List.of("-tls1_2", "-ign_eof", "-cert", "server.pem", "-key", "server.key"),
                                List.of("-tls1_3", "-ign_eof", "-cert", "server.pem", "-key", "server.key")));
    }

    private TlsMessage decode(byte[] raw, DecodingContext context) {
        return decoder.decode(MessageDecoder.HANDSHAKE, Bytes.of(raw), context);
    }

    private static boolean malformed(TlsMessage message) {
        return message.fields().stream()
                .flatMap(Field::flattened)
                .anyMatch(f -> f.name().equals(Field.MALFORMED));
    }

    @Test
    void aRealHandshakeIsCoveredAndSoIsEveryBeginningOfIt() {
        assertEquals(2, handshakes.size());
        for (var handshake : handshakes) {
            assertTrue(handshake.size() > 10);
            var context = DecodingContext.initial();
            for (var printed : handshake) {
                var octets = printed.raw().toArray();
                var message = decoder.decode(printed.contentType(), printed.raw(), context);
                Octets.assertCovered(message.fields(), 0, octets.length);
                assertFalse(malformed(message), () -> message.name() + " " + message.fields());
                for (int length = 0; length < octets.length; length++) {
                    var cut = decoder.decode(printed.contentType(), Bytes.of(Arrays.copyOf(octets, length)), context);
                    Octets.assertCovered(cut.fields(), 0, length);
                    assertTrue(malformed(cut), () -> "not said of " + cut.fields());
                    assertInstanceOf(OpaqueMessage.class, cut);
                }
                context = context.then(message);
            }
        }
    }

    @Test
    void anyOctetMayBeWrong() {
        var random = new Random(4);
        for (var handshake : handshakes) {
            var context = DecodingContext.initial();
            for (var printed : handshake) {
                for (int i = 0; i < 300; i++) {
                    var octets = printed.raw().toArray();
                    octets[random.nextInt(octets.length)] = (byte) random.nextInt();
                    var message = decoder.decode(printed.contentType(), Bytes.of(octets), context);
                    Octets.assertCovered(message.fields(), 0, octets.length);
                }
                context = context.then(decoder.decode(printed.contentType(), printed.raw(), context));
            }
        }
    }

    @Test
    void noiseIsCovered() {
        var random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            var body = new byte[random.nextInt(90)];
            random.nextBytes(body);
            for (int j = 0; j < body.length; j++) {
                body[j] = random.nextInt(3) > 0 ? (byte) random.nextInt(6) : body[j];
            }
            var raw =
                    Octets.message(random.nextInt(27), java.util.HexFormat.of().formatHex(body));
            var context = random.nextBoolean() ? TLS_1_2 : TLS_1_3;
            Octets.assertCovered(decode(raw, context).fields(), 0, raw.length);
        }
    }

    @Test
    void tenThousandAuthoritiesAreRead() {
        var list = "0004" + "30023100";
        var names = "0002" + "3000";
        var raw = Octets.message(13, "0140" + "00020403" + Octets.vector(2, names.repeat(10_000)));
        var request = assertInstanceOf(CertificateRequest.class, decode(raw, TLS_1_2));
        assertEquals(10_000, request.authorities().size());
        Octets.assertCovered(request.fields(), 0, raw.length);
        var broken = Octets.message(13, "0140" + "00020403" + Octets.vector(2, list.repeat(10_000)));
        Octets.assertCovered(decode(broken, TLS_1_2).fields(), 0, broken.length);
    }

    /// The largest message there can be, as certificates, tickets, nothing known, and so on.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 11, 12, 13, 15, 16, 20, 21, 22, 23, 25, 99})
    void theLargestMessageIsBounded(int type) {
        for (int fill : new int[] {0x00, 0x01, 0x30, 0xff}) {
            var raw = new byte[4 + 0xffffff];
            Arrays.fill(raw, (byte) fill);
            raw[0] = (byte) type;
            Arrays.fill(raw, 1, 4, (byte) 0xff);
            if (fill == 0) {
                raw[4] = (byte) 0xff;
                raw[5] = (byte) 0xff;
                raw[6] = (byte) 0xfc;
            }
            for (var context : List.of(TLS_1_2, TLS_1_3)) {
                var message = decode(raw, context);
                Octets.assertCovered(message.fields(), 0, raw.length);
                var all = message.fields().stream().flatMap(Field::flattened).toList();
                assertTrue(all.size() < MOST_FIELDS, () -> all.size() + " fields");
                long characters =
                        all.stream().mapToLong(f -> f.value().length()).sum();
                assertTrue(characters < 8_000_000, () -> characters + " characters");
            }
        }
    }

    /// Certificates and names whose elements contain one another without end.
    @Test
    void deepNestingIsNoMatter() {
        var deep = new byte[60_000];
        for (int i = 0; i + 4 <= deep.length; i += 4) {
            int rest = deep.length - i - 4;
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x82;
            deep[i + 2] = (byte) (rest >> 8);
            deep[i + 3] = (byte) rest;
        }
        var hex = java.util.HexFormat.of().formatHex(deep);
        var messages = new ArrayList<byte[]>();
        messages.add(Octets.message(13, "0140" + "00020403" + Octets.vector(2, Octets.vector(2, hex))));
        messages.add(Octets.message(11, Octets.vector(3, Octets.vector(3, hex))));
        messages.add(Octets.message(22, "01" + Octets.vector(3, hex)));
        for (var raw : messages) {
            Octets.assertCovered(decode(raw, TLS_1_2).fields(), 0, raw.length);
        }
    }
}
