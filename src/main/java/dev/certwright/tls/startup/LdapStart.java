package dev.certwright.tls.startup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// StartTLS of LDAP, an extended operation (RFC 4511 §4.14).
final class LdapStart {
    private static final String START_TLS = "1.3.6.1.4.1.1466.20037";

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int ENUMERATED = 0x0a;
    private static final int EXTENDED_REQUEST = 0x77;
    private static final int EXTENDED_RESPONSE = 0x78;
    private static final int REQUEST_NAME = 0x80;

    private LdapStart() {}

    static void play(PlainTalk talk) throws IOException, Unfinished {
        talk.say(request(), "ExtendedRequest " + START_TLS);
        var message = ByteBuffer.wrap(message(talk));
        var response = element(message, INTEGER).flatMap(id -> element(message, EXTENDED_RESPONSE));
        var code = response.flatMap(r -> element(r, ENUMERATED)).filter(c -> c.remaining() == 1);
        var diagnostic = response.flatMap(r -> element(r, OCTET_STRING).flatMap(matchedDn -> element(r, OCTET_STRING)));
        if (code.isEmpty() || diagnostic.isEmpty()) {
            throw talk.notThisProtocol();
        }
        var result = result(code.get().get());
        var said = (result + " " + StandardCharsets.UTF_8.decode(diagnostic.get())).strip();
        talk.heard("ExtendedResponse " + said);
        if (!result.equals("success (0)")) {
            throw Unfinished.refused("startup.refused", said);
        }
    }

    private static byte[] request() {
        var name = tlv(REQUEST_NAME, START_TLS.getBytes(StandardCharsets.US_ASCII));
        var content = new ByteArrayOutputStream();
        content.writeBytes(tlv(INTEGER, new byte[] {1}));
        content.writeBytes(tlv(EXTENDED_REQUEST, name));
        return tlv(SEQUENCE, content.toByteArray());
    }

    private static byte[] tlv(int tag, byte[] value) {
        return ByteBuffer.allocate(2 + value.length)
                .put((byte) tag)
                .put((byte) value.length)
                .put(value)
                .array();
    }

    /// Hears one LDAPMessage.
    ///
    /// @return what stands in its SEQUENCE
    private static byte[] message(PlainTalk talk) throws IOException, Unfinished {
        if (talk.octet() != SEQUENCE) {
            throw talk.notThisProtocol();
        }
        int length = talk.octet();
        if (length > 0x7f) {
            int octets = length & 0x7f;
            if (octets < 1 || octets > 4) {
                throw talk.notThisProtocol();
            }
            length = 0;
            for (byte octet : talk.octets(octets)) {
                length = (length << 8) | (octet & 0xff);
            }
        }
        if (length < 0) {
            throw talk.notThisProtocol();
        }
        return talk.octets(length);
    }

    /// Takes the next element out; empty when it has another tag or is not whole.
    private static Optional<ByteBuffer> element(ByteBuffer in, int tag) {
        if (in.remaining() < 2 || (in.get() & 0xff) != tag) {
            return Optional.empty();
        }
        int length = in.get() & 0xff;
        if (length > 0x7f) {
            int octets = length & 0x7f;
            if (octets < 1 || octets > 4 || octets > in.remaining()) {
                return Optional.empty();
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | (in.get() & 0xff);
            }
        }
        if (length < 0 || length > in.remaining()) {
            return Optional.empty();
        }
        var value = in.slice(in.position(), length);
        in.position(in.position() + length);
        return Optional.of(value);
    }

    /// The name of a resultCode, RFC 4511 §4.1.9.
    private static String result(int code) {
        var name = switch (code) {
            case 0 -> "success";
            case 1 -> "operationsError";
            case 2 -> "protocolError";
            case 8 -> "strongerAuthRequired";
            case 10 -> "referral";
            case 51 -> "busy";
            case 52 -> "unavailable";
            case 53 -> "unwillingToPerform";
            case 80 -> "other";
            default -> "resultCode";
        };
        return name + " (" + (code & 0xff) + ")";
    }
}
