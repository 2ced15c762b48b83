package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// ASN.1 values as a person types them, turned into DER: the notation of OpenSSL's `asn1parse -genstr`, with braces
/// where OpenSSL wants sections of a file.
///
/// ```
/// value     = *(modifier ",") type
/// modifier  = ("EXP" / "IMP") ":" number ["U" / "A" / "C" / "P"]
///           / "OCTWRAP" / "BITWRAP" / "SEQWRAP" / "SETWRAP" / "FORMAT:" ("ASCII" / "UTF8" / "HEX" / "BITLIST")
/// type      = "NULL" / word ":" text / ("SEQUENCE" / "SET") "{" [value *("," value)] "}" / "DER:" hex
/// ```
///
/// The words are those of OpenSSL: `BOOL`, `INT`, `ENUM`, `OID`, `UTF8`, `IA5`, `PRINTABLE`, `NUMERIC`, `VISIBLE`,
/// `BMP`, `T61`, `UNIV`, `GENSTR`, `UTCTIME`, `GENTIME`, `OCT`, `BITSTR`, and their long forms. A text goes on to the
/// end, inside of braces to the next comma or brace; in quotation marks it may hold anything, a backslash before a
/// quotation mark or another backslash.
public final class Asn1Text {
    private static final int MAX_LENGTH = 65_536;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TAG = 30;

    private final String text;
    private int at;
    private int inBraces;

    private Asn1Text(String text) {
        this.text = text;
    }

    /// Something is wrong at a place.
    static final class Wrong extends Exception {
        private final transient Phrase phrase;

        Wrong(Phrase phrase) {
            super(phrase.key());
            this.phrase = phrase;
        }
    }

    /// Reads a value and encodes it.
    ///
    /// @return the encoding; or what is wrong, with the number of the character, counted from 1
    public static Parsed<Bytes> parse(String typed) {
        if (typed.length() > MAX_LENGTH) {
            return new Parsed.Invalid<>(Phrase.of("violation.asn1.tooLong", MAX_LENGTH));
        }
        var reader = new Asn1Text(typed);
        try {
            var encoded = reader.value(0, Asn1TextTypes.Format.ASCII, false);
            reader.skipSpace();
            return reader.at == typed.length()
                    ? Parsed.valid(Bytes.of(encoded))
                    : new Parsed.Invalid<>(
                            Phrase.of("violation.asn1.rest", reader.at + 1, reader.shown(typed.substring(reader.at))));
        } catch (Wrong wrong) {
            return new Parsed.Invalid<>(wrong.phrase);
        }
    }

    private byte[] value(int depth, Asn1TextTypes.Format format, boolean tagged) throws Wrong {
        if (depth > MAX_DEPTH) {
            throw wrong("violation.asn1.tooDeep", at, MAX_DEPTH);
        }
        skipSpace();
        int start = at;
        var word = word();
        return switch (word) {
            case "EXP", "EXPLICIT" -> DerWriter.element(tag() | 0x20, value(depth + 1, format, false));
            case "IMP", "IMPLICIT" -> {
                if (tagged) {
                    throw wrong("violation.asn1.twoTags", start);
                }
                int tag = tag();
                var inner = value(depth + 1, format, true);
                inner[0] = (byte) (tag | (inner[0] & 0x20));
                yield inner;
            }
            case "OCTWRAP" -> DerWriter.element(DerElement.OCTET_STRING, wrapped(depth, format));
            case "BITWRAP" -> DerWriter.element(DerElement.BIT_STRING, new byte[1], wrapped(depth, format));
            case "SEQWRAP" -> DerWriter.sequence(wrapped(depth, format));
            case "SETWRAP" -> DerWriter.element(DerElement.SET, wrapped(depth, format));
            case "FORMAT", "FORM" -> {
                colon(word);
                int named = at;
                var name = word();
                var chosen = Arrays.stream(Asn1TextTypes.Format.values())
                        .filter(f -> f.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> wrong("violation.asn1.format", named, shown(name)));
                comma();
                yield value(depth + 1, chosen, tagged);
            }
            case "SEQ", "SEQUENCE" -> DerWriter.sequence(elements(word, depth).toArray(byte[][]::new));
            case "SET" -> {
                var elements = new ArrayList<>(elements(word, depth));
                elements.sort(Arrays::compareUnsigned);
                yield DerWriter.element(DerElement.SET, elements.toArray(byte[][]::new));
            }
            case "NULL" -> {
                if (at < text.length() && text.charAt(at) == ':') {
                    at++;
                }
                yield DerWriter.element(5);
            }
            case "DER" -> {
                colon(word);
                yield der(depth > 0);
            }
            default -> plain(word, start, format);
        };
    }

