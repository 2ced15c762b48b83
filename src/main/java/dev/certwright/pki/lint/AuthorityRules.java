package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.List;

/// Basic constraints, and who may sign certificates (RFC 5280 §4.2.1.9).
final class AuthorityRules {
    static final List<LintRule> ALL = List.of(
            rfc(
                    "ca-constraints-not-critical",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.9",
                    LintedCertificate::authority,
                    (c, hits) -> c.extension(Oids.BASIC_CONSTRAINTS)
                            .filter(e -> !e.critical())
                            .ifPresent(e -> hits.at(e.node()))),
            baseline(
                            "leaf-constraints-not-critical",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.7.8",
                            LintedCertificate::subscriber,
                            (c, hits) -> c.extension(Oids.BASIC_CONSTRAINTS)
                                    .filter(e -> !e.critical())
                                    .ifPresent(e -> hits.at(e.node())))
                    .since("2023-09-15"),
            rfc(
                    "path-length-not-ca",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.9",
                    LintedCertificate::endEntity,
                    (c, hits) -> c.pathLength().ifPresent(n -> hits.at(c.value(Oids.BASIC_CONSTRAINTS), n.toString()))),
            rfc(
                    "path-length-negative",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.9",
                    c -> true,
                    (c, hits) -> c.pathLength()
                            .filter(n -> n.signum() < 0)
                            .ifPresent(n -> hits.at(c.value(Oids.BASIC_CONSTRAINTS), n.toString()))),
            rfc(
                    "path-length-without-cert-sign",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.9",
                    c -> c.authority() && c.has(Oids.KEY_USAGE) && !c.usages().has(Usages.CERT_SIGN),
                    (c, hits) -> c.pathLength().ifPresent(n -> hits.at(c.value(Oids.BASIC_CONSTRAINTS), n.toString()))),
            baseline(
                    "path-length-root",
                    Severity.WARNING,
                    "CA/B BR 7.1.2.1.4",
                    LintedCertificate::rootAuthority,
                    (c, hits) -> c.pathLength().ifPresent(n -> hits.at(c.value(Oids.BASIC_CONSTRAINTS), n.toString()))),
            rfc(
                    "cert-sign-without-ca",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.3",
                    c -> c.endEntity() && c.usages().has(Usages.CERT_SIGN),
                    (c, hits) -> hits.at(c.value(Oids.KEY_USAGE))),
            practice(
                            "crl-sign-without-ca",
                            Severity.WARNING,
                            "CA/B BR 7.1.2.7.11",
                            c -> c.isServer() && c.usages().has(Usages.CRL_SIGN),
                            (c, hits) -> hits.at(c.value(Oids.KEY_USAGE)))
                    .inPublic(Severity.ERROR),
            practice(
                    "server-is-ca",
                    Severity.WARNING,
                    "CA/B BR 7.1.2.7.8",
                    c -> c.authority()
                            && (c.purposes().contains(Oids.SERVER_AUTH) || !c.has(Oids.EXTENDED_KEY_USAGE))
                            && (c.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                                            .anyMatch(n -> n.is(AlternativeName.DNS))
                                    || (c.has(Oids.KEY_USAGE) && !c.usages().has(Usages.CERT_SIGN))),
                    (c, hits) -> hits.at(c.value(Oids.BASIC_CONSTRAINTS))),
            rfc(
                            "ca-key-usage-missing",
                            Severity.WARNING,
                            "RFC 5280 §4.2.1.3",
                            c -> c.authority() && !c.has(Oids.KEY_USAGE),
                            (c, hits) -> hits.all())
                    .inPublic(Severity.ERROR),
            rfc(
                    "ca-cert-sign-missing",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.3",
                    c -> c.authority() && c.has(Oids.KEY_USAGE) && !c.usages().has(Usages.CERT_SIGN),
                    (c, hits) -> hits.at(c.value(Oids.KEY_USAGE))),
            practice(
                            "ca-crl-sign-missing",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.10.7",
                            c -> c.authority()
                                    && c.has(Oids.KEY_USAGE)
                                    && !c.usages().has(Usages.CRL_SIGN),
                            (c, hits) -> hits.at(c.value(Oids.KEY_USAGE)))
                    .inPublic(Severity.ERROR),
            rfc(
                    "ca-identifier-missing",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.2",
                    c -> c.authority() && !c.has(Oids.SUBJECT_KEY_ID),
                    (c, hits) -> hits.all()),
            practice(
                    "leaf-self-signed",
                    Severity.NOTE,
                    "RFC 5280 §6.1",
                    c -> c.endEntity() && c.selfIssued() && !c.emptySubject(),
                    (c, hits) -> hits.all()));

    private AuthorityRules() {}
}
