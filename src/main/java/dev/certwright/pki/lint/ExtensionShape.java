package dev.certwright.pki.lint;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Whether the value of a known extension has the form that its RFC gives it.
final class ExtensionShape {
    private ExtensionShape() {}

    static boolean fits(Extension extension) {
        return extension.value().filter(v -> fits(extension.oid(), v)).isPresent();
    }

    private static boolean fits(String oid, Node value) {
        return switch (oid) {
            case Oids.KEY_USAGE -> value.is(Node.BIT_STRING);
            case Oids.SUBJECT_KEY_ID, Oids.SCT_LIST -> value.is(Node.OCTET_STRING);
            case Oids.INHIBIT_ANY_POLICY -> value.is(Node.INTEGER) && value.length() > 0;
            case Oids.OCSP_NO_CHECK, Oids.CT_POISON -> value.is(Node.NULL) && value.length() == 0;
            case Oids.BASIC_CONSTRAINTS -> sequence(value) && basicConstraints(value.children());
            case Oids.EXTENDED_KEY_USAGE ->
                each(value, n -> n.is(Node.OID) && n.oid().isPresent());
            case Oids.SUBJECT_ALT_NAME, Oids.ISSUER_ALT_NAME -> each(value, ExtensionShape::generalName);
            case Oids.AUTHORITY_INFO_ACCESS, Oids.SUBJECT_INFO_ACCESS -> each(value, ExtensionShape::access);
            case Oids.AUTHORITY_KEY_ID -> each(value, n -> n.is(0x80) || n.is(0xa1) || n.is(0x82));
            case Oids.CRL_POINTS, Oids.FRESHEST_CRL ->
                each(value, n -> each(n, f -> f.is(0xa0) || f.is(0x81) || f.is(0xa2)));
            case Oids.POLICIES -> each(value, ExtensionShape::policy);
            case Oids.POLICY_MAPPINGS ->
                each(
                        value,
                        n -> sequence(n)
                                && n.children().size() == 2
                                && n.children().stream().allMatch(o -> o.is(Node.OID)));
            case Oids.POLICY_CONSTRAINTS -> each(value, n -> (n.is(0x80) || n.is(0x81)) && n.length() > 0);
            case Oids.NAME_CONSTRAINTS -> each(value, n -> (n.is(0xa0) || n.is(0xa1)) && n.whole());
            default -> value.is(Node.SEQUENCE) && value.whole();
        };
    }

    private static boolean sequence(Node node) {
        return node.is(Node.SEQUENCE) && node.whole() && complete(node);
    }

    private static boolean complete(Node node) {
        return node.length() == 0
                || (!node.children().isEmpty()
                        && node.children().getLast().end() == node.where().to());
    }

    private static boolean each(Node node, Predicate<Node> form) {
        return sequence(node) && node.children().stream().allMatch(form);
    }

    private static boolean basicConstraints(List<Node> parts) {
        int flags = !parts.isEmpty() && parts.getFirst().is(Node.BOOLEAN) ? 1 : 0;
        return parts.size() <= flags + 1
                && (parts.size() == flags || parts.get(flags).is(Node.INTEGER));
    }

    private static boolean generalName(Node name) {
        return AlternativeName.of(name).type() >= 0 && AlternativeName.of(name).type() <= 8;
    }

    private static boolean access(Node description) {
        return sequence(description)
                && description.children().size() == 2
                && description.children().getFirst().oid().isPresent()
                && generalName(description.children().getLast());
    }

    private static boolean policy(Node policy) {
        var parts = policy.children();
        return sequence(policy)
                && !parts.isEmpty()
                && parts.size() <= 2
                && parts.getFirst().is(Node.OID)
                && (parts.size() == 1 || (parts.get(1).length() > 0 && each(parts.get(1), ExtensionShape::qualifier)));
    }

    private static boolean qualifier(Node qualifier) {
        Optional<Node> kind = qualifier.child(0);
        return sequence(qualifier)
                && qualifier.children().size() == 2
                && kind.filter(k -> k.is(Node.OID)).isPresent();
    }
}
