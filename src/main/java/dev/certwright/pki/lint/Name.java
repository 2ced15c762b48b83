package dev.certwright.pki.lint;

import java.util.List;
import java.util.Locale;

/// A distinguished name to be compared: letters in any case, any number of spaces (RFC 5280 §7.1).
record Name(List<String> attributes) {
    static Name of(Node name) {
        return new Name(Attribute.of(name).stream()
                .map(a -> Oids.name(a.oid()) + "="
                        + a.text().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .toList());
    }

    boolean startsWith(Name other) {
        return attributes.size() >= other.attributes.size()
                && attributes.subList(0, other.attributes.size()).equals(other.attributes);
    }

    @Override
    public String toString() {
        return String.join(", ", attributes);
    }
}
