package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Subject and issuer (RFC 5280 §4.1.2.4, §4.1.2.6, Appendix A.1).
final class NameRules {
    /// Upper bounds in characters.
    private static final Map<String, Integer> BOUNDS = Map.ofEntries(
            Map.entry(Oids.COMMON_NAME, 64),
            Map.entry(Oids.ORGANIZATION, 64),
            Map.entry(Oids.ORGANIZATIONAL_UNIT, 64),
            Map.entry(Oids.LOCALITY, 128),
            Map.entry(Oids.STATE, 128),
            Map.entry(Oids.SERIAL_NUMBER, 64),
            Map.entry(Oids.STREET, 128),
            Map.entry(Oids.POSTAL_CODE, 40),
            Map.entry("2.5.4.12", 64),
            Map.entry(Oids.GIVEN_NAME, 32768),
            Map.entry(Oids.SURNAME, 32768),
            Map.entry(Oids.EMAIL_ADDRESS, 255));

    private static final Set<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

    private static final String PRINTABLE_MARKS = " '()+,-./:=?";

    static final List<LintRule> ALL = List.of(
            rfc(
                    "issuer-empty",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.4",
                    c -> c.parts().issuer().length() == 0,
                    (c, hits) -> hits.at(c.parts().issuer())),
            rfc(
                    "ca-subject-empty",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.6",
                    c -> c.authority() && c.emptySubject(),
                    (c, hits) -> hits.at(c.parts().subject())),
            rfc(
                    "subject-missing",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.6",
                    c -> c.emptySubject() && !c.authority() && !c.has(Oids.SUBJECT_ALT_NAME),
                    (c, hits) -> hits.at(c.parts().subject())),
            rfc(
                    "attribute-too-long",
                    Severity.ERROR,
                    "RFC 5280 Appendix A.1",
                    c -> true,
                    (c, hits) -> c.subject().forEach(a -> {
                        int characters = a.text().codePointCount(0, a.text().length());
                        int bound = BOUNDS.getOrDefault(a.oid(), Integer.MAX_VALUE);
                        if (characters > bound) {
                            hits.at(a.value(), Oids.name(a.oid()), characters, bound);
                        }
                    })),
            rfc(
                    "attribute-empty",
                    Severity.ERROR,
                    "RFC 5280 Appendix A.1",
                    c -> true,
                    (c, hits) -> both(c, a -> a.value().length() == 0, hits)),
            rfc(
                    "attribute-string-kind",
                    Severity.ERROR,
                    "RFC 5280 Appendix A.1",
                    c -> true,
                    (c, hits) -> both(c, NameRules::wrongKind, hits)),
            rfc(
                    "string-characters",
                    Severity.ERROR,
                    "X.680 §41",
                    c -> true,
                    (c, hits) -> both(c, a -> !allowed(a.value()), hits)),
            rfc(
                    "attribute-old-string",
                    Severity.WARNING,
                    "RFC 5280 §4.1.2.4",
                    c -> true,
                    (c, hits) -> subjectOnly(
                            c,
                            a -> a.value().is(Node.TELETEX)
                                    || a.value().is(Node.BMP)
                                    || a.value().is(Node.UNIVERSAL),
                            hits)),
            practice(
                    "attribute-spaces",
                    Severity.WARNING,
                    "RFC 5280 §7.1",
                    c -> true,
                    (c, hits) -> both(c, a -> !a.text().strip().equals(a.text()), hits)),
            practice(
                    "rdn-several",
                    Severity.NOTE,
                    "RFC 5280 §4.1.2.4",
                    c -> true,
                    (c, hits) -> Stream.of(c.parts().subject(), c.parts().issuer())
                            .flatMap(n -> n.children().stream())
                            .filter(rdn -> rdn.children().size() > 1)
                            .forEach(hits::at)),
            rfc(
                    "country-length",
                    Severity.ERROR,
                    "RFC 5280 Appendix A.1",
                    c -> true,
                    (c, hits) -> both(c, a -> a.is(Oids.COUNTRY) && a.text().length() != 2, hits)),
            baseline(
                            "country-unknown",
                            Severity.ERROR,
                            "CA/B BR 7.1.4.2",
                            c -> true,
                            (c, hits) -> subjectOnly(
                                    c,
                                    a -> (a.is(Oids.COUNTRY) || a.is(Oids.JURISDICTION_COUNTRY))
                                            && !countryOrUnknown(a),
                                    hits))
                    .inPrivate(Severity.WARNING),
            baseline(
                            "country-small-letters",
                            Severity.WARNING,
                            "CA/B BR 7.1.4.2",
                            c -> true,
                            (c, hits) -> subjectOnly(
                                    c,
                                    a -> (a.is(Oids.COUNTRY) || a.is(Oids.JURISDICTION_COUNTRY))
                                            && a.text().chars().anyMatch(Character::isLowerCase),
                                    hits))
                    .inPrivate(Severity.NOTE),
            rfc(
                    "email-not-in-san",
                    Severity.WARNING,
                    "RFC 5280 §4.1.2.6",
                    c -> true,
                    (c, hits) -> c.subject(Oids.EMAIL_ADDRESS).stream()
                            .filter(a -> c.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                                    .noneMatch(n -> n.is(AlternativeName.EMAIL)
                                            && n.text().equalsIgnoreCase(a.text())))
                            .forEach(a -> hits.at(a.value(), a.text()))));

    private NameRules() {}

    private static void both(LintedCertificate certificate, Predicate<Attribute> wrong, Hits hits) {
        Stream.concat(certificate.subject().stream(), certificate.issuer().stream())
                .filter(wrong)
                .forEach(a -> hits.at(a.value(), Oids.name(a.oid()), a.text()));
    }

    private static void subjectOnly(LintedCertificate certificate, Predicate<Attribute> wrong, Hits hits) {
        certificate.subject().stream().filter(wrong).forEach(a -> hits.at(a.value(), Oids.name(a.oid()), a.text()));
    }

    private static boolean wrongKind(Attribute attribute) {
        return switch (attribute.oid()) {
            case Oids.COUNTRY, Oids.SERIAL_NUMBER, Oids.DN_QUALIFIER, Oids.JURISDICTION_COUNTRY ->
                !attribute.value().is(Node.PRINTABLE);
            case Oids.EMAIL_ADDRESS, Oids.DOMAIN_COMPONENT -> !attribute.value().is(Node.IA5);
            default -> false;
        };
    }

    /// Whether a string has only the characters of its kind.
    private static boolean allowed(Node value) {
        var text = value.latin();
        return switch (value.tag()) {
            case Node.PRINTABLE ->
                text.chars()
                        .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || PRINTABLE_MARKS.indexOf(c) >= 0);
            case Node.NUMERIC -> text.chars().allMatch(c -> c == ' ' || (c >= '0' && c <= '9'));
            case Node.IA5 -> text.chars().allMatch(c -> c < 128);
            case Node.VISIBLE -> text.chars().allMatch(c -> c >= ' ' && c < 127);
            case Node.UTF8, Node.BMP, Node.UNIVERSAL -> value.text().isPresent();
            default -> true;
        };
    }

    static boolean isCountry(String code) {
        return COUNTRIES.contains(code.toUpperCase(Locale.ROOT));
    }

    private static boolean countryOrUnknown(Attribute country) {
        return isCountry(country.text())
                || country.text().equalsIgnoreCase("XX")
                || country.text().equalsIgnoreCase("XK");
    }
}
