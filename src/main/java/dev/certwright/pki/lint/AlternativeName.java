package dev.certwright.pki.lint;

import java.util.List;

/// A GeneralName as it is encoded (RFC 5280 §4.2.1.6).
///
/// @param type the number in its tag
record AlternativeName(int type, Node node) {
    static final int OTHER = 0;
    static final int EMAIL = 1;
    static final int DNS = 2;
    static final int X400 = 3;
    static final int DIRECTORY = 4;
    static final int EDI_PARTY = 5;
    static final int URI = 6;
    static final int IP = 7;
    static final int REGISTERED_ID = 8;

    static List<AlternativeName> all(Node names) {
        return names.children().stream().map(AlternativeName::of).toList();
    }

    static AlternativeName of(Node name) {
        return new AlternativeName((name.tag() & 0xc0) == 0x80 ? name.tag() & 0x1f : -1, name);
    }

    boolean is(int wanted) {
        return type == wanted;
    }

    String text() {
        return node.latin();
    }

    /// As a person writes it.
    String shown() {
        return switch (type) {
            case EMAIL, DNS, URI -> text();
            case IP -> Addresses.text(node.content());
            case DIRECTORY ->
                String.join(
                        ", ",
                        node.children().stream()
                                .flatMap(n -> Attribute.of(n).stream())
                                .map(a -> Oids.name(a.oid()) + "=" + a.text())
                                .toList());
            default -> "[" + type + "]";
        };
    }
}
