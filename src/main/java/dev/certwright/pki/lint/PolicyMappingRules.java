package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.List;
import java.util.function.Predicate;

/// Extensions that steer policies below a CA (RFC 5280 §4.2.1.5, §4.2.1.11, §4.2.1.14), and other rare ones.
final class PolicyMappingRules {
    static final List<LintRule> ALL = List.of(
            rfc(
                    "mapping-any-policy",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.5",
                    c -> true,
                    (c, hits) -> mappings(c).stream()
                            .filter(m -> m.children().stream().anyMatch(o -> o.isOid(Oids.ANY_POLICY)))
                            .forEach(hits::at)),
            rfc(
                    "mapping-not-asserted",
                    Severity.WARNING,
                    "RFC 5280 §4.2.1.5",
                    c -> true,
                    (c, hits) -> mappings(c).stream()
                            .filter(m -> m.child(0)
                                    .flatMap(Node::oid)
                                    .filter(o -> !c.policy(o))
                                    .isPresent())
                            .forEach(m ->
                                    hits.at(m, m.child(0).flatMap(Node::oid).orElse("")))),
            notCritical("mapping-not-critical", Severity.WARNING, "RFC 5280 §4.2.1.5", Oids.POLICY_MAPPINGS),
            notCritical(
                    "policy-constraints-not-critical", Severity.ERROR, "RFC 5280 §4.2.1.11", Oids.POLICY_CONSTRAINTS),
            negative(
                    "policy-constraints-negative",
                    "RFC 5280 §4.2.1.11",
                    c -> c.value(Oids.POLICY_CONSTRAINTS).map(Node::children).orElse(List.of()).stream()
                            .anyMatch(PolicyMappingRules::below)),
            notCritical("inhibit-not-critical", Severity.ERROR, "RFC 5280 §4.2.1.14", Oids.INHIBIT_ANY_POLICY),
            negative(
                    "inhibit-negative",
                    "RFC 5280 §4.2.1.14",
                    c -> c.value(Oids.INHIBIT_ANY_POLICY)
                            .filter(PolicyMappingRules::below)
                            .isPresent()),
            rfc(
                    "ca-extension-in-leaf",
                    Severity.WARNING,
                    "RFC 5280 §4.2.1.5, §4.2.1.11, §4.2.1.14",
                    LintedCertificate::endEntity,
                    (c, hits) -> c.extensions().stream()
                            .filter(e -> List.of(Oids.POLICY_MAPPINGS, Oids.POLICY_CONSTRAINTS, Oids.INHIBIT_ANY_POLICY)
                                    .contains(e.oid()))
                            .forEach(e -> hits.at(e.node(), Oids.name(e.oid())))),
            rfc(
                    "directory-attributes-critical",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.8",
                    c -> true,
                    (c, hits) -> c.extension(Oids.SUBJECT_DIRECTORY_ATTRIBUTES)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))));

    private PolicyMappingRules() {}

    private static List<Node> mappings(LintedCertificate certificate) {
        return certificate.value(Oids.POLICY_MAPPINGS).map(Node::children).orElse(List.of());
    }

    static LintRule notCritical(String code, Severity severity, String source, String extension) {
        return rfc(
                code,
                severity,
                source,
                c -> true,
                (c, hits) -> c.extension(extension).filter(e -> !e.critical()).ifPresent(e -> hits.at(e.node())));
    }

    private static LintRule negative(String code, String source, Predicate<LintedCertificate> wrong) {
        return rfc(code, Severity.ERROR, source, wrong, (c, hits) -> hits.all());
    }

    private static boolean below(Node number) {
        return number.number().filter(n -> n.signum() < 0).isPresent();
    }
}
