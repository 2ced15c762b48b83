package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;

import dev.certwright.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which attributes the subject of a public server certificate has, by how it was validated (BR 7.1.2.7.2 to
/// 7.1.2.7.5).
final class BaselineSubjectRules {
    private static final List<String> PLACES = List.of(Oids.LOCALITY, Oids.STATE, Oids.STREET, Oids.POSTAL_CODE);

    static final List<LintRule> ALL = List.of(
            baseline(
                    "dv-with-organization",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.7.2",
                    c -> c.endEntity() && c.policy(Oids.DOMAIN_VALIDATED),
                    (c, hits) -> c.subject().stream()
                            .filter(a -> a.is(Oids.ORGANIZATION) || PLACES.contains(a.oid()))
                            .forEach(a -> hits.at(a.value(), Oids.name(a.oid())))),
            baseline(
                            "dv-other-attribute",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.7.2",
                            c -> c.endEntity() && c.policy(Oids.DOMAIN_VALIDATED),
                            (c, hits) -> c.subject().stream()
                                    .filter(a -> !a.is(Oids.COUNTRY) && !a.is(Oids.COMMON_NAME))
                                    .forEach(a -> hits.at(a.value(), Oids.name(a.oid()))))
                    .since("2023-09-15"),
            lacking(
                    "ov-attributes-missing",
                    "CA/B BR 7.1.2.7.4",
                    c -> c.policy(Oids.ORGANIZATION_VALIDATED),
                    List.of(Oids.ORGANIZATION, Oids.COUNTRY),
                    true),
            lacking(
                            "iv-attributes-missing",
                            "CA/B BR 7.1.2.7.3",
                            c -> c.policy(Oids.INDIVIDUAL_VALIDATED),
                            List.of(Oids.COUNTRY),
                            true)
                    .since("2015-09-28"),
            baseline(
                            "iv-name-missing",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.7.3",
                            c -> c.endEntity() && c.policy(Oids.INDIVIDUAL_VALIDATED),
                            (c, hits) -> {
                                if (!c.names(Oids.GIVEN_NAME) || !c.names(Oids.SURNAME)) {
                                    hits.at(c.parts().subject());
                                }
                            })
                    .since("2015-09-28"),
            lacking(
                    "ev-attributes-missing",
                    "CA/B EVG 7.1.4.2",
                    BaselineSubjectRules::extended,
                    List.of(
                            Oids.ORGANIZATION,
                            Oids.COUNTRY,
                            Oids.BUSINESS_CATEGORY,
                            Oids.JURISDICTION_COUNTRY,
                            Oids.SERIAL_NUMBER),
                    true),
            baseline(
                    "ev-name-not-allowed",
                    Severity.ERROR,
                    "CA/B EVG 7.1.4.2.1",
                    BaselineSubjectRules::extended,
                    (c, hits) -> c.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                            .filter(n -> !n.is(AlternativeName.DNS)
                                    || (n.text().startsWith("*") && !n.text().endsWith(".onion")))
                            .forEach(n -> hits.at(n.node(), n.shown()))),
            baseline(
                    "place-without-organization",
                    Severity.ERROR,
                    "CA/B BR 7.1.4.2.2",
                    c -> c.subscriber()
                            && !c.names(Oids.ORGANIZATION)
                            && !c.names(Oids.GIVEN_NAME)
                            && !c.names(Oids.SURNAME),
                    (c, hits) -> c.subject().stream()
                            .filter(a -> PLACES.contains(a.oid()))
                            .forEach(a -> hits.at(a.value(), Oids.name(a.oid())))),
            baseline(
                    "organization-without-place",
                    Severity.ERROR,
                    "CA/B BR 7.1.4.2.2",
                    c -> c.subscriber() && c.names(Oids.ORGANIZATION),
                    (c, hits) -> {
                        if (!c.names(Oids.COUNTRY) || (!c.names(Oids.LOCALITY) && !c.names(Oids.STATE))) {
                            hits.at(c.parts().subject());
                        }
                    }),
            baseline(
                    "personal-name-policy",
                    Severity.ERROR,
                    "CA/B BR 7.1.4.2.2",
                    c -> c.subscriber()
                            && (c.names(Oids.GIVEN_NAME) || c.names(Oids.SURNAME))
                            && !c.policy(Oids.INDIVIDUAL_VALIDATED)
                            && Stream.of(Oids.DOMAIN_VALIDATED, Oids.ORGANIZATION_VALIDATED)
                                    .anyMatch(c::policy),
                    (c, hits) -> hits.at(c.parts().subject())),
            baseline(
                            "organizational-unit",
                            Severity.ERROR,
                            "CA/B BR 7.1.4.2.2",
                            c -> c.isServer() || c.authority() || c.responder(),
                            (c, hits) -> c.subject(Oids.ORGANIZATIONAL_UNIT).forEach(a -> hits.at(a.value(), a.text())))
                    .since("2022-09-01"),
            baseline(
                            "attribute-unknown",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.7.3",
                            c -> c.isServer() || c.authority() || c.responder(),
                            (c, hits) -> c.subject().stream()
                                    .filter(a -> !known(c, a.oid()))
                                    .forEach(a -> hits.at(a.value(), Oids.name(a.oid()))))
                    .since("2023-09-15"));

    private BaselineSubjectRules() {}

    static boolean extended(LintedCertificate certificate) {
        return certificate.endEntity() && certificate.policy(Oids.EXTENDED_VALIDATION);
    }

    private static boolean known(LintedCertificate certificate, String oid) {
        var usual = new ArrayList<>(List.of(
                Oids.COUNTRY,
                Oids.STATE,
                Oids.LOCALITY,
                Oids.POSTAL_CODE,
                Oids.STREET,
                Oids.ORGANIZATION,
                Oids.SURNAME,
                Oids.GIVEN_NAME,
                Oids.ORGANIZATIONAL_UNIT,
                Oids.COMMON_NAME));
        if (certificate.policy(Oids.EXTENDED_VALIDATION)) {
            usual.addAll(List.of(
                    Oids.BUSINESS_CATEGORY,
                    Oids.JURISDICTION_COUNTRY,
                    Oids.JURISDICTION_STATE,
                    Oids.JURISDICTION_LOCALITY,
                    Oids.SERIAL_NUMBER,
                    Oids.ORGANIZATION_IDENTIFIER));
        } else if (!certificate.policy(Oids.DOMAIN_VALIDATED) && certificate.endEntity()) {
            usual.add(Oids.DOMAIN_COMPONENT);
        }
        return usual.contains(oid);
    }

    private static LintRule lacking(
            String code, String source, Predicate<LintedCertificate> applies, List<String> needed, boolean place) {
        return baseline(code, Severity.ERROR, source, c -> c.endEntity() && applies.test(c), (c, hits) -> {
            var missing = new ArrayList<>(
                    needed.stream().filter(oid -> !c.names(oid)).map(Oids::name).toList());
            if (place && !c.names(Oids.LOCALITY) && !c.names(Oids.STATE)) {
                missing.add("L/ST");
            }
            if (!missing.isEmpty()) {
                hits.at(c.parts().subject(), String.join(", ", missing));
            }
        });
    }
}
