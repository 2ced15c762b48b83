package dev.certwright.pki.certificate;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.ObjectIdentifier;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/// The types of [Asn1Text] that have no others inside.
final class Asn1TextTypes {
    private static final int MAX_BIT = 65_535;
    private static final int MAX_DIGITS = 5_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /// How the text of a string is meant.
    enum Format {
        /// As it stands; characters beyond ASCII are those they look like.
        ASCII,
        UTF8,
        /// Octets, for octet and bit strings.
        HEX,
        /// Numbers of the bits that are set, for bit strings.
        BITLIST
    }

    private Asn1TextTypes() {}

    static boolean known(String word) {
        return switch (word) {
            case "BOOL", "BOOLEAN", "INT", "INTEGER", "ENUM", "ENUMERATED", "OID", "OBJECT" -> true;
            case "UTC", "UTCTIME", "GENTIME", "GENERALIZEDTIME" -> true;
            case "OCT", "OCTETSTRING", "BITSTR", "BITSTRING" -> true;
            default -> string(word) != null;
        };
    }

    /// A kind of character string.
    private record Kind(int tag, Charset charset, IntPredicate allowed) {}

    private static @org.jspecify.annotations.Nullable Kind string(String word) {
        IntPredicate any = c -> c <= 0x10ffff;
        IntPredicate latin = c -> c < 0x100;
        return switch (word) {
            case "UTF8", "UTF8STRING" -> new Kind(0x0c, StandardCharsets.UTF_8, any);
            case "NUMERIC", "NUMERICSTRING" ->
                new Kind(0x12, StandardCharsets.US_ASCII, c -> c == ' ' || (c >= '0' && c <= '9'));
            case "PRINTABLE", "PRINTABLESTRING" ->
                new Kind(
                        0x13,
                        StandardCharsets.US_ASCII,
                        c -> (c < 0x80 && Character.isLetterOrDigit(c)) || " '()+,-./:=?".indexOf(c) >= 0);
            case "T61", "T61STRING", "TELETEXSTRING" -> new Kind(0x14, StandardCharsets.ISO_8859_1, latin);
            case "IA5", "IA5STRING" -> new Kind(0x16, StandardCharsets.US_ASCII, c -> c < 0x80);
            case "VISIBLE", "VISIBLESTRING" -> new Kind(0x1a, StandardCharsets.US_ASCII, c -> c >= ' ' && c < 0x7f);
            case "GENSTR", "GENERALSTRING" -> new Kind(0x1b, StandardCharsets.ISO_8859_1, latin);
            case "UNIV", "UNIVERSALSTRING" -> new Kind(0x1c, Charset.forName("UTF-32BE"), any);
            case "BMP", "BMPSTRING" -> new Kind(0x1e, StandardCharsets.UTF_16BE, c -> c < 0x10000);
            default -> null;
        };
    }

    /// Encodes one.
    ///
    /// @param position of the text, for what is said when it does not fit
    static byte[] encode(String word, String text, Format format, int position) throws Asn1Text.Wrong {
        return switch (word) {
            case "BOOL", "BOOLEAN" -> DerWriter.element(1, new byte[] {truth(text, position)});
            case "INT", "INTEGER" -> Asn1.der(new ASN1Integer(number(text, position)));
            case "ENUM", "ENUMERATED" -> {
                var number = number(text, position);
                if (number.signum() < 0) {
                    throw wrong("violation.asn1.number", position, text);
                }
                yield Asn1.der(new ASN1Enumerated(number));
            }
            case "OID", "OBJECT" ->
                switch (ObjectIdentifier.parse(text)) {
                    case Parsed.Valid<String>(var oid) -> Asn1.der(new ASN1ObjectIdentifier(oid));
                    case Parsed.Invalid<String> _ -> throw wrong("violation.asn1.oid", position, text);
                };
            case "UTC", "UTCTIME" -> time(text, "\\d{12}Z", position);
            case "GENTIME", "GENERALIZEDTIME" -> time(text, "\\d{14}Z", position);
            case "OCT", "OCTETSTRING" -> DerWriter.element(DerElement.OCTET_STRING, octets(text, format, position));
            case "BITSTR", "BITSTRING" ->
                format == Format.BITLIST
                        ? bits(text, position)
                        : DerWriter.element(DerElement.BIT_STRING, new byte[1], octets(text, format, position));
            default -> characters(word, text, format, position);
        };
    }