    private byte[] wrapped(int depth, Asn1TextTypes.Format format) throws Wrong {
        comma();
        return value(depth + 1, format, false);
    }

    private byte[] plain(String word, int start, Asn1TextTypes.Format format) throws Wrong {
        if (!Asn1TextTypes.known(word)) {
            throw wrong("violation.asn1.word", start, shown(word.isEmpty() ? text.substring(start) : word));
        }
        colon(word);
        skipSpace();
        int begin = at;
        return Asn1TextTypes.encode(word, content(inBraces > 0), format, begin + 1);
    }

    private List<byte[]> elements(String word, int depth) throws Wrong {
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
        }
        skipSpace();
        int open = at;
        if (at == text.length() || text.charAt(at) != '{') {
            throw wrong("violation.asn1.brace", at, word);
        }
        at++;
        inBraces++;
        var elements = new ArrayList<byte[]>();
        skipSpace();
        if (at < text.length() && text.charAt(at) == '}') {
            at++;
            inBraces--;
            return elements;
        }
        while (true) {
            elements.add(value(depth + 1, Asn1TextTypes.Format.ASCII, false));
            skipSpace();
            if (at == text.length()) {
                throw wrong("violation.asn1.unclosed", open);
            }
            char c = text.charAt(at);
            if (c != ',' && c != '}') {
                throw wrong("violation.asn1.rest", at, shown(text.substring(at)));
            }
            at++;
            if (c == '}') {
                inBraces--;
                return elements;
            }
        }
    }

    /// The text of a value: to the end, or within braces to what ends it; or what stands in quotation marks.
    private String content(boolean bounded) throws Wrong {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !(bounded && ",}".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        var content = text.substring(start, at);
        return bounded ? content.strip() : content;
    }

    private String quoted() throws Wrong {
        int start = at++;
        var content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            content.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw wrong("violation.asn1.quote", start);
        }
        at++;
        return content.toString();
    }

    private byte[] der(boolean nested) throws Wrong {
        skipSpace();
        int start = at;
        var hex = content(nested && inBraces > 0).replaceAll("[\\s:]", "");
        try {
            var octets = HexFormat.of().parseHex(hex);
            DerElement.of(octets).requireShallow();
            return octets;
        } catch (IllegalArgumentException | IOException _) {
            throw wrong("violation.asn1.der", start);
        }
    }

    /// `:3`, `:3A` and the comma behind; the identifier octet without its bit for constructed encodings.
    private int tag() throws Wrong {
        colon("EXP");
        int start = at;
        var word = word();
        int tagClass = 0x80;
        var digits = word;
        if (!word.isEmpty() && Character.isLetter(word.charAt(word.length() - 1))) {
            tagClass = switch (word.charAt(word.length() - 1)) {
                case 'U' -> 0;
                case 'A' -> 0x40;
                case 'C' -> 0x80;
                case 'P' -> 0xc0;
                default -> throw wrong("violation.asn1.tag", start, shown(word), MAX_TAG);
            };
            digits = word.substring(0, word.length() - 1);
        }
        if (!digits.matches("\\d{1,2}") || Integer.parseInt(digits) > MAX_TAG) {
            throw wrong("violation.asn1.tag", start, shown(word), MAX_TAG);
        }
        comma();
        return tagClass | Integer.parseInt(digits);
    }

    private String word() {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).toUpperCase(Locale.ROOT);
    }

    private void colon(String word) throws Wrong {
        if (at == text.length() || text.charAt(at) != ':') {
            throw wrong("violation.asn1.colon", at, word);
        }
        at++;
    }

    private void comma() throws Wrong {
        skipSpace();
        if (at == text.length() || text.charAt(at) != ',') {
            throw wrong("violation.asn1.comma", at);
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String shown(String piece) {
        var start = piece.strip();
        return start.length() > 20 ? start.substring(0, 20) + "…" : start;
    }

    private static Wrong wrong(String key, int position, Object... more) {
        var arguments = new ArrayList<Object>();
        arguments.add(position + 1);
        arguments.addAll(List.of(more));
        return new Wrong(new Phrase(key, arguments));
    }
}
