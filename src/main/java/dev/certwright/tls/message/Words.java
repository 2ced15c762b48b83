package dev.certwright.tls.message;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts octets into words.
final class Words {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTC_TIME = 0x17;
    private static final int LONGEST_IDENTIFIER = 128;
    private static final Pattern TIME =
            Pattern.compile("(\\d{2}|\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(?:\\.\\d+)?Z");

    private Words() {}

    /// Octets that are meant as text; hexadecimal digits when they are none.
    static String text(byte[] octets) {
        return text(octets, StandardCharsets.UTF_8).orElseGet(() -> hex(octets));
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private static Optional<String> text(byte[] octets, Charset charset) {
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
            return text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// A DER encoded `Name` (RFC 5280 §4.1.2.4); empty when it cannot be read.
    static Optional<DistinguishedName> name(byte[] der) {
        try {
            var relativeNames = new ArrayList<List<NameAttribute>>();
            new DerReader(new FieldReader(der)).within(SEQUENCE, name -> {
                while (!name.atEnd()) {
                    var attributes = new ArrayList<NameAttribute>();
                    name.within(SET, set -> {
                        while (!set.atEnd()) {
                            set.within(SEQUENCE, pair -> attributes.add(attribute(pair)));
                        }
                    });
                    relativeNames.add(attributes);
                }
            });
            return Optional.of(new DistinguishedName(relativeNames));
        } catch (MalformedMessage | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static NameAttribute attribute(DerReader pair) throws MalformedMessage {
        return new NameAttribute(identifier(pair.content()), string(pair.tag(), pair.content()));
    }

    private static String string(int tag, byte[] content) {
        var charset = switch (tag) {
            case 0x1e -> StandardCharsets.UTF_16BE;
            case 0x1c -> Charset.forName("UTF-32BE");
            case 0x14 -> StandardCharsets.ISO_8859_1;
            default -> StandardCharsets.UTF_8;
        };
        boolean readable = switch (tag) {
            case 0x0c, 0x12, 0x13, 0x14, 0x16, 0x1a, 0x1c, 0x1e -> true;
            default -> false;
        };
        return (readable ? text(content, charset) : Optional.<String>empty()).orElseGet(() -> "#" + hex(content));
    }

    /// A DER encoded object identifier, dotted.
    static String object(byte[] der) throws MalformedMessage {
        var in = new DerReader(new FieldReader(der));
        if (in.tag() != OBJECT_IDENTIFIER) {
            throw new MalformedMessage("no object identifier");
        }
        return identifier(in.content());
    }

    private static String identifier(byte[] content) throws MalformedMessage {
        if (content.length == 0 || content.length > LONGEST_IDENTIFIER || content[content.length - 1] < 0) {
            throw new MalformedMessage("no object identifier");
        }
        var dotted = new StringBuilder();
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] < 0) {
                continue;
            }
            int first = start > 0 ? 0 : i > 0 ? 2 : Math.min(2, content[0] / 40);
            if (start == 0) {
                dotted.append(first);
            }
            dotted.append('.').append(arc(content, start, i, 40 * first));
            start = i + 1;
        }
        return dotted.toString();
    }

    private static String arc(byte[] content, int from, int to, int less) {
        if (to - from > 7) {
            var large = BigInteger.ZERO;
            for (int i = from; i <= to; i++) {
                large = large.shiftLeft(7).or(BigInteger.valueOf(content[i] & 0x7f));
            }
            return large.subtract(BigInteger.valueOf(less)).toString();
        }
        long number = 0;
        for (int i = from; i <= to; i++) {
            number = number << 7 | (content[i] & 0x7f);
        }
        return Long.toString(number - less);
    }

    /// A DER encoded `UTCTime` or `GeneralizedTime` (RFC 5280 §4.1.2.5); in another form, as it is.
    static String time(byte[] der) throws MalformedMessage {
        var in = new DerReader(new FieldReader(der));
        boolean utc = in.tag() == UTC_TIME;
        var text = text(in.content());
        var match = TIME.matcher(text);
        if (!match.matches() || utc != (match.group(1).length() == 2)) {
            return text;
        }
        int year = Integer.parseInt(match.group(1));
        var part = new int[7];
        for (int i = 2; i < part.length; i++) {
            part[i] = Integer.parseInt(match.group(i));
        }
        try {
            int full = !utc ? year : year < 50 ? 2000 + year : 1900 + year;
            return LocalDateTime.of(full, part[2], part[3], part[4], part[5], part[6])
                    .toInstant(ZoneOffset.UTC)
                    .toString();
        } catch (DateTimeException _) {
            return text;
        }
    }
}
