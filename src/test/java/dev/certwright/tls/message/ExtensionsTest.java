package dev.certwright.tls.message;

import static dev.certwright.tls.message.Octets.extension;
import static dev.certwright.tls.message.Octets.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Extensions made by hand after their RFCs.
class ExtensionsTest {
    private static final String NAME = "3012311030" + "0e06035504030c0754657374204341";

    @TempDir
    private static Path folder;

    /// An extension and what must be read in it: `field=value`, in order.
    private record Case(String name, byte[] message, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case client(int type, String data, String... expected) {
        var name = Registry.EXTENSION.name(type);
        return new Case(name, Octets.clientHello(extension(type, data)), List.of(expected));
    }

    private static Case server(int type, String data, String... expected) {
        var name = Registry.EXTENSION.name(type);
        return new Case(name + ", server", Octets.serverHello(extension(type, data)), List.of(expected));
    }

    private static Case retry(int type, String data, String... expected) {
        var name = Registry.EXTENSION.name(type);
        return new Case(name + ", retry", Octets.helloRetryRequest(extension(type, data)), List.of(expected));
    }

    private static Case encrypted(int type, String data, String... expected) {
        var body = vector(2, extension(type, data));
        return new Case(Registry.EXTENSION.name(type) + ", encrypted", Octets.message(8, body), List.of(expected));
    }

    private static Case request(int type, String data, String... expected) {
        var body = "00" + vector(2, extension(type, data));
        return new Case(Registry.EXTENSION.name(type) + ", request", Octets.message(13, body), List.of(expected));
    }

    private static Case certificate(int type, String data, String... expected) {
        var entry = vector(3, "3000") + vector(2, extension(type, data));
        var body = "00" + vector(3, entry);
        return new Case(Registry.EXTENSION.name(type) + ", certificate", Octets.message(11, body), List.of(expected));
    }

    private static Case ticket(int type, String data, String... expected) {
        var body = "00001c20" + "01020304" + vector(1, "00") + vector(2, "aabb") + vector(2, extension(type, data));
        return new Case(Registry.EXTENSION.name(type) + ", ticket", Octets.message(4, body), List.of(expected));
    }

    static Stream<Case> cases() {
        var sct = vector(
                2,
                "00" + "11".repeat(32) + "0000019000000000" + vector(2, "") + "0403" + vector(2, "3006020101020101"));
        var config = "fe0d"
                + vector(
                        2,
                        "07" + "0020" + vector(2, "22".repeat(32)) + vector(2, "00010001") + "40"
                                + vector(1, "6563682e6578616d706c65") + vector(2, ""));
        return Stream.of(
                client(
                        0,
                        vector(2, "00" + vector(2, "612e6578616d706c65")),
                        "name_type=host_name",
                        "host_name=a.example"),
                server(0, "", "extension_type=server_name", "extension_data_length=0"),
                client(1, "03", "max_fragment_length=2048"),
                client(
                        3,
                        vector(2, "01" + "33".repeat(20) + "02" + vector(2, NAME) + "00"),
                        "identifier_type=key_sha1_hash",
                        "identifier_type=x509_name",
                        "identifier_type=pre_agreed"),
                client(
                        5,
                        "01" + vector(2, vector(2, "a10203")) + vector(2, ""),
                        "status_type=ocsp",
                        "ResponderID=a10203"),
                client(
                        10,
                        vector(2, "11ec001d0a0a4242"),
                        "named_group=X25519MLKEM768",
                        "named_group=x25519",
                        "named_group=GREASE",
                        "named_group=0x4242"),
                client(
                        11,
                        vector(1, "000102"),
                        "ec_point_format=uncompressed",
                        "ec_point_format=ansiX962_compressed_prime"),
                client(12, vector(1, "616c696365"), "srp_I=alice"),
                client(
                        13,
                        vector(2, "040308040905"),
                        "signature_scheme=ecdsa_secp256r1_sha256",
                        "hash=sha256",
                        "signature=ecdsa",
                        "signature_scheme=rsa_pss_rsae_sha256",
                        "signature_scheme=mldsa65"),
                client(
                        14,
                        vector(2, "00010007") + vector(1, "aa"),
                        "SRTPProtectionProfile=SRTP_AES128_CM_HMAC_SHA1_80",
                        "srtp_mki=aa"),
                client(15, "01", "mode=peer_allowed_to_send"),
                client(
                        16,
                        vector(2, vector(1, "6832") + vector(1, "687474702f312e31")),
                        "ProtocolName=h2",
                        "ProtocolName=http/1.1"),
                client(
                        17,
                        vector(2, "02" + vector(2, vector(2, "") + vector(2, ""))),
                        "status_type=ocsp_multi_RESERVED"),
                server(
                        18,
                        vector(2, sct),
                        "version=v1",
                        "id=" + "11".repeat(32),
                        "timestamp=2024-06-10T02:35:18.400Z",
                        "algorithm=ecdsa_secp256r1_sha256",
                        "signature=3006020101020101"),
                client(19, vector(1, "0002"), "client_certificate_type=X509", "client_certificate_type=Raw Public Key"),
                server(20, "02", "server_certificate_types=Raw Public Key"),
                client(21, "0000000000", "padding=0000000000"),
                client(22, "", "extension_type=encrypt_then_mac"),
                client(23, "", "extension_type=extended_master_secret"),
                client(27, vector(1, "00020003"), "algorithm=brotli", "algorithm=zstd"),
                client(28, "4001", "RecordSizeLimit=16385"),
                client(34, vector(2, "0403"), "signature_scheme=ecdsa_secp256r1_sha256"),
                certificate(
                        34,
                        "00093a80" + "0403" + vector(3, "3003020101") + "0807" + vector(2, "beef"),
                        "valid_time=604800 s",
                        "dc_cert_verify_algorithm=ecdsa_secp256r1_sha256",
                        "algorithm=ed25519",
                        "signature=beef"),
                client(35, "c0ffee", "ticket=c0ffee"),
                client(42, "", "extension_type=early_data"),
                ticket(42, "00004000", "max_early_data_size=16384"),
                client(43, vector(1, "0a0a03040303"), "version=GREASE", "version=TLS 1.3", "version=TLS 1.2"),
                server(43, "0304", "selected_version=TLS 1.3"),
                client(44, vector(2, "c00c1e"), "cookie=c00c1e"),
                retry(44, vector(2, "c00c1e"), "cookie=c00c1e"),
                client(45, vector(1, "01000b"), "ke_mode=psk_dhe_ke", "ke_mode=psk_ke", "ke_mode=GREASE"),
                client(47, vector(2, vector(2, NAME)), "distinguished_name=CN=Test CA"),
                request(
                        48,
                        vector(2, vector(1, "0603551d25") + vector(2, "300a")),
                        "certificate_extension_oid=2.5.29.37",
                        "OBJECT IDENTIFIER=2.5.29.37",
                        "certificate_extension_values=300a"),
                request(50, vector(2, "0905"), "signature_scheme=mldsa65"),
                client(49, "", "extension_type=post_handshake_auth"),
                client(
                        51,
                        vector(2, "0a0a" + vector(2, "00") + "001d" + vector(2, "44".repeat(32))),
                        "group=GREASE",
                        "key_exchange=00",
                        "group=x25519",
                        "key_exchange=" + "44".repeat(32)),
                server(51, "001d" + vector(2, "55".repeat(32)), "group=x25519"),
                retry(51, "0018", "selected_group=secp384r1"),
                encrypted(
                        57,
                        "0104" + "80007530" + "0f00" + "4aaa" + "0155",
                        "transport_parameter_id=1",
                        "transport_parameter_value=30000",
                        "transport_parameter_id=2730"),
                client(58, "0201", "new_session_count=2", "resumption_count=1"),
                encrypted(58, "02", "expected_count=2"),
                client(
                        41,
                        vector(2, vector(2, "1d1d") + "00000102") + vector(2, vector(1, "66".repeat(32))),
                        "identity=1d1d",
                        "obfuscated_ticket_age=258",
                        "binder=" + "66".repeat(32)),
                server(41, "0001", "selected_identity=1"),
                client(
                        0xfe0d,
                        "00" + "00010003" + "2a" + vector(2, "77".repeat(32)) + vector(2, "88"),
                        "type=outer",
                        "kdf_id=HKDF-SHA256",
                        "aead_id=ChaCha20Poly1305",
                        "config_id=42",
                        "payload=88"),
                client(0xfe0d, "01", "type=inner"),
                retry(0xfe0d, "0102030405060708", "confirmation=0102030405060708"),
                encrypted(
                        0xfe0d,
                        vector(2, config),
                        "config_id=7",
                        "kem_id=DHKEM(X25519, HKDF-SHA256)",
                        "public_name=ech.example"),
                client(0xff01, vector(1, "99".repeat(12)), "renegotiated_connection=" + "99".repeat(12)),
                client(0x1a1a, "00", "extension_type=GREASE", "extension_data=00"),
                client(0x7777, "abcd", "extension_type=0x7777", "extension_data=abcd"));
    }

    private static DecodingContext context(byte[] message) {
        return switch (message[0]) {
            case 4, 8, 11, 13 -> new DecodingContext(0x0304, "TLS_AES_128_GCM_SHA256");
            default -> DecodingContext.initial();
        };
    }

    private static List<Field> decode(byte[] message) {
        return new MessageDecoder()
                .decode(MessageDecoder.HANDSHAKE, Bytes.of(message), context(message))
                .fields();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFieldHasItsNameAndRange(Case extension) {
        var fields = decode(extension.message);
        Octets.assertCovered(fields, 0, extension.message.length);
        var said = fields.stream()
                .flatMap(Field::flattened)
                .map(f -> f.name() + "=" + f.value())
                .toList();
        int from = 0;
        for (var expected : extension.expected) {
            int at = said.subList(from, said.size()).indexOf(expected);
            assertTrue(at >= 0, () -> expected + " is not in " + said);
            from += at + 1;
        }
        boolean certificate = extension.message[0] == 11;
        long malformed =
                said.stream().filter(f -> f.startsWith(Field.MALFORMED)).count();
        assertEquals(certificate ? 1 : 0, malformed, said::toString);
    }

    @Test
    void anExtensionCutShortHarmsNoOther() {
        var hello = Octets.clientHello(extension(10, "0004001d") + extension(16, vector(2, vector(1, "6832"))));
        var message = new MessageDecoder().decode(MessageDecoder.HANDSHAKE, Bytes.of(hello), DecodingContext.initial());
        assertTrue(message instanceof ClientHello);
        Octets.assertCovered(message.fields(), 0, hello.length);
        var said = message.fields().stream().flatMap(Field::flattened).toList();
        assertTrue(said.stream()
                .anyMatch(f -> f.name().equals("named_group") && f.value().equals("x25519")));
        assertTrue(said.stream().anyMatch(f -> f.name().equals(Field.MALFORMED)));
        assertTrue(said.stream()
                .anyMatch(f -> f.name().equals("ProtocolName") && f.value().equals("h2")));
    }

    /// tshark reads the same in each of them.
    @Test
    void tsharkReadsTheSame() throws IOException, InterruptedException, XMLStreamException {
        TsharkFields.assumeInstalled();
        var sum = new TsharkFields.Comparison(0, 0, List.of(), List.of());
        var seen = new ArrayList<String>();
        for (var extension : cases().toList()) {
            var capture = new PlainCapture();
            var messages = new ArrayList<TsharkFields.Ours>();
            for (var message : withPredecessors(extension.message)) {
                capture.add(message[0] == 1, MessageDecoder.HANDSHAKE, message);
                messages.add(new TsharkFields.Ours(
                        message[0] == 1, MessageDecoder.HANDSHAKE, Bytes.of(message), decode(message)));
            }
            var file = capture.write(folder.resolve("extension.pcap"));
            var comparison = TsharkFields.compare(TsharkFields.read(file), messages);
            comparison.missing().forEach(m -> seen.add(extension.name + ": " + m));
            comparison.differing().forEach(m -> seen.add(extension.name + ": " + m));
            sum = sum.plus(comparison);
        }
        System.out.println(
                "extensions made by hand: fields tshark shows " + sum.shown() + ", matched " + sum.matched());
        assertEquals("", String.join("\n", seen));
    }

    /// What TLS 1.3 sends before, so that a reader knows the version.
    private static List<byte[]> withPredecessors(byte[] message) {
        var hello = Octets.clientHello(extension(43, vector(1, "0304")));
        var answer = Octets.serverHello(extension(43, "0304"));
        return switch (message[0]) {
            case 1 -> List.of(message);
            case 2 -> List.of(hello, message);
            default -> List.of(hello, answer, message);
        };
    }
}
