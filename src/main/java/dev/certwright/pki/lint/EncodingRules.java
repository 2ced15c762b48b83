package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The encoding itself: DER (X.690), and what of it belongs to no field.
final class EncodingRules {
    private static final int MAX_DEPTH = 40;

    /// Extensions whose value is a SEQUENCE that must not be empty, and those whose value is of another kind.
    private static final Set<String> SEQUENCES = Set.of(
            Oids.EXTENDED_KEY_USAGE,
            Oids.SUBJECT_ALT_NAME,
            Oids.ISSUER_ALT_NAME,
            Oids.AUTHORITY_INFO_ACCESS,
            Oids.SUBJECT_INFO_ACCESS,
            Oids.CRL_POINTS,
            Oids.FRESHEST_CRL,
            Oids.POLICIES,
            Oids.POLICY_MAPPINGS,
            Oids.SUBJECT_DIRECTORY_ATTRIBUTES,
            Oids.POLICY_CONSTRAINTS,
            Oids.NAME_CONSTRAINTS);

    static final List<LintRule> ALL = List.of(
            rfc("trailing-data", Severity.ERROR, "RFC 5280 §4.1", c -> true, EncodingRules::trailing),
            rfc(
                    "not-der",
                    Severity.ERROR,
                    "X.690 §10.1",
                    c -> true,
                    (c, hits) -> walk(c, n -> !n.shortestLength(), hits)),
            rfc(
                    "string-in-parts",
                    Severity.ERROR,
                    "X.690 §10.2",
                    c -> true,
                    (c, hits) -> walk(c, n -> n.constructed() && isString(n.tag() & 0xdf) && n.tag() < 0x40, hits)),
            rfc(
                    "integer-padded",
                    Severity.ERROR,
                    "X.690 §8.3.2",
                    c -> true,
                    (c, hits) -> walk(c, n -> n.is(Node.INTEGER) && padded(n.content()), hits)),
            rfc(
                    "boolean-value",
                    Severity.ERROR,
                    "X.690 §11.1",
                    c -> true,
                    (c, hits) -> walk(
                            c,
                            n -> n.is(Node.BOOLEAN)
                                    && (n.length() != 1 || (n.content()[0] != 0 && n.content()[0] != -1)),
                            hits)),
            rfc("bit-string-padding", Severity.ERROR, "X.690 §11.2.1", c -> true, (c, hits) -> {
                walk(c, n -> n.is(Node.BIT_STRING) && badPadding(n.content()), hits);
                c.parts().uniqueIds().stream()
                        .filter(n -> badPadding(n.content()))
                        .forEach(hits::at);
            }),
            rfc("default-encoded", Severity.ERROR, "X.690 §11.5", c -> true, EncodingRules::defaults),
            rfc(
                    "set-order",
                    Severity.ERROR,
                    "X.690 §11.6",
                    c -> true,
                    (c, hits) -> walk(c, n -> n.is(Node.SET) && !sorted(n), hits)),
            rfc("extension-malformed", Severity.ERROR, "RFC 5280 §4.1", c -> true, (c, hits) -> {
                for (var node : c.parts().extensions().map(Node::children).orElse(List.of())) {
                    if (Extension.of(node).isEmpty()) {
                        hits.at(node);
                    }
                }
            }),
            rfc("extension-broken", Severity.ERROR, "RFC 5280 §4.2", c -> true, EncodingRules::broken),
            rfc(
                    "extension-empty",
                    Severity.ERROR,
                    "RFC 5280 §4.2",
                    c -> true,
                    (c, hits) -> c.extensions().stream()
                            .filter(e -> SEQUENCES.contains(e.oid()))
                            .filter(e -> e.value()
                                    .filter(v -> v.is(Node.SEQUENCE) && v.length() == 0)
                                    .isPresent())
                            .forEach(e -> hits.at(e.node(), Oids.name(e.oid())))),
            rfc("extension-repeated", Severity.ERROR, "RFC 5280 §4.2", c -> true, (c, hits) -> {
                var seen = new HashSet<String>();
                c.extensions().stream()
                        .filter(e -> !seen.add(e.oid()))
                        .forEach(e -> hits.at(e.node(), Oids.name(e.oid())));
            }));

    private EncodingRules() {}

    private static void trailing(LintedCertificate certificate, Hits hits) {
        certificate.parts().surplus().forEach(hits::at);
        if (!certificate.root().whole()) {
            hits.at(certificate.root());
        }
    }

    /// Looks at every element, also those inside the values of extensions.
    private static void walk(LintedCertificate certificate, Predicate<Node> wrong, Hits hits) {
        walk(certificate.root(), wrong, hits, 0);
        for (var extension : certificate.extensions()) {
            extension.value().ifPresent(v -> walk(v, wrong, hits, 0));
        }
    }

    private static void walk(Node node, Predicate<Node> wrong, Hits hits, int depth) {
        if (wrong.test(node)) {
            hits.at(node);
        }
        if (depth < MAX_DEPTH) {
            node.children().forEach(child -> walk(child, wrong, hits, depth + 1));
        }
    }

    private static boolean isString(int tag) {
        return tag == Node.BIT_STRING
                || tag == Node.OCTET_STRING
                || tag == Node.UTF8
                || (tag >= Node.NUMERIC && tag <= Node.BMP);
    }

    private static boolean padded(byte[] content) {
        return content.length == 0
                || (content.length > 1
                        && ((content[0] == 0 && content[1] >= 0) || (content[0] == -1 && content[1] < 0)));
    }

    private static boolean badPadding(byte[] content) {
        if (content.length == 0) {
            return true;
        }
        int unused = content[0] & 0xff;
        return unused > 7
                || (content.length == 1 && unused > 0)
                || (content.length > 1 && (content[content.length - 1] & ((1 << unused) - 1)) != 0);
    }

    private static boolean sorted(Node set) {
        var children = set.children();
        for (int i = 1; i < children.size(); i++) {
            if (Arrays.compareUnsigned(
                            children.get(i - 1).encoded(), children.get(i).encoded())
                    > 0) {
                return false;
            }
        }
        return true;
    }

    private static void defaults(LintedCertificate certificate, Hits hits) {
        certificate.parts().version().filter(v -> zero(v.child(0))).ifPresent(hits::at);
        for (var extension : certificate.extensions()) {
            if (zero(extension.node().tagged(Node.BOOLEAN))) {
                hits.at(extension.node());
            }
        }
        certificate
                .value(Oids.BASIC_CONSTRAINTS)
                .filter(v -> zero(v.tagged(Node.BOOLEAN)))
                .ifPresent(hits::at);
    }

    private static boolean zero(Optional<Node> value) {
        return value.filter(v -> v.length() == 1 && v.content()[0] == 0).isPresent();
    }

    private static void broken(LintedCertificate certificate, Hits hits) {
        for (var extension : certificate.extensions()) {
            boolean known = Oids.KNOWN_EXTENSIONS.contains(extension.oid());
            if (known && !ExtensionShape.fits(extension)) {
                hits.at(extension.node(), Oids.name(extension.oid()));
            }
        }
    }
}
