package dev.certwright.pki.lint;

import java.util.Optional;

/// An extension as it is encoded.
///
/// @param node  the whole of it
/// @param value what the OCTET STRING holds, when that is exactly one element
record Extension(String oid, boolean critical, Node node, Optional<Node> value) {
    /// Reads one; empty when the element is no extension.
    static Optional<Extension> of(Node node) {
        var oid = node.child(0).filter(n -> n.is(Node.OID)).flatMap(Node::oid);
        var octets = node.children().isEmpty()
                ? Optional.<Node>empty()
                : Optional.of(node.children().getLast()).filter(n -> n.is(Node.OCTET_STRING));
        if (!node.is(Node.SEQUENCE) || oid.isEmpty() || octets.isEmpty()) {
            return Optional.empty();
        }
        boolean critical = node.tagged(Node.BOOLEAN)
                .filter(b -> b.length() > 0 && b.content()[0] != 0)
                .isPresent();
        return Optional.of(new Extension(oid.get(), critical, node, octets.get().inside()));
    }

    boolean is(String other) {
        return oid.equals(other);
    }
}
