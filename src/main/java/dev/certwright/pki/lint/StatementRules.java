package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Statements about qualified certificates (ETSI EN 319 412-5).
final class StatementRules {
    private static final String ETSI = "0.4.0.1862.1.";
    private static final Set<String> LANGUAGES =
            Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    static final List<LintRule> ALL = List.of(
            rfc(
                    "statements-critical",
                    Severity.ERROR,
                    "EN 319 412-5 §4.1",
                    c -> true,
                    (c, hits) -> c.extension(Oids.QC_STATEMENTS)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))),
            rfc(
                    "statements-broken",
                    Severity.ERROR,
                    "RFC 3739 §3.2.6",
                    c -> true,
                    (c, hits) -> statements(c)
                            .filter(s -> s.child(0).filter(o -> o.is(Node.OID)).isEmpty())
                            .forEach(hits::at)),
            rfc(
                    "statement-limit",
                    Severity.ERROR,
                    "EN 319 412-5 §4.3.2",
                    c -> true,
                    (c, hits) -> details(c, 2).filter(s -> !limit(s)).forEach(hits::at)),
            rfc(
                    "statement-retention",
                    Severity.ERROR,
                    "EN 319 412-5 §4.3.3",
                    c -> true,
                    (c, hits) -> details(c, 3)
                            .filter(s -> value(s).filter(v -> v.is(Node.INTEGER)
                                            && v.number()
                                                    .filter(n -> n.signum() > 0)
                                                    .isPresent())
                                    .isEmpty())
                            .forEach(hits::at)),
            rfc(
                    "statement-disclosure",
                    Severity.ERROR,
                    "EN 319 412-5 §4.3.4",
                    c -> true,
                    (c, hits) -> details(c, 5).filter(s -> !disclosure(s)).forEach(hits::at)),
            rfc(
                    "statement-type",
                    Severity.ERROR,
                    "EN 319 412-5 §4.2.3",
                    c -> true,
                    (c, hits) -> details(c, 6).filter(s -> !type(s)).forEach(hits::at)),
            rfc(
                    "statement-country",
                    Severity.ERROR,
                    "EN 319 412-5 §4.2.4",
                    c -> true,
                    (c, hits) -> details(c, 7).filter(s -> !countries(s)).forEach(hits::at)));

    private StatementRules() {}

    private static Stream<Node> statements(LintedCertificate certificate) {
        return certificate.value(Oids.QC_STATEMENTS).map(Node::children).orElse(List.of()).stream();
    }

    private static Stream<Node> details(LintedCertificate certificate, int number) {
        return statements(certificate)
                .filter(s -> s.child(0).filter(o -> o.isOid(ETSI + number)).isPresent());
    }

    private static Optional<Node> value(Node statement) {
        return statement.child(1);
    }

    /// A currency by its letters or its number, an amount that is not negative, an exponent.
    private static boolean limit(Node statement) {
        var parts = value(statement).map(Node::children).orElse(List.of());
        if (parts.size() != 3) {
            return false;
        }
        var currency = parts.getFirst();
        boolean known = currency.is(Node.INTEGER)
                ? currency.number()
                        .filter(n -> n.signum() > 0 && n.bitLength() < 11)
                        .isPresent()
                : currency.is(Node.PRINTABLE)
                        && CURRENCIES.contains(currency.latin())
                        && !currency.latin().startsWith("XX");
        return known
                && parts.get(1).is(Node.INTEGER)
                && parts.get(1).number().filter(n -> n.signum() >= 0).isPresent()
                && parts.get(2).is(Node.INTEGER);
    }

    private static boolean disclosure(Node statement) {
        var locations = value(statement).map(Node::children).orElse(List.of());
        return !locations.isEmpty()
                && locations.stream()
                        .allMatch(l -> l.children().size() == 2
                                && l.children().getFirst().is(Node.IA5)
                                && l.children().get(0).latin().startsWith("https://")
                                && LANGUAGES.contains(
                                        l.children().get(1).latin().toLowerCase(Locale.ROOT)));
    }

    private static boolean type(Node statement) {
        var types = value(statement).map(Node::children).orElse(List.of());
        return types.size() == 1
                && types.getFirst().oid().filter(o -> o.startsWith(ETSI + "6.")).isPresent();
    }

    private static boolean countries(Node statement) {
        var countries = value(statement).map(Node::children).orElse(List.of());
        return !countries.isEmpty() && countries.stream().allMatch(c -> NameRules.isCountry(c.latin()));
    }
}
