package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Extended key usage (RFC 5280 §4.2.1.12).
final class PurposeRules {
    /// The key usages of which a purpose needs one.
    private static final Map<String, Integer> NEEDED = Map.of(
            Oids.SERVER_AUTH, Usages.DIGITAL_SIGNATURE | Usages.KEY_ENCIPHERMENT | Usages.KEY_AGREEMENT,
            Oids.CLIENT_AUTH, Usages.DIGITAL_SIGNATURE | Usages.KEY_AGREEMENT,
            Oids.CODE_SIGNING, Usages.DIGITAL_SIGNATURE,
            Oids.EMAIL_PROTECTION,
                    Usages.DIGITAL_SIGNATURE
                            | Usages.CONTENT_COMMITMENT
                            | Usages.KEY_ENCIPHERMENT
                            | Usages.KEY_AGREEMENT,
            Oids.TIME_STAMPING, Usages.DIGITAL_SIGNATURE | Usages.CONTENT_COMMITMENT,
            Oids.OCSP_SIGNING, Usages.DIGITAL_SIGNATURE | Usages.CONTENT_COMMITMENT);

    private static final Set<String> NOT_BESIDE_SERVER = Set.of(
            Oids.CODE_SIGNING,
            Oids.EMAIL_PROTECTION,
            Oids.TIME_STAMPING,
            Oids.OCSP_SIGNING,
            Oids.ANY_PURPOSE,
            Oids.PRECERTIFICATE_SIGNING);

    static final List<LintRule> ALL = List.of(
            rfc(
                    "purpose-empty",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.12",
                    c -> true,
                    (c, hits) -> c.value(Oids.EXTENDED_KEY_USAGE)
                            .ifPresent(v -> v.children().stream()
                                    .filter(n -> n.oid().isEmpty())
                                    .forEach(hits::at))),
            rfc(
                    "any-purpose-critical",
                    Severity.WARNING,
                    "RFC 5280 §4.2.1.12",
                    c -> c.purposes().contains(Oids.ANY_PURPOSE),
                    (c, hits) -> c.extension(Oids.EXTENDED_KEY_USAGE)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))),
            rfc(
                    "usage-against-purpose",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.12",
                    c -> c.endEntity() && c.usages().bits() != 0,
                    (c, hits) -> c.purposes().stream()
                            .filter(p -> NEEDED.containsKey(p) && !c.usages().hasAny(NEEDED.getOrDefault(p, 0)))
                            .forEach(p -> hits.at(
                                    c.value(Oids.KEY_USAGE),
                                    Oids.name(p),
                                    c.usages().names(~0)))),
            practice("purpose-repeated", Severity.NOTE, "RFC 5280 §4.2.1.12", c -> true, (c, hits) -> {
                var seen = new HashSet<String>();
                c.purposes().stream()
                        .filter(p -> !seen.add(p))
                        .forEach(p -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE), Oids.name(p)));
            }),
            practice(
                            "server-purpose-missing",
                            Severity.WARNING,
                            "Apple 103769",
                            c -> c.isServer() && !c.purposes().contains(Oids.SERVER_AUTH),
                            (c, hits) -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE)))
                    .inPublic(Severity.ERROR),
            baseline(
                    "purposes-mixed",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.7.10",
                    LintedCertificate::subscriber,
                    (c, hits) -> c.purposes().stream()
                            .filter(p -> NOT_BESIDE_SERVER.contains(p) && !p.equals(Oids.EMAIL_PROTECTION))
                            .forEach(p -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE), Oids.name(p)))),
            baseline(
                            "purpose-email-mixed",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.7.10",
                            c -> c.subscriber() && c.purposes().contains(Oids.EMAIL_PROTECTION),
                            (c, hits) -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE)))
                    .since("2023-09-15"),
            baseline(
                    "purpose-unknown",
                    Severity.WARNING,
                    "CA/B BR 7.1.2.7.10",
                    LintedCertificate::subscriber,
                    (c, hits) -> c.purposes().stream()
                            .filter(p -> !p.equals(Oids.SERVER_AUTH)
                                    && !p.equals(Oids.CLIENT_AUTH)
                                    && !NOT_BESIDE_SERVER.contains(p))
                            .forEach(p -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE), Oids.name(p)))),
            practice(
                            "server-and-client",
                            Severity.NOTE,
                            "Chrome Root Program 4.2",
                            c -> c.subscriber()
                                    && c.purposes().containsAll(List.of(Oids.SERVER_AUTH, Oids.CLIENT_AUTH)),
                            (c, hits) -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE)))
                    .inPublic(Severity.WARNING)
                    .since("2026-06-15"),
            baseline(
                    "root-purposes",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.1.2",
                    c -> c.rootAuthority() && c.has(Oids.EXTENDED_KEY_USAGE),
                    (c, hits) -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE))),
            baseline(
                            "sub-ca-purposes-missing",
                            Severity.WARNING,
                            "CA/B BR 7.1.2.10.6",
                            c -> c.subordinateAuthority() && !c.has(Oids.EXTENDED_KEY_USAGE),
                            (c, hits) -> hits.all())
                    .since("2013-01-01"),
            baseline(
                    "sub-ca-purposes-critical",
                    Severity.WARNING,
                    "CA/B BR 7.1.2.6",
                    LintedCertificate::subordinateAuthority,
                    (c, hits) -> c.extension(Oids.EXTENDED_KEY_USAGE)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))),
            baseline(
                    "sub-ca-server-missing",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.10.6",
                    c -> c.subordinateAuthority()
                            && c.has(Oids.EXTENDED_KEY_USAGE)
                            && !c.purposes().contains(Oids.SERVER_AUTH)
                            && !c.purposes().contains(Oids.ANY_PURPOSE)
                            && c.policies().stream().anyMatch(p -> Oids.RESERVED_POLICIES.contains(p.oid())),
                    (c, hits) -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE))),
            baseline(
                    "sub-ca-purposes-mixed",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.10.6",
                    c -> c.subordinateAuthority(),
                    (c, hits) -> c.purposes().stream()
                            .filter(p -> c.purposes().contains(Oids.SERVER_AUTH) || p.equals(Oids.OCSP_SIGNING))
                            .filter(p -> NOT_BESIDE_SERVER.contains(p) && !p.equals(Oids.ANY_PURPOSE))
                            .forEach(p -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE), Oids.name(p)))));

    private PurposeRules() {}
}
