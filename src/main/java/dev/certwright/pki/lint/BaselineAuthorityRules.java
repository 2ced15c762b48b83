package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;

import dev.certwright.model.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/// What public CAs' own certificates have beyond RFC 5280 (BR 7.1.2.1, 7.1.2.10).
final class BaselineAuthorityRules {
    static final List<LintRule> ALL = List.of(
            baseline(
                    "ca-attributes-missing",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.10.2",
                    LintedCertificate::authority,
                    (c, hits) -> {
                        var missing = Stream.of(Oids.COMMON_NAME, Oids.ORGANIZATION, Oids.COUNTRY)
                                .filter(oid -> !c.names(oid))
                                .toList();
                        if (!missing.isEmpty()) {
                            hits.at(c.parts().subject(), Oids.names(missing));
                        }
                    }),
            baseline(
                    "ca-key-usage-not-critical",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.10.7",
                    LintedCertificate::authority,
                    (c, hits) -> c.extension(Oids.KEY_USAGE)
                            .filter(e -> !e.critical())
                            .ifPresent(e -> hits.at(e.node()))),
            baseline(
                    "ca-policies-missing",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.10.5",
                    c -> c.subordinateAuthority() && !c.has(Oids.POLICIES),
                    (c, hits) -> hits.all()),
            baseline(
                            "root-policies",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.1.2",
                            c -> c.rootAuthority() && c.has(Oids.POLICIES),
                            (c, hits) -> hits.at(c.value(Oids.POLICIES)))
                    .since("2023-09-15"),
            baseline(
                    "ca-crl-points-missing",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.11.2",
                    c -> c.subordinateAuthority() && !c.has(Oids.CRL_POINTS),
                    (c, hits) -> hits.all()),
            baseline(
                            "ca-policy-reserved-missing",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.10.5",
                            c -> c.subordinateAuthority()
                                    && !c.policies().isEmpty()
                                    && c.purposes().contains(Oids.SERVER_AUTH)
                                    && !c.policy(Oids.ANY_POLICY),
                            (c, hits) -> {
                                if (c.policies().stream().noneMatch(p -> Oids.RESERVED_POLICIES.contains(p.oid()))) {
                                    hits.at(c.value(Oids.POLICIES));
                                }
                            })
                    .since("2023-09-15"),
            baseline(
                            "ca-any-policy-with-others",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.10.5",
                            c -> c.authority() && c.policy(Oids.ANY_POLICY),
                            (c, hits) -> {
                                if (c.policies().size() > 1) {
                                    hits.at(c.value(Oids.POLICIES));
                                }
                            })
                    .since("2023-09-15"));

    private BaselineAuthorityRules() {}
}
