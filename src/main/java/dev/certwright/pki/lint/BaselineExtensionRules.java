package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;

import dev.certwright.model.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Policies and further extensions of public certificates (BR 7.1.2.7.9, 7.1.2.11.5).
final class BaselineExtensionRules {
    private static final String POLICIES = "CA/B BR 7.1.2.7.9";
    private static final Set<String> LEAF_EXTENSIONS = Set.of(
            Oids.AUTHORITY_INFO_ACCESS,
            Oids.AUTHORITY_KEY_ID,
            Oids.POLICIES,
            Oids.EXTENDED_KEY_USAGE,
            Oids.SUBJECT_ALT_NAME,
            Oids.NAME_CONSTRAINTS,
            Oids.KEY_USAGE,
            Oids.BASIC_CONSTRAINTS,
            Oids.CRL_POINTS,
            Oids.SCT_LIST,
            Oids.CT_POISON,
            Oids.SUBJECT_KEY_ID);
    private static final Set<String> NOT_IN_AUTHORITY = Set.of(Oids.SUBJECT_ALT_NAME, Oids.SCT_LIST, Oids.CT_POISON);
    private static final Set<String> NOT_IN_ROOT =
            Set.of(Oids.CRL_POINTS, Oids.AUTHORITY_INFO_ACCESS, Oids.NAME_CONSTRAINTS);

    static final List<LintRule> ALL = List.of(
            baseline(
                    "policies-missing",
                    Severity.ERROR,
                    POLICIES,
                    c -> c.subscriber() && !c.has(Oids.POLICIES),
                    (c, hits) -> hits.all()),
            baseline(
                    "policies-critical",
                    Severity.WARNING,
                    POLICIES,
                    c -> true,
                    (c, hits) -> c.extension(Oids.POLICIES)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))),
            baseline(
                            "policy-reserved-missing",
                            Severity.ERROR,
                            POLICIES,
                            c -> c.subscriber() && !c.policies().isEmpty(),
                            (c, hits) -> {
                                if (reserved(c).findAny().isEmpty()) {
                                    hits.at(c.value(Oids.POLICIES));
                                }
                            })
                    .since("2020-09-30"),
            baseline("policy-reserved-several", Severity.ERROR, POLICIES, c -> true, (c, hits) -> {
                        if (reserved(c).count() > 1 && (c.endEntity() || !c.policy(Oids.ANY_POLICY))) {
                            hits.at(
                                    c.value(Oids.POLICIES),
                                    String.join(
                                            ", ", reserved(c).map(Policy::oid).toList()));
                        }
                    })
                    .since("2023-09-15"),
            baseline(
                            "policy-reserved-not-first",
                            Severity.NOTE,
                            POLICIES,
                            c -> reserved(c).findAny().isPresent(),
                            (c, hits) -> {
                                var first = c.policies().getFirst();
                                if (!Oids.RESERVED_POLICIES.contains(first.oid())) {
                                    hits.at(first.node(), first.oid());
                                }
                            })
                    .since("2023-09-15"),
            baseline(
                            "any-policy-leaf",
                            Severity.ERROR,
                            POLICIES,
                            c -> c.subscriber() && c.policy(Oids.ANY_POLICY),
                            (c, hits) -> hits.at(c.value(Oids.POLICIES)))
                    .since("2023-09-15"),
            baseline(
                            "policy-qualifiers",
                            Severity.NOTE,
                            POLICIES,
                            c -> true,
                            (c, hits) -> qualifiers(c).forEach(hits::at))
                    .since("2023-09-15"),
            baseline(
                            "policy-qualifier-kind",
                            Severity.ERROR,
                            POLICIES,
                            c -> true,
                            (c, hits) -> qualifiers(c)
                                    .filter(q -> !Policy.isQualifier(q, Oids.CPS_POINTER))
                                    .forEach(hits::at))
                    .since("2023-09-15"),
            baseline(
                    "statement-not-http",
                    Severity.ERROR,
                    POLICIES,
                    c -> true,
                    (c, hits) -> qualifiers(c)
                            .filter(q -> Policy.isQualifier(q, Oids.CPS_POINTER))
                            .flatMap(q -> q.child(1).stream())
                            .filter(u -> !u.latin().toLowerCase(Locale.ROOT).matches("https?://.*"))
                            .forEach(u -> hits.at(u, u.latin()))),
            baseline(
                    "ev-statement-missing",
                    Severity.ERROR,
                    "CA/B EVG 7.1.6.4",
                    BaselineSubjectRules::extended,
                    (c, hits) -> {
                        if (qualifiers(c).noneMatch(q -> Policy.isQualifier(q, Oids.CPS_POINTER))) {
                            hits.at(c.value(Oids.POLICIES));
                        }
                    }),
            baseline(
                            "extension-unknown",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.11.5",
                            c -> c.subscriber() || c.authority(),
                            (c, hits) -> c.extensions().stream()
                                    .filter(e -> !usual(c, e.oid()))
                                    .forEach(e -> hits.at(e.node(), Oids.name(e.oid()))))
                    .since("2023-09-15"));

    private BaselineExtensionRules() {}

    private static Stream<Policy> reserved(LintedCertificate certificate) {
        return certificate.policies().stream().filter(p -> Oids.RESERVED_POLICIES.contains(p.oid()));
    }

    private static Stream<Node> qualifiers(LintedCertificate certificate) {
        return certificate.policies().stream().flatMap(p -> p.qualifiers().stream());
    }

    private static boolean usual(LintedCertificate certificate, String oid) {
        boolean odd = (certificate.authority() && NOT_IN_AUTHORITY.contains(oid))
                || (certificate.rootAuthority() && NOT_IN_ROOT.contains(oid));
        return LEAF_EXTENSIONS.contains(oid) && !odd;
    }
}
