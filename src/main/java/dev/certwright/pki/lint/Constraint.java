package dev.certwright.pki.lint;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// Whether a name lies in a subtree of name constraints (RFC 5280 §4.2.1.10).
final class Constraint {
    private Constraint() {}

    /// The form in which [#covers] takes a name.
    static String comparable(AlternativeName name) {
        return name.is(AlternativeName.IP)
                ? HexFormat.of().formatHex(name.node().content())
                : name.text().toLowerCase(Locale.ROOT);
    }

    static boolean covers(AlternativeName subtree, String name) {
        var base = subtree.text().toLowerCase(Locale.ROOT);
        return switch (subtree.type()) {
            case AlternativeName.DNS -> host(base, name);
            case AlternativeName.EMAIL -> mailbox(base, name);
            case AlternativeName.URI -> host(base, hostOf(name));
            case AlternativeName.IP ->
                address(subtree.node().content(), HexFormat.of().parseHex(name));
            default -> base.equals(name);
        };
    }

    private static boolean host(String base, String name) {
        if (base.isEmpty() || base.equals(name)) {
            return true;
        }
        return name.endsWith(base.startsWith(".") ? base : "." + base);
    }

    private static boolean mailbox(String base, String name) {
        if (base.contains("@")) {
            return base.equals(name);
        }
        var domain = name.substring(name.lastIndexOf('@') + 1);
        return base.startsWith(".") ? domain.endsWith(base) : domain.equals(base);
    }

    private static String hostOf(String uri) {
        return AlternativeNameRules.uri(uri)
                .map(u -> u.getHost() == null ? "" : u.getHost())
                .orElse("");
    }

    private static boolean address(byte[] addressAndMask, byte[] address) {
        if (addressAndMask.length != 2 * address.length) {
            return false;
        }
        var mask = Arrays.copyOfRange(addressAndMask, address.length, addressAndMask.length);
        for (int i = 0; i < address.length; i++) {
            if (((address[i] ^ addressAndMask[i]) & mask[i]) != 0) {
                return false;
            }
        }
        return true;
    }
}
