package dev.certwright.pki.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Puts the content of primitive elements into one short line.
final class Asn1Values {
    /// In characters; what is longer is cut.
    static final int LONGEST = 160;

    private static final int SHORT_INTEGER = 8;
    private static final int SHOWN_OCTETS = 40;

    private Asn1Values() {}

    /// The name of a universal tag (X.680 §8.4).
    static String universal(long number) {
        return number < 0 || number > 36
                ? "[UNIVERSAL " + number + "]"
                : switch ((int) number) {
                    case 1 -> "BOOLEAN";
                    case 2 -> "INTEGER";
                    case 3 -> "BIT STRING";
                    case 4 -> "OCTET STRING";
                    case 5 -> "NULL";
                    case 6 -> "OBJECT IDENTIFIER";
                    case 7 -> "ObjectDescriptor";
                    case 8 -> "EXTERNAL";
                    case 9 -> "REAL";
                    case 10 -> "ENUMERATED";
                    case 12 -> "UTF8String";
                    case 13 -> "RELATIVE-OID";
                    case 16 -> "SEQUENCE";
                    case 17 -> "SET";
                    case 18 -> "NumericString";
                    case 19 -> "PrintableString";
                    case 20 -> "T61String";
                    case 21 -> "VideotexString";
                    case 22 -> "IA5String";
                    case 23 -> "UTCTime";
                    case 24 -> "GeneralizedTime";
                    case 25 -> "GraphicString";
                    case 26 -> "VisibleString";
                    case 27 -> "GeneralString";
                    case 28 -> "UniversalString";
                    case 30 -> "BMPString";
                    default -> "[UNIVERSAL " + number + "]";
                };
    }

    /// The content for a person; never fails.
    ///
    /// @param number the universal tag number that decides how it is read; -1 when none is known
    static String text(long number, byte[] octets, int from, int to) {
        int length = to - from;
        return switch (number < 0 || number > 30 ? -1 : (int) number) {
            case 1 -> truth(octets, from, length);
            case 2, 10 -> integer(octets, from, length);
            case 3 -> length == 0 ? "" : bits(octets, from, to);
            case 5 -> hex(octets, from, to);
            case 6 -> identifier(octets, from, to);
            case 12 -> string(StandardCharsets.UTF_8, octets, from, to);
            case 18, 19, 20, 21, 22, 23, 24, 25, 26, 27 -> string(StandardCharsets.ISO_8859_1, octets, from, to);
            case 28 -> string(Charset.forName("UTF-32BE"), octets, from, to);
            case 30 -> string(StandardCharsets.UTF_16BE, octets, from, to);
            case -1 ->
                printable(octets, from, to)
                        ? string(StandardCharsets.US_ASCII, octets, from, to)
                        : hex(octets, from, to);
            default -> hex(octets, from, to);
        };
    }

    private static String truth(byte[] octets, int from, int length) {
        if (length != 1) {
            return hex(octets, from, from + length);
        }
        int value = octets[from] & 0xff;
        return value == 0 ? "FALSE" : value == 0xff ? "TRUE" : "TRUE (%02x)".formatted(value);
    }

    private static String integer(byte[] octets, int from, int length) {
        if (length == 0) {
            return "";
        }
        return length <= SHORT_INTEGER
                ? new BigInteger(octets, from, length).toString()
                : hex(octets, from, from + length);
    }

    private static String bits(byte[] octets, int from, int to) {
        int unused = octets[from] & 0xff;
        long bits = 8L * (to - from - 1) - unused;
        if (unused > 7 || bits < 0) {
            return hex(octets, from, to);
        }
        if (bits <= 16) {
            var digits = new StringBuilder();
            for (int i = 0; i < bits; i++) {
                digits.append(octets[from + 1 + i / 8] >> (7 - i % 8) & 1);
            }
            return digits.toString();
        }
        return hex(octets, from + 1, to);
    }

    private static String identifier(byte[] octets, int from, int to) {
        try {
            return ObjectNames.withNumber(ObjectNames.dotted(octets, from, to));
        } catch (IOException _) {
            return hex(octets, from, to);
        }
    }

    private static String string(Charset charset, byte[] octets, int from, int to) {
        // a character takes four octets at most
        int end = (int) Math.min(to, from + 4L * LONGEST + 4);
        try {
            var text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(octets, from, end - from))
                    .toString();
            return shortened(ValueText.visible(text));
        } catch (CharacterCodingException _) {
            return end < to
                    ? shortened(ValueText.visible(new String(octets, from, end - from, charset)))
                    : hex(octets, from, to);
        }
    }

    private static boolean printable(byte[] octets, int from, int to) {
        for (int i = from; i < Math.min(to, from + LONGEST); i++) {
            if (octets[i] < ' ' || octets[i] == 0x7f) {
                return false;
            }
        }
        return to - from > 1;
    }

    private static String hex(byte[] octets, int from, int to) {
        var colons = HexFormat.ofDelimiter(":").withUpperCase();
        int length = to - from;
        return length <= SHOWN_OCTETS
                ? colons.formatHex(octets, from, to)
                : colons.formatHex(octets, from, from + SHOWN_OCTETS) + "… (" + length + ")";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
