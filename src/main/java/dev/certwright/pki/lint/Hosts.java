package dev.certwright.pki.lint;

import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a host name is made of (RFC 1034 §3.5, RFC 5890).
final class Hosts {
    static final int MAX_LABEL = 63;
    static final int MAX_NAME = 253;

    /// Names that no public registry hands out (RFC 2606, RFC 6761, RFC 6762, RFC 9476, ICANN's decision on
    /// `internal`), and others that people use as if they were theirs.
    private static final Set<String> INTERNAL = Set.of(
            "local",
            "localhost",
            "localdomain",
            "internal",
            "intranet",
            "private",
            "corp",
            "home",
            "lan",
            "mail",
            "test",
            "example",
            "invalid",
            "alt",
            "domain",
            "host",
            "workgroup");

    private Hosts() {}

    static List<String> labels(String name) {
        return Arrays.asList(name.split("\\.", -1));
    }

    static String last(String name) {
        return labels(name).getLast().toLowerCase(Locale.ROOT);
    }

    /// Whether characters stand in it that no host name has; a wildcard label and underscores have rules of their own.
    static boolean wrongSyntax(String name) {
        return !name.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || "-._*".indexOf(c) >= 0);
    }

    static boolean tooLong(String name) {
        return name.length() > MAX_NAME || labels(name).stream().anyMatch(l -> l.length() > MAX_LABEL);
    }

    static boolean address(String name) {
        return name.matches("\\d{1,3}(\\.\\d{1,3}){3}") || name.matches("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    }

    static boolean hyphenAtEdge(String name) {
        return labels(name).stream().anyMatch(l -> l.startsWith("-") || l.endsWith("-"));
    }

    /// Whether no public registry can have given it away.
    static boolean internal(String name) {
        var last = last(name);
        return (!name.contains(".") && !name.isEmpty())
                || INTERNAL.contains(last)
                || (!last.isEmpty() && last.chars().allMatch(Character::isDigit))
                || (last.startsWith("xn--")
                        ? badInternational(last)
                        : last.chars().anyMatch(Character::isDigit));
    }

    /// A label with hyphens in the third and fourth place that is no `xn--` (RFC 5890 §2.3.1).
    static boolean reservedLabel(String label) {
        return label.length() >= 4
                && label.startsWith("--", 2)
                && !label.toLowerCase(Locale.ROOT).startsWith("xn--");
    }

    /// Whether an `xn--` label stands for nothing.
    static boolean badInternational(String label) {
        var folded = label.toLowerCase(Locale.ROOT);
        if (!folded.startsWith("xn--")) {
            return false;
        }
        var unicode = IDN.toUnicode(folded, IDN.ALLOW_UNASSIGNED);
        return unicode.equals(folded) || !java.text.Normalizer.isNormalized(unicode, java.text.Normalizer.Form.NFC);
    }
}
