package dev.certwright.model.name;

import dev.certwright.model.Parsed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A distinguished name (RFC 5280 §4.1.2.4): relative names from the most general to the most specific, as encoded.
///
/// @param relativeNames each one or more attributes; empty for the empty name
public record DistinguishedName(List<List<NameAttribute>> relativeNames) {
    public static final DistinguishedName EMPTY = new DistinguishedName(List.of());

    public DistinguishedName {
        relativeNames = relativeNames.stream().map(List::copyOf).toList();
        if (relativeNames.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("empty relative distinguished name");
        }
    }

    /// A name of single-valued relative names, in encoded order.
    public static DistinguishedName of(List<NameAttribute> attributes) {
        return new DistinguishedName(attributes.stream().map(List::of).toList());
    }

    public static DistinguishedName ofCommonName(String commonName) {
        return of(List.of(NameAttribute.of(AttributeType.COMMON_NAME, commonName)));
    }

    public boolean isEmpty() {
        return relativeNames.isEmpty();
    }

    /// The most specific value of a type.
    public Optional<String> value(AttributeType type) {
        return relativeNames.reversed().stream()
                .flatMap(List::stream)
                .filter(a -> a.oid().equals(type.oid()))
                .map(NameAttribute::value)
                .findFirst();
    }

    public Optional<String> commonName() {
        return value(AttributeType.COMMON_NAME);
    }

    /// What to call the owner in a list: the common name, else the most specific value, else nothing.
    public String shortForm() {
        return commonName()
                .orElseGet(() ->
                        isEmpty() ? "" : relativeNames.getLast().getFirst().value());
    }

    /// The text form of RFC 4514: most specific part first.
    @Override
    public String toString() {
        return relativeNames.reversed().stream().map(DistinguishedName::text).collect(Collectors.joining(", "));
    }

    /// The parts in encoded order, as OpenSSL prints them; [#parse] reads it back.
    public String toEncodedOrder() {
        return relativeNames.stream().map(DistinguishedName::text).collect(Collectors.joining(", "));
    }

    private static String text(List<NameAttribute> relativeName) {
        return relativeName.stream()
                .map(a -> a.label() + "=" + escape(a.value()))
                .collect(Collectors.joining("+"));
    }

    private static String escape(String value) {
        var out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean edge = c == ' ' && (i == 0 || i == value.length() - 1);
            if (edge || ",+\"\\<>;=".indexOf(c) >= 0 || (c == '#' && i == 0)) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /// Reads a name as people write it: `C=TW, O=MyOrg, CN=MyCA`, `CN=MyCA,O=MyOrg,C=TW` or `/C=TW/O=MyOrg/CN=MyCA`.
    ///
    /// The order on paper differs between programs, the encoded one goes from the country down. So the written
    /// order is kept unless it begins with a more specific part than it ends with (RFC 4514 order). With slashes
    /// it is always kept, as OpenSSL does, so that any order can be asked for.
    /// Values are checked against the bounds of RFC 5280 Appendix A.1.
    public static Parsed<DistinguishedName> parse(String text) {
        var trimmed = strip(text);
        if (trimmed.isEmpty()) {
            return Parsed.valid(EMPTY);
        }
        if (unquoted(trimmed)) {
            return Parsed.invalid("name.quote", trimmed);
        }
        boolean slashes = trimmed.startsWith("/");
        var names = new ArrayList<List<NameAttribute>>();
        for (var part : split(slashes ? trimmed.substring(1) : trimmed, slashes ? "/" : ",;\n")) {
            var relative = new ArrayList<NameAttribute>();
            for (var attribute : split(part, "+")) {
                switch (attribute(attribute)) {
                    case Parsed.Valid<NameAttribute>(var value) -> relative.add(value);
                    case Parsed.Invalid<NameAttribute>(var violation) -> {
                        return new Parsed.Invalid<>(violation);
                    }
                }
            }
            names.add(relative);
        }
        if (!slashes && rank(names.getFirst()) > rank(names.getLast())) {
            Collections.reverse(names);
        }
        return Parsed.valid(new DistinguishedName(names));
    }

    private static int rank(List<NameAttribute> relativeName) {
        return AttributeType.of(relativeName.getFirst().oid())
                .map(AttributeType::rank)
                .orElse(8);
    }

    private static Parsed<NameAttribute> attribute(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            return Parsed.invalid("name.noEquals", text.strip());
        }
        var label = text.substring(0, equals).strip();
        var written = strip(text.substring(equals + 1));
        if (endsInBackslash(written)) {
            return Parsed.invalid("name.escape", written);
        }
        var value = unescape(written);
        var type = AttributeType.of(label);
        if (type.isEmpty() && !label.matches("[0-2](\\.(0|[1-9]\\d*))+")) {
            return Parsed.invalid("name.unknownAttribute", label);
        }
        if (value.isEmpty()) {
            return Parsed.invalid("name.emptyValue", label);
        }
        return type.map(t -> check(t, value)).orElseGet(() -> Parsed.valid(new NameAttribute(label, value)));
    }

    /// Checks one value against the bounds of its type.
    public static Parsed<NameAttribute> check(AttributeType type, String value) {
        if (value.codePointCount(0, value.length()) > type.maxLength() && type != AttributeType.COUNTRY) {
            return Parsed.invalid(
                    "name.tooLong", type.shortName(), type.maxLength(), value.codePointCount(0, value.length()));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return Parsed.invalid("name.controlCharacter", type.shortName());
        }
        return switch (type) {
            case COUNTRY -> Country.parse(value).map(c -> NameAttribute.of(type, c.code()));
            case EMAIL_ADDRESS -> Rfc822Name.parse(value).map(e -> NameAttribute.of(type, e.value()));
            case DOMAIN_COMPONENT,
                    STATE,
                    LOCALITY,
                    STREET,
                    ORGANIZATION,
                    ORGANIZATIONAL_UNIT,
                    COMMON_NAME,
                    SURNAME,
                    GIVEN_NAME,
                    SERIAL_NUMBER,
                    USER_ID -> Parsed.valid(NameAttribute.of(type, value));
        };
    }

    private static List<String> split(String text, String separators) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                part.append(c);
            } else if (!quoted && separators.indexOf(c) >= 0) {
                addPart(parts, part);
            } else {
                part.append(c);
            }
        }
        addPart(parts, part);
        return parts;
    }

    private static void addPart(List<String> parts, StringBuilder part) {
        if (!part.toString().isBlank() || parts.isEmpty()) {
            parts.add(part.toString());
        }
        part.setLength(0);
    }

    /// Takes spaces off both ends, but not one that a backslash keeps.
    private static String strip(String text) {
        var stripped = text.strip();
        int end = text.stripTrailing().length();
        return endsInBackslash(stripped) && end < text.length() ? stripped + text.charAt(end) : stripped;
    }

    private static boolean endsInBackslash(String text) {
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /// Whether a quotation mark has no partner.
    private static boolean unquoted(String text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                open = !open;
            }
        }
        return open;
    }

    /// Undoes quotation marks and backslashes; two hexadecimal digits are one octet of UTF-8 (RFC 4514 §2.4).
    private static String unescape(String value) {
        var text = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && text.substring(i + 1).matches("(?s)[0-9a-fA-F]{2}.*")) {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
                continue;
            }
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            var character = Character.toString(text.codePointAt(i));
            out.writeBytes(character.getBytes(StandardCharsets.UTF_8));
            i += character.length() - 1;
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
