package dev.certwright.tls.message;

import static dev.certwright.tls.message.Octets.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.message.OpenSslMessages.Printed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages of every kind, made by hand after their RFCs or by OpenSSL.
class MessagesTest {
    private static final DecodingContext TLS_1_2 = new DecodingContext(0x0303, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");
    private static final DecodingContext TLS_1_3 = new DecodingContext(0x0304, "TLS_AES_128_GCM_SHA256");

    @TempDir
    private static Path folder;

    private record Case(String name, byte[] message, DecodingContext context, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case message(String name, int type, String body, String suite, String... expected) {
        var context = suite.isEmpty() ? TLS_1_3 : new DecodingContext(0x0303, suite);
        return new Case(name, Octets.message(type, body), context, List.of(expected));
    }

    static Stream<Case> cases() {
        var dhe = vector(2, "ffff") + vector(2, "02") + vector(2, "abcd");
        var signed = "0401" + vector(2, "5151");
        return Stream.of(
                message("HelloRequest", 0, "", "TLS_X_WITH_Y", "msg_type=hello_request", "length=0"),
                message(
                        "HelloVerifyRequest",
                        3,
                        "feff" + vector(1, "c0"),
                        "TLS_X_WITH_Y",
                        "server_version=DTLS 1.0",
                        "cookie=c0"),
                message("EndOfEarlyData", 5, "", "", "msg_type=end_of_early_data"),
                message(
                        "ServerKeyExchange",
                        12,
                        "03001d" + vector(1, "aa".repeat(32)) + signed,
                        "TLS_ECDHE_RSA_WITH_X",
                        "curve_type=named_curve",
                        "namedcurve=x25519",
                        "algorithm=rsa_pkcs1_sha256",
                        "hash=sha256",
                        "signature=rsa",
                        "signature=5151"),
                message(
                        "ServerKeyExchange",
                        12,
                        dhe + signed,
                        "TLS_DHE_RSA_WITH_X",
                        "dh_p=ffff",
                        "dh_g=02",
                        "dh_Ys=abcd"),
                message("ServerKeyExchange", 12, dhe, "TLS_DH_anon_WITH_X", "dh_Ys=abcd"),
                message(
                        "ServerKeyExchange",
                        12,
                        vector(2, "68") + dhe,
                        "TLS_DHE_PSK_WITH_X",
                        "psk_identity_hint=68",
                        "dh_p=ffff"),
                message(
                        "ServerKeyExchange",
                        12,
                        vector(2, "11") + vector(2, "22") + signed,
                        "TLS_RSA_EXPORT_WITH_X",
                        "rsa_modulus=11",
                        "rsa_exponent=22"),
                message(
                        "ServerKeyExchange",
                        12,
                        vector(2, "11") + vector(2, "22") + vector(1, "33") + vector(2, "44"),
                        "TLS_SRP_SHA_WITH_X",
                        "srp_N=11",
                        "srp_g=22",
                        "srp_s=33",
                        "srp_B=44"),
                message("ServerKeyExchange", 12, "0102", "0x1234", "params=0102"),
                message("ServerHelloDone", 14, "", "TLS_X_WITH_Y", "msg_type=server_hello_done"),
                message("ClientKeyExchange", 16, vector(1, "0422"), "TLS_ECDHE_RSA_WITH_X", "ecdh_Yc=0422"),
                message("ClientKeyExchange", 16, vector(2, "33"), "TLS_DHE_RSA_WITH_X", "dh_Yc=33"),
                message("ClientKeyExchange", 16, vector(2, "44"), "TLS_RSA_WITH_X", "encrypted_pre_master_secret=44"),
                message(
                        "ClientKeyExchange",
                        16,
                        vector(2, "6d65") + vector(2, "44"),
                        "TLS_RSA_PSK_WITH_X",
                        "psk_identity=me",
                        "encrypted_pre_master_secret=44"),
                message(
                        "ClientKeyExchange",
                        16,
                        vector(2, "6d65") + vector(2, "44"),
                        "TLS_PSK_DHE_WITH_AES_128_CCM_8",
                        "psk_identity=me",
                        "dh_Yc=44"),
                message("ClientKeyExchange", 16, "aabb", "0x1234", "exchange_keys=aabb"),
                message(
                        "CertificateURL",
                        21,
                        "01" + vector(2, vector(2, "687474703a2f2f61") + "01" + "12".repeat(20)),
                        "TLS_X_WITH_Y",
                        "type=pkipath",
                        "url=http://a",
                        "SHA1Hash=" + "12".repeat(20)),
                message(
                        "SupplementalData",
                        23,
                        vector(3, "4002" + vector(2, "dd")),
                        "TLS_X_WITH_Y",
                        "supp_data_type=authz_data",
                        "supp_data=dd"),
                message("KeyUpdate", 24, "01", "", "request_update=update_requested"),
                message(
                        "CompressedCertificate",
                        25,
                        "0002" + "000400" + vector(3, "beef"),
                        "",
                        "algorithm=brotli",
                        "uncompressed_length=1024",
                        "compressed_certificate_message=beef"),
                message("EKTKey", 26, "0909", "", "body=0909"),
                message("MessageHash", 254, "ab".repeat(32), "", "msg_type=message_hash", "hash=" + "ab".repeat(32)),
                message("Unknown(99)", 99, "0909", "", "msg_type=0x0063", "body=0909"));
    }

    private static List<String> said(TlsMessage message) {
        return message.fields().stream()
                .flatMap(Field::flattened)
                .map(f -> f.name() + "=" + f.value())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFieldHasItsNameAndRange(Case made) {
        var message = new MessageDecoder().decode(MessageDecoder.HANDSHAKE, Bytes.of(made.message), made.context);
        assertEquals(made.name, message.name());
        Octets.assertCovered(message.fields(), 0, made.message.length);
        var said = said(message);
        int from = 0;
        for (var expected : made.expected) {
            int at = said.subList(from, said.size()).indexOf(expected);
            assertTrue(at >= 0, () -> expected + " is not in " + said);
            from += at + 1;
        }
        assertFalse(said.stream().anyMatch(f -> f.startsWith(Field.MALFORMED)), said::toString);
    }

    @Test
    void whatIsNoHandshakeHasFieldsToo() {
        var decoder = new MessageDecoder();
        var spec = decoder.decode(MessageDecoder.CHANGE_CIPHER_SPEC, Bytes.of(new byte[] {1}), TLS_1_2);
        assertEquals(List.of("type=change_cipher_spec"), said(spec));
        var alert = decoder.decode(MessageDecoder.ALERT, Bytes.of(new byte[] {1, 121, 7}), TLS_1_2);
        assertEquals(List.of("level=warning", "description=ech_required (121)", "malformed=07"), said(alert));
        var unknown = decoder.decode(99, Bytes.of(new byte[] {1, 2}), TLS_1_2);
        assertEquals(List.of("content=0102"), said(unknown));
    }

    /// What OpenSSL put into a response and a certificate is what is read, under both versions.
    @Test
    void theStapleAndTheCertificatesAreReadAsOpenSslMadeThem()
            throws IOException, InterruptedException, CertificateException {
        OpenSslMessages.assumeInstalled();
        var credentials = new TestCredentials();
        var leaf = credentials.server.certificate();
        TestCredentials.writeCertificates(folder.resolve("server.pem"), leaf);
        TestCredentials.writeKey(folder.resolve("server.key"), credentials.server.privateKey());
        TestCredentials.writeCertificates(folder.resolve("ca.pem"), credentials.authority.certificate());
        TestCredentials.writeKey(folder.resolve("ca.key"), credentials.authority.privateKey());
        var certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(leaf.der()));
        var serial = certificate.getSerialNumber().toString(16).toUpperCase(java.util.Locale.ROOT);
        Files.writeString(
                folder.resolve("index.txt"),
                "R\t491231235959Z\t260102030405Z,keyCompromise\t" + (serial.length() % 2 == 0 ? "" : "0") + serial
                        + "\tunknown\t/CN=localhost\n");
        var openssl = new OpenSslMessages(folder);
        openssl.run(
                "",
                List.of(("ocsp -index index.txt -rsigner ca.pem -rkey ca.key -CA ca.pem -issuer ca.pem -cert server.pem"
                                + " -respout staple.der -ndays 3 -no_nonce")
                        .split(" ", -1)));
        var text = openssl.run("", List.of("ocsp", "-respin", "staple.der", "-text", "-noverify"));
        assertTrue(text.contains("Revocation Time: Jan  2 03:04:05 2026 GMT"), text);
        for (var version : List.of("-tls1_2", "-tls1_3")) {
            var handshake = openssl.handshake(
                            List.of("-cert", "server.pem", "-key", "server.key", "-www", "-status_file", "staple.der"),
                            "GET / HTTP/1.0\r\n\r\n",
                            List.of(List.of(version, "-ign_eof", "-status")))
                    .getFirst();
            var messages = decode(handshake);
            var staple = messages.stream()
                    .flatMap(m -> switch (m) {
                        case CertificateStatus status -> Stream.of(status.response());
                        case CertificateMessage chain -> chain.staple().stream();
                        default -> Stream.empty();
                    })
                    .toList();
            assertEquals(List.of(Bytes.of(Files.readAllBytes(folder.resolve("staple.der")))), staple);
            var said = messages.stream().flatMap(m -> said(m).stream()).toList();
            var response = said.stream()
                    .filter(f -> f.startsWith("response="))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    response.startsWith("response=responseStatus successful; certStatus revoked 2026-01-02T03:04:05Z"),
                    response);
            assertEquals(
                    1, said.stream().filter(f -> f.startsWith("nextUpdate=20")).count());
            var entry = said.stream()
                    .filter(f -> f.startsWith("CertificateEntry="))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    "CertificateEntry=subject CN=localhost, O=MyOrg; issuer CN=Test CA; serialNumber "
                            + new BigInteger(serial, 16).toString(16) + "; notBefore "
                            + certificate.getNotBefore().toInstant() + "; notAfter "
                            + certificate.getNotAfter().toInstant(),
                    entry);
        }
    }

