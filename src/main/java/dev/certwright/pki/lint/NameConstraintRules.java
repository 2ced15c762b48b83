package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/// Name constraints (RFC 5280 §4.2.1.10).
final class NameConstraintRules {
    private static final String SOURCE = "RFC 5280 §4.2.1.10";
    static final int PERMITTED = 0xa0;
    static final int EXCLUDED = 0xa1;

    static final List<LintRule> ALL = List.of(
            rfc(
                    "constraints-not-ca",
                    Severity.ERROR,
                    SOURCE,
                    c -> c.endEntity() && c.has(Oids.NAME_CONSTRAINTS),
                    (c, hits) -> hits.at(c.value(Oids.NAME_CONSTRAINTS))),
            PolicyMappingRules.notCritical("constraints-not-critical", Severity.ERROR, SOURCE, Oids.NAME_CONSTRAINTS),
            rfc(
                    "constraints-empty-list",
                    Severity.ERROR,
                    SOURCE,
                    c -> true,
                    (c, hits) -> c.value(Oids.NAME_CONSTRAINTS).map(Node::children).orElse(List.of()).stream()
                            .filter(list -> list.length() == 0)
                            .forEach(hits::at)),
            rfc(
                    "constraints-distance",
                    Severity.ERROR,
                    SOURCE,
                    c -> true,
                    (c, hits) -> subtrees(c)
                            .filter(s -> s.children().stream().skip(1).anyMatch(NameConstraintRules::distance))
                            .forEach(hits::at)),
            rfc(
                    "constraints-address",
                    Severity.ERROR,
                    SOURCE,
                    c -> true,
                    (c, hits) -> names(c).filter(n -> n.is(AlternativeName.IP))
                            .filter(n -> (n.node().length() != 8 && n.node().length() != 32)
                                    || !Addresses.isBlock(n.node().content()))
                            .forEach(n -> hits.at(n.node(), n.shown()))),
            rfc(
                    "constraints-leading-dot",
                    Severity.WARNING,
                    SOURCE,
                    c -> true,
                    (c, hits) -> names(c).filter(
                                    n -> n.is(AlternativeName.DNS) && n.text().startsWith("."))
                            .forEach(n -> hits.at(n.node(), n.text()))),
            rfc(
                    "constraints-uri-form",
                    Severity.ERROR,
                    SOURCE,
                    c -> true,
                    (c, hits) -> names(c).filter(
                                    n -> n.is(AlternativeName.URI) && n.text().contains("/"))
                            .forEach(n -> hits.at(n.node(), n.text()))),
            rfc(
                    "constraints-name-type",
                    Severity.WARNING,
                    SOURCE,
                    c -> true,
                    (c, hits) -> names(c).filter(n -> n.is(AlternativeName.X400)
                                    || n.is(AlternativeName.EDI_PARTY)
                                    || n.is(AlternativeName.REGISTERED_ID))
                            .forEach(n -> hits.at(n.node(), n.shown()))),
            baseline(
                    "constraints-reserved-ip",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.10.8",
                    c -> true,
                    (c, hits) -> permitted(c)
                            .filter(n -> n.is(AlternativeName.IP)
                                    && (n.node().length() == 8 || n.node().length() == 32)
                                    && Addresses.touchesReserved(n.node().content()))
                            .forEach(n -> hits.at(n.node(), n.shown()))),
            baseline(
                    "constraints-incomplete",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.10.8",
                    c -> c.has(Oids.NAME_CONSTRAINTS) && c.purposes().contains(Oids.SERVER_AUTH),
                    (c, hits) -> {
                        var value = c.value(Oids.NAME_CONSTRAINTS);
                        if (names(c).noneMatch(n -> n.is(AlternativeName.DNS))) {
                            hits.at(value, "DNS");
                        }
                        if (names(c).noneMatch(n -> address(n, 8))) {
                            hits.at(value, "IPv4");
                        }
                        if (names(c).noneMatch(n -> address(n, 32))) {
                            hits.at(value, "IPv6");
                        }
                    }),
            baseline(
                    "constraints-unusual",
                    Severity.NOTE,
                    "CA/B BR 7.1.2.10.8",
                    c -> true,
                    (c, hits) -> names(c).filter(n -> !n.is(AlternativeName.DNS)
                                    && !n.is(AlternativeName.IP)
                                    && !n.is(AlternativeName.DIRECTORY))
                            .forEach(n -> hits.at(n.node(), n.shown()))));

    private NameConstraintRules() {}

    /// A minimum other than zero, or any maximum.
    private static boolean distance(Node field) {
        return field.is(0x81)
                || (field.is(0x80)
                        && field.number().filter(n -> n.signum() == 0).isEmpty());
    }

    private static boolean address(AlternativeName name, int octets) {
        return name.is(AlternativeName.IP) && name.node().length() == octets;
    }

    private static Stream<Node> subtrees(LintedCertificate certificate) {
        return Stream.concat(subtrees(certificate, PERMITTED), subtrees(certificate, EXCLUDED));
    }

    private static Stream<Node> subtrees(LintedCertificate certificate, int list) {
        return certificate
                .value(Oids.NAME_CONSTRAINTS)
                .flatMap(v -> v.tagged(list))
                .map(Node::children)
                .orElse(List.of())
                .stream();
    }

    static Stream<AlternativeName> names(LintedCertificate certificate) {
        return subtrees(certificate).flatMap(s -> s.child(0).map(AlternativeName::of).stream());
    }

    static Stream<AlternativeName> permitted(LintedCertificate certificate) {
        return subtrees(certificate, PERMITTED).flatMap(s -> s.child(0).map(AlternativeName::of).stream());
    }

    static Stream<AlternativeName> excluded(LintedCertificate certificate) {
        return subtrees(certificate, EXCLUDED).flatMap(s -> s.child(0).map(AlternativeName::of).stream());
    }
}
