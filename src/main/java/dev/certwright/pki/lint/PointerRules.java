package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where to ask for more: revocation lists, OCSP, the issuer's certificate (RFC 5280 §4.2.1.13, §4.2.2).
final class PointerRules {
    private static final String POINTS = "RFC 5280 §4.2.1.13";
    private static final String ACCESS = "RFC 5280 §4.2.2.1";
    private static final Instant OCSP_OPTIONAL = Instant.parse("2024-03-15T00:00:00Z");
    private static final Set<String> METHODS = Set.of(Oids.OCSP, Oids.CA_ISSUERS);

    static final List<LintRule> ALL = List.of(
            critical("crl-points-critical", Severity.WARNING, POINTS, Oids.CRL_POINTS)
                    .inPublic(Severity.ERROR),
            rfc(
                    "crl-point-incomplete",
                    Severity.ERROR,
                    POINTS,
                    c -> true,
                    (c, hits) -> points(c)
                            .filter(p ->
                                    p.tagged(0xa0).isEmpty() && p.tagged(0xa2).isEmpty())
                            .forEach(hits::at)),
            rfc(
                    "crl-point-no-address",
                    Severity.WARNING,
                    POINTS,
                    c -> true,
                    (c, hits) -> points(c)
                            .filter(p ->
                                    p.tagged(0xa0).isPresent() && addresses(p).noneMatch(PointerRules::web))
                            .forEach(hits::at)),
            baseline(
                    "crl-point-not-http",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.11.2",
                    c -> true,
                    (c, hits) -> points(c)
                            .flatMap(PointerRules::addresses)
                            .filter(n -> !http(n))
                            .forEach(n -> hits.at(n.node(), n.shown()))),
            baseline(
                            "crl-point-extra-fields",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.11.2",
                            c -> true,
                            (c, hits) -> points(c)
                                    .flatMap(p -> Stream.concat(p.tagged(0x81).stream(), p.tagged(0xa2).stream()))
                                    .forEach(hits::at))
                    .since("2023-09-15"),
            baseline("crl-points-several", Severity.NOTE, "CA/B BR 7.1.2.11.2", c -> true, (c, hits) -> {
                        if (points(c).count() > 1) {
                            hits.at(c.value(Oids.CRL_POINTS), points(c).count());
                        }
                    })
                    .since("2023-09-15"),
            critical("freshest-crl-critical", Severity.ERROR, "RFC 5280 §4.2.1.15", Oids.FRESHEST_CRL),
            critical("access-critical", Severity.ERROR, ACCESS, Oids.AUTHORITY_INFO_ACCESS),
            critical("subject-access-critical", Severity.ERROR, "RFC 5280 §4.2.2.2", Oids.SUBJECT_INFO_ACCESS),
            rfc("ca-issuers-no-address", Severity.WARNING, ACCESS, c -> true, (c, hits) -> {
                var locations = access(c, Oids.CA_ISSUERS).toList();
                if (!locations.isEmpty() && locations.stream().noneMatch(PointerRules::web)) {
                    hits.at(locations.getFirst().node(), locations.getFirst().shown());
                }
            }),
            practice(
                    "ocsp-no-address",
                    Severity.WARNING,
                    "RFC 6960 §3.1",
                    c -> true,
                    (c, hits) -> access(c, Oids.OCSP)
                            .filter(n -> !n.is(AlternativeName.URI))
                            .forEach(n -> hits.at(n.node()))),
            baseline(
                    "access-not-uri",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.7.7",
                    c -> true,
                    (c, hits) ->
                            access(c).filter(n -> !n.is(AlternativeName.URI)).forEach(n -> hits.at(n.node()))),
            baseline(
                    "access-not-http",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.7.7",
                    c -> true,
                    (c, hits) -> access(c)
                            .filter(n -> n.is(AlternativeName.URI) && !http(n))
                            .forEach(n -> hits.at(n.node(), n.shown()))),
            baseline(
                            "access-method",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.7.7",
                            c -> true,
                            (c, hits) -> descriptions(c)
                                    .filter(d -> d.child(0)
                                            .flatMap(Node::oid)
                                            .filter(o -> !METHODS.contains(o))
                                            .isPresent())
                                    .forEach(d -> hits.at(
                                            d, d.child(0).flatMap(Node::oid).orElse(""))))
                    .since("2023-09-15"),
            baseline("access-repeated", Severity.ERROR, "CA/B BR 7.1.2.7.7", c -> true, (c, hits) -> {
                        var seen = new HashSet<List<Byte>>();
                        descriptions(c).filter(d -> !seen.add(octets(d))).forEach(hits::at);
                    })
                    .since("2023-09-15"),
            baseline(
                    "access-missing",
                    Severity.NOTE,
                    "CA/B BR 7.1.2.7.7",
                    c -> (c.subscriber() || c.subordinateAuthority()) && !c.has(Oids.AUTHORITY_INFO_ACCESS),
                    (c, hits) -> hits.all()),
            baseline(
                    "ca-issuers-missing",
                    Severity.NOTE,
                    "CA/B BR 7.1.2.7.7",
                    c -> !c.selfIssued() && access(c).findAny().isPresent(),
                    (c, hits) -> {
                        if (access(c, Oids.CA_ISSUERS).findAny().isEmpty()) {
                            hits.at(c.value(Oids.AUTHORITY_INFO_ACCESS));
                        }
                    }),
            baseline(
                    "ocsp-missing",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.3 (until 2024-03-15)",
                    c -> c.subscriber()
                            && c.has(Oids.AUTHORITY_INFO_ACCESS)
                            && c.notBefore()
                                    .filter(t -> t.isBefore(OCSP_OPTIONAL))
                                    .isPresent(),
                    (c, hits) -> {
                        if (access(c, Oids.OCSP).findAny().isEmpty()) {
                            hits.at(c.value(Oids.AUTHORITY_INFO_ACCESS));
                        }
                    }),
            baseline(
                    "revocation-missing",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.7.6",
                    c -> c.subscriber() && !c.has(Oids.CRL_POINTS),
                    (c, hits) -> {
                        if (access(c, Oids.OCSP).findAny().isEmpty()) {
                            hits.all();
                        }
                    }));

