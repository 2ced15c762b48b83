package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;

import dev.certwright.model.finding.Severity;
import java.util.List;

/// Certificates that sign OCSP answers (RFC 6960 §4.2.2.2, BR 7.1.2.8).
final class ResponderRules {
    static final List<LintRule> ALL = List.of(
            practice(
                            "responder-no-check-missing",
                            Severity.WARNING,
                            "RFC 6960 §4.2.2.2.1",
                            c -> c.responder() && !c.has(Oids.OCSP_NO_CHECK),
                            (c, hits) -> hits.all())
                    .inPublic(Severity.ERROR),
            practice(
                    "responder-signature-missing",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.8.7",
                    c -> c.responder() && c.has(Oids.KEY_USAGE) && !c.usages().has(Usages.DIGITAL_SIGNATURE),
                    (c, hits) -> hits.at(c.value(Oids.KEY_USAGE))),
            baseline(
                            "responder-policies",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.8.8",
                            c -> c.responder() && c.has(Oids.POLICIES),
                            (c, hits) -> hits.at(c.value(Oids.POLICIES)))
                    .since("2023-09-15"),
            baseline(
                            "responder-crl-points",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.8.2",
                            c -> c.responder() && c.has(Oids.CRL_POINTS),
                            (c, hits) -> hits.at(c.value(Oids.CRL_POINTS)))
                    .since("2023-09-15"),
            baseline(
                            "responder-access",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.8.3",
                            c -> c.responder() && c.has(Oids.AUTHORITY_INFO_ACCESS),
                            (c, hits) -> hits.at(c.value(Oids.AUTHORITY_INFO_ACCESS)))
                    .since("2023-09-15"));

    private ResponderRules() {}
}
