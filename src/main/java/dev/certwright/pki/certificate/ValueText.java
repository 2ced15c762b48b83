package dev.certwright.pki.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Puts single values into text, the same in every language.
final class ValueText {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int MOST_BIT_OCTETS = 64;

    private ValueText() {}

    /// Upper-case octets with colons.
    static String hex(byte[] octets) {
        return COLONS.formatHex(octets);
    }

    /// The content of an element in hexadecimal.
    static String hex(DerElement element) {
        return COLONS.formatHex(element.content());
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    static String momentWithMillis(Instant moment) {
        return MILLIS.format(moment);
    }

    static String time(DerElement element) throws IOException {
        return moment(Asn1.time(element));
    }

    /// Decimal while it is short, else hexadecimal.
    static String integer(BigInteger value) {
        return value.bitLength() < 64 ? value.toString() : COLONS.formatHex(value.toByteArray());
    }

    /// The content of an INTEGER, also one that has another tag.
    static String integer(DerElement element) throws IOException {
        return integer(number(element));
    }

    /// The content read as an INTEGER, whatever the tag.
    static BigInteger number(DerElement element) throws IOException {
        var content = element.content();
        if (content.length == 0) {
            throw new IOException("an INTEGER without content");
        }
        return new BigInteger(content);
    }

    /// The name of an object identifier, and its number.
    static String identifier(DerElement element) throws IOException {
        return ObjectNames.withNumber(Asn1.objectIdentifier(element));
    }

    /// Whether a BOOLEAN is true, whatever its tag.
    static boolean truth(DerElement element) {
        var content = element.content();
        return content.length > 0 && content[0] != 0;
    }

    /// The text of any kind of string.
    ///
    /// @throws IOException when it is none
    static String string(DerElement element) throws IOException {
        Charset charset = switch (element.tag()) {
            case 0x0c -> StandardCharsets.UTF_8;
            case 0x12, 0x13, 0x14, 0x16, 0x19, 0x1a, 0x1b -> StandardCharsets.ISO_8859_1;
            case 0x1c -> Charset.forName("UTF-32BE");
            case 0x1e -> StandardCharsets.UTF_16BE;
            default -> throw new IOException("no text");
        };
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(element.content()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(e);
        }
    }

    /// The content as text of Latin-1, whatever the tag: for implicit tags around IA5String.
    static String latin(DerElement element) {
        return new String(element.content(), StandardCharsets.ISO_8859_1);
    }

    /// The names of the bits that are set; a bit without a name is called by its number.
    ///
    /// @param bits the content of a BIT STRING, whatever its tag
    static List<String> bits(DerElement bits, String... names) throws IOException {
        var content = bits.content();
        if (content.length == 0
                || content.length > MOST_BIT_OCTETS
                || content[0] < 0
                || content[0] > 7
                || (content.length == 1 && content[0] != 0)) {
            throw new IOException("not a BIT STRING");
        }
        var set = new ArrayList<String>();
        for (int bit = 0; bit < 8 * (content.length - 1) - content[0]; bit++) {
            if ((content[1 + bit / 8] >> (7 - bit % 8) & 1) == 1) {
                set.add(bit < names.length ? names[bit] : "bit " + bit);
            }
        }
        return set;
    }

    /// Control characters, and those that turn the direction of writing, would break the line or hide what follows.
    static String visible(String text) {
        if (text.codePoints().noneMatch(ValueText::hidden)) {
            return text;
        }
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (hidden(c)) {
                out.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u%04x".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean hidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
