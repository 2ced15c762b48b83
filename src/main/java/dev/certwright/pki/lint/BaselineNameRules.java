package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;

import dev.certwright.model.Bytes;
import dev.certwright.model.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What the attributes of public certificates say and how (BR 7.1.4, EV Guidelines 7.1.4.2).
final class BaselineNameRules {
    private static final List<String> ORDER = List.of(
            Oids.DOMAIN_COMPONENT,
            Oids.COUNTRY,
            Oids.STATE,
            Oids.LOCALITY,
            Oids.POSTAL_CODE,
            Oids.STREET,
            Oids.ORGANIZATION,
            Oids.SURNAME,
            Oids.GIVEN_NAME,
            Oids.ORGANIZATIONAL_UNIT,
            Oids.COMMON_NAME);

    private static final Pattern IDENTIFIER = Pattern.compile("([A-Z]{3})([A-Z]{2})(\\+[A-Z0-9]{1,3})?-(.+)");
    private static final Set<String> SCHEMES = Set.of("NTR", "VAT", "PSD", "LEI", "GOV", "INT");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,8});");

    static final List<LintRule> ALL = List.of(
            baseline(
                            "common-name-present",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.7.2",
                            c -> c.isServer(),
                            (c, hits) -> c.subject(Oids.COMMON_NAME).forEach(a -> hits.at(a.value(), a.text())))
                    .since("2012-07-01"),
            baseline(
                    "attribute-meaningless",
                    Severity.ERROR,
                    "CA/B BR 7.1.4.2",
                    c -> true,
                    (c, hits) -> c.subject().stream()
                            .filter(a ->
                                    !a.text().isEmpty() && a.text().codePoints().noneMatch(Character::isLetterOrDigit))
                            .forEach(a -> hits.at(a.value(), Oids.name(a.oid()), a.text()))),
            baseline(
                    "attribute-html",
                    Severity.ERROR,
                    "CA/B BR 7.1.4.2",
                    c -> true,
                    (c, hits) -> c.subject().stream()
                            .filter(a -> ENTITY.matcher(a.text()).find())
                            .forEach(a -> hits.at(a.value(), Oids.name(a.oid()), a.text()))),
            baseline("attribute-repeated", Severity.ERROR, "CA/B BR 7.1.4.1", c -> true, (c, hits) -> {
                        var seen = new HashSet<String>();
                        c.subject().stream()
                                .filter(a -> !a.is(Oids.DOMAIN_COMPONENT) && !a.is(Oids.STREET))
                                .filter(a -> !seen.add(a.oid()))
                                .forEach(a -> hits.at(a.value(), Oids.name(a.oid())));
                    })
                    .since("2023-09-15"),
            baseline("attribute-order", Severity.ERROR, "CA/B BR 7.1.4.2", c -> true, (c, hits) -> {
                        int last = 0;
                        for (var attribute : c.subject()) {
                            int at = ORDER.indexOf(attribute.oid());
                            if (at >= 0 && at < last) {
                                hits.at(attribute.value(), Oids.name(attribute.oid()));
                            }
                            last = Math.max(last, at);
                        }
                    })
                    .since("2023-09-15"),
            baseline(
                            "attribute-encoding",
                            Severity.ERROR,
                            "CA/B BR 7.1.4.2",
                            c -> true,
                            (c, hits) -> c.subject().stream()
                                    .filter(a -> ORDER.contains(a.oid())
                                            && !a.is(Oids.DOMAIN_COMPONENT)
                                            && !a.is(Oids.COUNTRY)
                                            && !a.value().is(Node.UTF8)
                                            && !a.value().is(Node.PRINTABLE))
                                    .forEach(a -> hits.at(a.value(), Oids.name(a.oid()))))
                    .since("2023-09-15"),
            baseline("organization-identifier", Severity.ERROR, "CA/B EVG 7.1.4.2.8", c -> true, (c, hits) -> {
                c.subject(Oids.ORGANIZATION_IDENTIFIER).stream()
                        .filter(a -> !identifier(a.text()))
                        .forEach(a -> hits.at(a.value(), a.text()));
                c.value(Oids.ORGANIZATION_IDENTIFIER_EXTENSION)
                        .filter(v -> !identifier(written(v)))
                        .ifPresent(v -> hits.at(v, written(v)));
            }),
            baseline(
                    "organization-identifier-differs",
                    Severity.ERROR,
                    "CA/B EVG 7.1.2.2",
                    c -> c.has(Oids.ORGANIZATION_IDENTIFIER_EXTENSION) && c.names(Oids.ORGANIZATION_IDENTIFIER),
                    (c, hits) -> {
                        var other = c.value(Oids.ORGANIZATION_IDENTIFIER_EXTENSION);
                        var own = c.subject(Oids.ORGANIZATION_IDENTIFIER).getFirst();
                        if (!other.map(BaselineNameRules::written).orElse("").equals(own.text())) {
                            hits.at(other, own.text());
                        }
                    }),
            baseline(
                    "address-in-subject",
                    Severity.ERROR,
                    "CA/B BR 4.2.2",
                    c -> c.isServer(),
                    (c, hits) -> c.subject(Oids.COMMON_NAME).stream()
                            .filter(a -> reserved(a.text()))
                            .forEach(a -> hits.at(a.value(), a.text()))),
            baseline(
                    "root-name-encoding",
                    Severity.ERROR,
                    "CA/B BR 7.1.4.1",
                    c -> c.authority() && !c.selfIssued(),
                    (c, hits) -> {
                        var own =
                                c.value(Oids.SUBJECT_KEY_ID).map(Node::content).map(Bytes::of);
                        var above = c.value(Oids.AUTHORITY_KEY_ID)
                                .flatMap(v -> v.tagged(0x80))
                                .map(Node::content)
                                .map(Bytes::of);
                        if (Name.of(c.parts().subject())
                                        .equals(Name.of(c.parts().issuer()))
                                || (own.isPresent() && own.equals(above))) {
                            hits.at(c.parts().issuer());
                        }
                    }));

    private BaselineNameRules() {}

    private static boolean identifier(String text) {
        var form = IDENTIFIER.matcher(text);
        if (!form.matches() || !SCHEMES.contains(form.group(1))) {
            return false;
        }
        var country = form.group(2);
        boolean global = form.group(1).equals("LEI") || form.group(1).equals("INT");
        boolean union = form.group(1).equals("VAT") && (country.equals("EL") || country.equals("XI"));
        boolean stateAllowed = form.group(1).equals("NTR") || form.group(1).equals("GOV");
        return (global ? country.equals("XG") : NameRules.isCountry(country) || union)
                && (form.group(3) == null || stateAllowed);
    }

    /// The extension's parts as the attribute has them.
    private static String written(Node identifier) {
        var parts = identifier.children();
        if (parts.size() < 3) {
            return "";
        }
        var state = identifier.tagged(0x80).map(n -> "+" + n.latin()).orElse("");
        return parts.get(0).latin() + parts.get(1).latin() + state + "-"
                + parts.getLast().text().orElse("");
    }

    private static boolean reserved(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return false;
        }
        var octets = new byte[4];
        var parts = text.split("\\.", -1);
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Addresses.reserved(octets);
    }
}
