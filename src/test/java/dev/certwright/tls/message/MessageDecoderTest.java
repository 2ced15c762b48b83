package dev.certwright.tls.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class MessageDecoderTest {
    private static final DecodingContext TLS_1_3 = new DecodingContext(0x0304, "TLS_AES_128_GCM_SHA256");
    private final MessageDecoder decoder = new MessageDecoder();

    private TlsMessage handshake(String hex, DecodingContext context) {
        return decoder.decode(
                MessageDecoder.HANDSHAKE, Bytes.of(HexFormat.of().parseHex(hex.replace(" ", ""))), context);
    }

    private static String value(TlsMessage message, String field) {
        return message.fields().stream()
                .flatMap(Field::flattened)
                .filter(f -> f.name().equals(field))
                .map(Field::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(field + " is not in " + message.fields()));
    }

    private static SSLEngine engine() throws GeneralSecurityException {
        var engine = SSLContext.getDefault().createSSLEngine("www.example.com", 443);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("www.example.com")));
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        parameters.setNamedGroups(new String[] {"x25519", "secp384r1", "ffdhe2048"});
        parameters.setSignatureSchemes(new String[] {"ecdsa_secp256r1_sha256", "rsa_pss_rsae_sha512", "ed25519"});
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static byte[] clientHello(SSLEngine engine) throws SSLException {
        var wrapped = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), wrapped);
        return Arrays.copyOfRange(wrapped.array(), 5, wrapped.position());
    }

    @Test
    void theJdksClientHelloSaysWhatTheJdkWasTold() throws GeneralSecurityException, SSLException {
        var engine = engine();
        var hello = decoder.decode(MessageDecoder.HANDSHAKE, Bytes.of(clientHello(engine)), DecodingContext.initial());
        assertEquals("ClientHello", hello.name());
        var enabled = String.join(", ", engine.getEnabledCipherSuites());
        assertEquals(enabled, value(hello, "cipher_suites"));
        assertEquals("www.example.com", value(hello, "server_name"));
        assertEquals("h2, http/1.1", value(hello, "application_layer_protocol_negotiation"));
        assertEquals("x25519, secp384r1, ffdhe2048", value(hello, "supported_groups"));
        assertEquals("ecdsa_secp256r1_sha256, rsa_pss_rsae_sha512, ed25519", value(hello, "signature_algorithms"));
        assertEquals("TLS 1.3, TLS 1.2", value(hello, "supported_versions"));
        assertEquals("psk_dhe_ke", value(hello, "psk_key_exchange_modes"));
        assertTrue(value(hello, "key_share").startsWith("x25519"));
    }

    /// Broken in any way, a message is bytes, never a failure.
    @Test
    void anyBrokenMessageIsShownAsBytes() throws GeneralSecurityException, SSLException {
        var hello = clientHello(engine());
        var random = new Random(1);
        for (int length = 0; length < hello.length; length++) {
            var cut = decoder.decode(
                    MessageDecoder.HANDSHAKE, Bytes.of(Arrays.copyOf(hello, length)), DecodingContext.initial());
            assertInstanceOf(OpaqueMessage.class, cut);
        }
        for (int i = 0; i < 20_000; i++) {
            var noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            if (noise.length > 4) {
                noise[0] = (byte) random.nextInt(26);
                noise[1] = 0;
                noise[2] = 0;
                noise[3] = (byte) (noise.length - 4);
            }
            var context = random.nextBoolean() ? TLS_1_3 : new DecodingContext(0x0303, "TLS_ECDHE_RSA_WITH_X");
            var message = decoder.decode(20 + random.nextInt(5), Bytes.of(noise), context);
            assertTrue(message.fields().size() >= 0);
        }
    }

    /// RFC 8448 §3, the ServerHello of a simple 1-RTT handshake.
    @Test
    void theServerHelloOfRfc8448IsDecoded() {
        var hello = handshake("""
                02 00 00 56 03 03 a6 af 06 a4 12 18 60 dc 5e 6e 60 24 9c d3 4c 95 93 0c 8a c5 cb 14 34 da c1 55 77 2e
                d3 e2 69 28 00 13 01 00 00 2e 00 33 00 24 00 1d 00 20 c9 82 88 76 11 20 95 fe 66 76 2b db f7 c6 72 e1
                56 d6 cc 25 3b 83 3d f1 dd 69 b1 b0 4e 75 1f 0f 00 2b 00 02 03 04""".replace("\n", " "), DecodingContext.initial());
        assertEquals("ServerHello", hello.name());
        assertEquals("TLS_AES_128_GCM_SHA256", value(hello, "cipher_suite"));
        assertEquals("x25519", value(hello, "key_share"));
        assertEquals("TLS 1.3", value(hello, "supported_versions"));
    }

    @Test
    void aTicketSaysHowLongItLasts() {
        var ticket = handshake("04 00 00 12 00 00 1c 20 00 00 00 00 01 00 00 04 aa bb cc dd 00 00", TLS_1_3);
        assertEquals("7200 s", value(ticket, "ticket_lifetime"));
        var old = handshake("04 00 00 0a 00 00 01 2c 00 04 aa bb cc dd", DecodingContext.initial());
        assertEquals("300 s", value(old, "ticket_lifetime_hint"));
    }

    @Test
    void aNameThatCannotBeReadDoesNotHideTheOthers() {
        var request = (CertificateRequest) handshake(
                "0d 00 00 22 01 40 00 02 04 03 00 1a 00 02 ff ff 00 14 30 12 31 10 30 0e 06 03 55 04 03 0c 07 54 65 73"
                        + "74 20 43 41",
                DecodingContext.initial());
        assertEquals("ecdsa_sign", value(request, "certificate_types"));
        assertEquals("CN=Test CA", value(request, "certificate_authorities"));
        assertEquals(List.of("ecdsa_secp256r1_sha256"), request.demand().signatureAlgorithms());
    }

    @Test
    void anAlertHasItsRegisteredName() {
        var alert = decoder.decode(MessageDecoder.ALERT, Bytes.of(new byte[] {2, 48}), TLS_1_3);
        assertEquals("fatal", value(alert, "level"));
        assertEquals("unknown_ca (48)", value(alert, "description"));
    }

    @Test
    void anUnknownKindIsNamedByItsNumber() {
        var unknown = handshake("63 00 00 01 07", TLS_1_3);
        assertEquals("Unknown(99)", unknown.name());
        assertEquals("07", value(unknown, "body"));
    }

    @Test
    void greaseIsCalledByItsName() {
        assertEquals("GREASE", Registry.CIPHER_SUITE.name(0x1a1a));
        assertEquals("0x1a2b", Registry.GROUP.name(0x1a2b));
    }
}