    private static byte truth(String text, int position) throws Asn1Text.Wrong {
        return switch (text.strip()) {
            case "TRUE", "true", "Y", "y", "YES", "yes" -> (byte) 0xff;
            case "FALSE", "false", "N", "n", "NO", "no" -> 0;
            default -> throw wrong("violation.asn1.bool", position, text);
        };
    }

    private static BigInteger number(String text, int position) throws Asn1Text.Wrong {
        var typed = text.strip();
        boolean negative = typed.startsWith("-");
        var digits = negative ? typed.substring(1) : typed;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        if (digits.length() > MAX_DIGITS || !digits.matches(hex ? "0[xX][0-9a-fA-F]+" : "\\d+")) {
            throw wrong("violation.asn1.number", position, text);
        }
        var number = hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        return negative ? number.negate() : number;
    }

    private static byte[] time(String text, String form, int position) throws Asn1Text.Wrong {
        var typed = text.strip();
        boolean utc = form.contains("12");
        try {
            if (typed.matches(form)) {
                LocalDateTime.parse((utc ? "20" : "") + typed.substring(0, typed.length() - 1), TIME);
                return DerWriter.element(
                        utc ? DerElement.UTC_TIME : DerElement.GENERALIZED_TIME,
                        typed.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (DateTimeParseException _) {
            // a month of 13 and the like
        }
        throw wrong("violation.asn1.time", position, text);
    }

    private static byte[] octets(String text, Format format, int position) throws Asn1Text.Wrong {
        return switch (format) {
            case ASCII, UTF8 -> text.getBytes(StandardCharsets.UTF_8);
            case HEX -> {
                try {
                    yield HexFormat.of().parseHex(text.replaceAll("[\\s:]", ""));
                } catch (IllegalArgumentException _) {
                    throw wrong("violation.asn1.hex", position, text);
                }
            }
            case BITLIST -> throw wrong("violation.asn1.bitlist", position, text);
        };
    }

    /// A named bit list ends with its last one bit (X.690 §11.2.2).
    private static byte[] bits(String text, int position) throws Asn1Text.Wrong {
        var octets = new byte[MAX_BIT / 8 + 1];
        int last = -1;
        for (var item : text.isBlank() ? new String[0] : text.split(",", -1)) {
            var number = item.strip();
            if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > MAX_BIT) {
                throw wrong("violation.asn1.bits", position, text);
            }
            int bit = Integer.parseInt(number);
            octets[bit / 8] |= (byte) (0x80 >> bit % 8);
            last = Math.max(last, bit);
        }
        var unused = (byte) (last < 0 ? 0 : 7 - last % 8);
        return DerWriter.element(
                DerElement.BIT_STRING,
                new byte[] {unused},
                last < 0 ? new byte[0] : Arrays.copyOf(octets, last / 8 + 1));
    }

    private static byte[] characters(String word, String text, Format format, int position) throws Asn1Text.Wrong {
        var kind = string(word);
        if (kind == null || format == Format.HEX || format == Format.BITLIST) {
            throw wrong("violation.asn1.stringFormat", position, word);
        }
        var stranger = text.codePoints()
                .filter(c -> !kind.allowed().test(c) || (c >= 0xd800 && c <= 0xdfff))
                .findFirst();
        if (stranger.isPresent()) {
            throw wrong("violation.asn1.character", position, word, Character.toString(stranger.getAsInt()));
        }
        return DerWriter.element(kind.tag(), text.getBytes(kind.charset()));
    }

    private static Asn1Text.Wrong wrong(String key, int position, Object... more) {
        var arguments = new ArrayList<Object>();
        arguments.add(position);
        for (var argument : more) {
            var text = argument.toString();
            arguments.add(text.length() > 40 ? text.substring(0, 40) + "…" : text);
        }
        return new Asn1Text.Wrong(new Phrase(key, arguments));
    }
}