    private static List<TlsMessage> decode(List<Printed> handshake) {
        var context = DecodingContext.initial();
        var messages = new java.util.ArrayList<TlsMessage>();
        for (var printed : handshake) {
            var message = new MessageDecoder().decode(printed.contentType(), printed.raw(), context);
            context = context.then(message);
            messages.add(message);
        }
        return messages;
    }

    @Test
    void aRequestAfterTheHandshakeIsTold() {
        var request = assertInstanceOf(
                CertificateRequest.class,
                new MessageDecoder()
                        .decode(
                                MessageDecoder.HANDSHAKE,
                                Bytes.of(Octets.message(
                                        13,
                                        vector(1, "c1")
                                                + vector(
                                                        2,
                                                        Octets.extension(13, vector(2, "0403"))
                                                                + Octets.extension(50, vector(2, "0501"))))),
                                TLS_1_3));
        assertTrue(request.afterHandshake());
        assertEquals(List.of("rsa_pkcs1_sha384"), request.signatureAlgorithmsCert());
        assertEquals(List.of("ecdsa_secp256r1_sha256"), request.demand().signatureAlgorithms());
    }

    /// Bouncy Castle encodes, we read.
    @Test
    void objectIdentifiersAreReadAsTheyWereWritten() throws IOException, MalformedMessage {
        for (var dotted : List.of(
                "0.9.2342.19200300.100.1.1",
                "1.2.840.113549.1.1.11",
                "2.5.4.3",
                "2.999.1",
                "1.3.6.1.4.1.4294967296.72057594037927936",
                "2.25.329800735698586629295641978511506172918")) {
            var der = new org.bouncycastle.asn1.ASN1ObjectIdentifier(dotted).getEncoded();
            assertEquals(dotted, Words.object(der));
        }
    }
}
