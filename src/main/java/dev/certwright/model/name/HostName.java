package dev.certwright.model.name;

import dev.certwright.model.Parsed;
import java.net.IDN;

/// The syntax of host names (RFC 1034 §3.5, RFC 1123 §2.1; internationalised ones by RFC 5890).
public final class HostName {
    /// Upper bound of a name in octets without its final dot, RFC 1034 §3.1.
    public static final int MAX_LENGTH = 253;

    /// Upper bound of a label in octets, RFC 1034 §3.1.
    public static final int MAX_LABEL_LENGTH = 63;

    private HostName() {}

    /// Reads a host name as a certificate may carry it: the first label may be `*` (RFC 9525 §6.3).
    /// An internationalised name is turned into its ASCII form.
    public static Parsed<String> parsePattern(String text) {
        if (!text.contains("*")) {
            return parse(text);
        }
        if (!text.startsWith("*.") || text.indexOf('*', 1) >= 0) {
            return Parsed.invalid("dns.wildcard", text);
        }
        return parse(text.substring(2)).map(rest -> "*." + rest);
    }

    /// Reads a host name without wildcards.
    public static Parsed<String> parse(String text) {
        if (text.isEmpty()) {
            return Parsed.invalid("dns.blank");
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return Parsed.invalid("dns.space", text);
        }
        if (text.contains("..") || text.startsWith(".") || text.endsWith(".")) {
            return Parsed.invalid("dns.emptyLabel", text);
        }
        String ascii;
        try {
            ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException _) {
            return Parsed.invalid("dns.label", text, MAX_LABEL_LENGTH);
        }
        if (ascii.length() > MAX_LENGTH) {
            return Parsed.invalid("dns.tooLong", text.substring(0, 24) + "…", MAX_LENGTH, ascii.length());
        }
        for (var label : ascii.split("\\.", -1)) {
            if (label.length() > MAX_LABEL_LENGTH) {
                return Parsed.invalid("dns.label", text, MAX_LABEL_LENGTH);
            }
            var wrong = label.codePoints().filter(c -> !isLetterDigitHyphen(c)).findFirst();
            if (wrong.isPresent()) {
                return Parsed.invalid("dns.character", text, Character.toString(wrong.getAsInt()));
            }
            if (label.startsWith("-") || label.endsWith("-")) {
                return Parsed.invalid("dns.hyphen", text);
            }
        }
        var last = ascii.substring(ascii.lastIndexOf('.') + 1);
        if (last.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Parsed.invalid("dns.numeric", text);
        }
        return Parsed.valid(ascii);
    }

    private static boolean isLetterDigitHyphen(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }
}
