package dev.certwright.model.certificate;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.IpAddress;

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
}
