package dev.certwright.model.certificate;

import dev.certwright.model.Parsed;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.HostName;
import dev.certwright.model.name.IpAddress;
import dev.certwright.model.name.Rfc822Name;
import java.util.Locale;

/// A part of a space of names (RFC 5280 §4.2.1.10).
public sealed interface Subtree {
    /// A domain and everything below it; empty for all.
    record Dns(String domain) implements Subtree {}

    /// A block of addresses (RFC 4632).
    ///
    /// @param prefixLength in bits, 0 to 32 or 128
    record Ip(IpAddress address, int prefixLength) implements Subtree {
        public Ip {
            if (prefixLength < 0 || prefixLength > address.octets().size() * 8) {
                throw new IllegalArgumentException("prefix of " + prefixLength + " bits");
            }
        }
    }

    /// One mailbox, all of a host, or with a dot in front all of a domain.
    record Email(String mailboxes) implements Subtree {}

    /// A host, or with a dot in front all of a domain.
    record Uri(String host) implements Subtree {}

    /// A subject that begins with this.
    record Directory(DistinguishedName name) implements Subtree {}

    /// As a person types it, for example `dns:example.com` or `ip:192.0.2.0/24`; [#parse] reads it back.
    default String typed() {
        return switch (this) {
            case Dns(var domain) -> "dns:" + domain;
            case Ip(var address, int prefix) -> "ip:" + address + "/" + prefix;
            case Email(var mailboxes) -> "email:" + mailboxes;
            case Uri(var host) -> "uri:" + host;
            case Directory(var name) -> "dir:" + name.toEncodedOrder();
        };
    }

    /// Reads a part of a space of names: `dns:`, `ip:`, `email:`, `uri:` or `dir:` and what lies in it.
    static Parsed<Subtree> parse(String text) {
        var typed = text.strip();
        int colon = typed.indexOf(':');
        var rest = typed.substring(colon + 1).strip();
        return switch (colon < 0 ? "" : typed.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
            case "dns" -> host(rest).map(Dns::new);
            case "uri" -> host(rest).map(Uri::new);
            case "email" ->
                rest.contains("@")
                        ? Rfc822Name.parse(rest).map(mailbox -> new Email(mailbox.value()))
                        : host(rest).map(Email::new);
            case "ip" -> ip(rest);
            case "dir", "dirname" ->
                rest.isEmpty()
                        ? Parsed.invalid("subtree.kind", typed)
                        : DistinguishedName.parse(rest).map(Directory::new);
            default -> Parsed.invalid("subtree.kind", typed);
        };
    }

    private static Parsed<String> host(String text) {
        boolean below = text.startsWith(".");
        if (text.startsWith("*.")) {
            return Parsed.invalid("subtree.wildcard", text, text.substring(2));
        }
        return HostName.parse(below ? text.substring(1) : text).map(host -> below ? "." + host : host);
    }

    private static Parsed<Subtree> ip(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text)
                    .map(address -> new Ip(address, address.octets().size() * 8));
        }
        var prefix = text.substring(slash + 1);
        return switch (IpAddress.parse(text.substring(0, slash))) {
            case Parsed.Valid<IpAddress>(var address) -> {
                int bits = address.octets().size() * 8;
                yield prefix.matches("\\d{1,3}") && Integer.parseInt(prefix) <= bits
                        ? Parsed.valid(new Ip(address, Integer.parseInt(prefix)))
                        : Parsed.invalid("subtree.prefix", text, bits);
            }
            case Parsed.Invalid<IpAddress>(var violation) -> new Parsed.Invalid<>(violation);
        };
    }
}
