package dev.certwright.tls.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.HexFormat;
import java.util.List;

/// Makes messages by hand, and checks that fields cover them.
final class Octets {
    private Octets() {}

    static byte[] of(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    /// Hexadecimal digits behind their number of octets.
    static String vector(int lengthWidth, String hex) {
        var digits = hex.replaceAll("\\s", "");
        return ("%0" + 2 * lengthWidth + "x").formatted(digits.length() / 2) + digits;
    }

    static String extension(int type, String data) {
        return "%04x".formatted(type) + vector(2, data);
    }

    static byte[] message(int type, String body) {
        return of("%02x".formatted(type) + vector(3, body));
    }

    static byte[] clientHello(String extensions) {
        return message(1, "0303" + "ab".repeat(32) + "00" + "00021301" + "0100" + vector(2, extensions));
    }

    static byte[] serverHello(String extensions) {
        return message(2, "0303" + "cd".repeat(32) + "00" + "1301" + "00" + vector(2, extensions));
    }

    static byte[] helloRetryRequest(String extensions) {
        return message(
                2,
                "0303cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c001301" + "00"
                        + vector(2, extensions));
    }

    /// The fields follow one another without a gap, up to the end, and so do the children of each.
    static void assertCovered(List<Field> fields, int offset, int end) {
        int position = offset;
        for (var field : fields) {
            assertEquals(position, field.offset(), () -> field + " begins elsewhere");
            assertTrue(field.end() <= end, () -> field + " ends behind " + end);
            if (!field.children().isEmpty()) {
                assertCovered(field.children(), field.offset(), field.end());
            }
            position = field.end();
        }
        assertEquals(end, position, () -> "not covered behind " + fields);
    }
}
