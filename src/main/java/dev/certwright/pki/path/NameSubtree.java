package dev.certwright.pki.path;

import dev.certwright.model.name.IpAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.IdentityHashMap;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;

/// Which names a subtree of a name constraint covers, for each kind of name (RFC 5280 §4.2.1.10).
final class NameSubtree {
    /// There may be thousands of names, each compared with thousands of others.
    private final IdentityHashMap<GeneralName, CanonicalName> directoryNames = new IdentityHashMap<>();
    private final IdentityHashMap<GeneralName, String> names = new IdentityHashMap<>();
    private final IdentityHashMap<GeneralName, String> bases = new IdentityHashMap<>();

    /// Compares a name with a subtree of the same kind.
    ///
    /// @param wholly for a wildcard: true asks whether all names it stands for are covered, false for any
    /// @throws IllegalArgumentException when the comparison cannot be made, which must not let the name pass
    boolean covers(GeneralSubtree subtree, GeneralName name, boolean wholly) {
        var minimum = subtree.getMinimum();
        if ((minimum != null && minimum.signum() != 0) || subtree.getMaximum() != null) {
            throw new IllegalArgumentException("minimum or maximum");
        }
        var base = subtree.getBase();
        return switch (base.getTagNo()) {
            case GeneralName.dNSName ->
                dns(
                        bases.computeIfAbsent(base, NameSubtree::domain),
                        names.computeIfAbsent(name, NameSubtree::lower),
                        wholly);
            case GeneralName.rfc822Name ->
                mailbox(
                        bases.computeIfAbsent(base, NameSubtree::mailboxBase),
                        names.computeIfAbsent(name, NameSubtree::mailbox));
            case GeneralName.uniformResourceIdentifier ->
                host(
                        bases.computeIfAbsent(base, NameSubtree::lower),
                        names.computeIfAbsent(name, NameSubtree::hostOfUri));
            case GeneralName.iPAddress -> address(AlternativeNames.octets(base), AlternativeNames.octets(name));
            case GeneralName.directoryName -> directoryName(name).within(directoryName(base));
            default -> throw new IllegalArgumentException("names of kind " + base.getTagNo());
        };
    }

    private CanonicalName directoryName(GeneralName name) {
        return directoryNames.computeIfAbsent(name, n -> CanonicalName.of(X500Name.getInstance(n.getName())));
    }

    private static String lower(GeneralName name) {
        return AlternativeNames.text(name).toLowerCase(Locale.ROOT);
    }

    private static String domain(GeneralName subtree) {
        var base = lower(subtree);
        if (base.contains("*") || base.endsWith(".") || base.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("not a host name: " + base);
        }
        return base;
    }

    private static boolean dns(String base, String name, boolean wholly) {
        if (base.isEmpty()) {
            return true;
        }
        var suffix = base.startsWith(".") ? base : "." + base;
        if (name.startsWith("*.")) {
            var rest = name.substring(1);
            boolean all = rest.endsWith(suffix);
            // *.example.com stands for a.example.com, too
            boolean one = suffix.indexOf('.', 1) > 0
                    && suffix.substring(suffix.indexOf('.', 1)).equals(rest);
            return all || (!wholly && one);
        }
        return name.endsWith(suffix) || name.equals(base);
    }

    private static String mailbox(GeneralName presented) {
        var name = AlternativeNames.text(presented);
        if (!NameSyntax.mailbox(name)) {
            throw new IllegalArgumentException("not a mailbox: " + name);
        }
        return name;
    }

    private static String mailboxBase(GeneralName subtree) {
        var base = AlternativeNames.text(subtree);
        if (!NameSyntax.mailboxConstraint(base)) {
            throw new IllegalArgumentException("neither a mailbox nor a host: " + base);
        }
        return base;
    }

    private static boolean mailbox(String base, String name) {
        int at = name.lastIndexOf('@');
        var host = name.substring(at + 1).toLowerCase(Locale.ROOT);
        int baseAt = base.lastIndexOf('@');
        var baseHost = base.substring(baseAt + 1).toLowerCase(Locale.ROOT);
        if (baseAt > 0) {
            return base.substring(0, baseAt).equals(name.substring(0, at)) && baseHost.equals(host);
        }
        return host(baseHost, host);
    }

    private static String hostOfUri(GeneralName presented) {
        var name = AlternativeNames.text(presented);
        try {
            var host = new URI(name).getHost();
            if (host == null || IpAddress.looksLikeOne(host)) {
                throw new IllegalArgumentException("no host name in " + name);
            }
            return host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// A host itself, or with a dot in front everything below it.
    private static boolean host(String base, String host) {
        return base.isEmpty() || (base.startsWith(".") ? host.endsWith(base) : host.equals(base));
    }

    private static boolean address(byte[] network, byte[] address) {
        if ((network.length != 8 && network.length != 32) || (address.length != 4 && address.length != 16)) {
            throw new IllegalArgumentException("address of " + address.length + " in " + network.length);
        }
        if (!NameSyntax.network(network)) {
            throw new IllegalArgumentException("mask with holes");
        }
        int half = network.length / 2;
        if (address.length != half) {
            return false;
        }
        for (int i = 0; i < half; i++) {
            if (((network[i] ^ address[i]) & network[half + i]) != 0) {
                return false;
            }
        }
        return true;
    }
}