    private PointerRules() {}

    private static LintRule critical(String code, Severity severity, String source, String extension) {
        return rfc(
                code,
                severity,
                source,
                c -> true,
                (c, hits) -> c.extension(extension).filter(Extension::critical).ifPresent(e -> hits.at(e.node())));
    }

    private static Stream<Node> points(LintedCertificate certificate) {
        return certificate.value(Oids.CRL_POINTS).map(Node::children).orElse(List.of()).stream();
    }

    private static Stream<AlternativeName> addresses(Node point) {
        return point.tagged(0xa0).flatMap(n -> n.tagged(0xa0)).map(AlternativeName::all).orElse(List.of()).stream();
    }

    private static Stream<Node> descriptions(LintedCertificate certificate) {
        return certificate.value(Oids.AUTHORITY_INFO_ACCESS).map(Node::children).orElse(List.of()).stream();
    }

    private static Stream<AlternativeName> access(LintedCertificate certificate) {
        return descriptions(certificate).flatMap(d -> d.child(1).map(AlternativeName::of).stream());
    }

    static Stream<AlternativeName> access(LintedCertificate certificate, String method) {
        Predicate<Node> wanted = d -> d.child(0).filter(o -> o.isOid(method)).isPresent();
        return descriptions(certificate).filter(wanted).flatMap(d -> d.child(1).map(AlternativeName::of).stream());
    }

    private static boolean http(AlternativeName name) {
        return name.is(AlternativeName.URI)
                && name.text().toLowerCase(Locale.ROOT).startsWith("http://");
    }

    /// An address that RFC 5280 has in mind.
    private static boolean web(AlternativeName name) {
        var text = name.text().toLowerCase(Locale.ROOT);
        return name.is(AlternativeName.URI)
                && Stream.of("http://", "https://", "ldap://", "ldaps://", "ftp://")
                        .anyMatch(text::startsWith);
    }

    private static List<Byte> octets(Node node) {
        var list = new java.util.ArrayList<Byte>();
        for (byte octet : node.encoded()) {
            list.add(octet);
        }
        return list;
    }
}
