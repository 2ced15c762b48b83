package dev.certwright.tls.message;

import java.util.HexFormat;

/// How much may be said about one message, so that a hostile one costs no more than its bytes.
final class FieldBudget {
    /// Octets that are shown in full; of more, only the beginning.
    private static final int MOST_OCTETS = 4096;

    private static final int MOST_CHARACTERS = 4096;
    private static final int SHORTENED = 32;

    private int fields = 1 << 17;
    private int characters = 1 << 21;

    /// Counts one more field.
    void field() throws MalformedMessage {
        if (--fields < 0) {
            throw new MalformedMessage("more fields than anyone would read");
        }
    }

    String hex(byte[] octets, int from, int length) {
        boolean shortened = length > MOST_OCTETS || characters < 2 * length;
        var hex = HexFormat.of().formatHex(octets, from, from + (shortened ? Math.min(length, SHORTENED) : length));
        characters -= hex.length();
        return shortened && length > SHORTENED ? hex + "…" : hex;
    }

    String text(String text) {
        int most = characters < MOST_CHARACTERS ? SHORTENED : MOST_CHARACTERS;
        characters -= Math.min(most, text.length());
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
