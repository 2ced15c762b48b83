package dev.certwright.pki.path;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/// How names and name constraints are to be written (RFC 5280 §4.2.1.6, §4.2.1.10; RFC 1034 §3.5; RFC 5321 §4.1.2).
final class NameSyntax {
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    private NameSyntax() {}

    /// A host name in the preferred syntax, or one under a wildcard that is a whole label.
    static boolean presentedHost(String name) {
        return host(name.startsWith("*.") ? name.substring(2) : name);
    }

    static boolean host(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME
                && Arrays.stream(name.split("\\.", -1)).allMatch(NameSyntax::label);
    }

    private static boolean label(String label) {
        return !label.isEmpty()
                && label.length() <= MAX_LABEL
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(c -> letter(c) || (c >= '0' && c <= '9') || c == '-');
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// A mailbox: a local part without spaces, one at sign, a host. A quoted local part may have at signs, too.
    static boolean mailbox(String address) {
        int at = address.lastIndexOf('@');
        if (at <= 0 || !host(address.substring(at + 1))) {
            return false;
        }
        var local = address.substring(0, at);
        boolean quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
        return local.chars().allMatch(c -> c >= ' ' && c <= '~')
                && (quoted || local.chars().noneMatch(c -> " \"(),:;<>@[\\]".indexOf(c) >= 0));
    }

    /// An absolute address.
    static boolean uri(String address) {
        try {
            return new URI(address).isAbsolute();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// A constraint on hosts; empty means all.
    static boolean hostConstraint(String base) {
        return base.isEmpty() || host(base);
    }

    /// A constraint on mailboxes or the hosts of addresses: one of them, all of a host, or all below a domain.
    static boolean mailboxConstraint(String base) {
        return base.contains("@") ? mailbox(base) : domainConstraint(base);
    }

    static boolean domainConstraint(String base) {
        return base.isEmpty() || host(base.startsWith(".") ? base.substring(1) : base);
    }

    /// A network: an address and a mask without holes.
    static boolean network(byte[] octets) {
        if (octets.length != 8 && octets.length != 32) {
            return false;
        }
        boolean ended = false;
        for (int bit = octets.length * 4; bit < octets.length * 8; bit++) {
            boolean set = (octets[bit / 8] & (0x80 >> (bit % 8))) != 0;
            if (set && ended) {
                return false;
            }
            ended |= !set;
        }
        return true;
    }

    /// True for a text that a person or a program would take for a host name: two labels or more, the last of letters
    /// or internationalised, no space.
    static boolean looksLikeHost(String text) {
        var labels = List.of(text.split("\\.", -1));
        var last = labels.getLast();
        return labels.size() > 1
                && text.chars().noneMatch(Character::isWhitespace)
                && (last.startsWith("xn--")
                        || (last.length() > 1 && last.chars().allMatch(Character::isLetter)));
    }
}
