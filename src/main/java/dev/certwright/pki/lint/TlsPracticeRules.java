package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.practice;

import dev.certwright.model.finding.Severity;
import java.util.List;
import java.util.Locale;

/// What TLS programs expect of the certificates of servers and clients.
final class TlsPracticeRules {
    private static final String SPIFFE = "spiffe://";

    static final List<LintRule> ALL = List.of(
            practice(
                    "server-without-names",
                    Severity.ERROR,
                    "RFC 9525 §6.3",
                    c -> c.isServer()
                            && c.purposes().contains(Oids.SERVER_AUTH)
                            && c.alternativeNames(Oids.SUBJECT_ALT_NAME).isEmpty(),
                    (c, hits) -> hits.all()),
            practice(
                    "server-without-dns-name",
                    Severity.NOTE,
                    "Apple 103769",
                    c -> c.isServer()
                            && c.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                                    .anyMatch(n -> n.is(AlternativeName.IP))
                            && c.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                                    .noneMatch(n -> n.is(AlternativeName.DNS)),
                    (c, hits) -> hits.at(c.value(Oids.SUBJECT_ALT_NAME))),
            practice(
                            "common-name-not-in-san",
                            Severity.WARNING,
                            "RFC 9525 §6.3, CA/B BR 7.1.4.3",
                            LintedCertificate::isServer,
                            (c, hits) -> c.subject(Oids.COMMON_NAME).stream()
                                    .filter(a -> looksLikeHost(a.text()) && !inNames(c, a.text()))
                                    .forEach(a -> hits.at(a.value(), a.text())))
                    .inPublic(Severity.ERROR),
            practice(
                    "client-without-names",
                    Severity.NOTE,
                    "RFC 9525 §1.4",
                    c -> c.isClientOnly()
                            && c.alternativeNames(Oids.SUBJECT_ALT_NAME).isEmpty(),
                    (c, hits) -> hits.all()),
            practice(
                    "spiffe-several-uris",
                    Severity.ERROR,
                    "SPIFFE X.509-SVID §2",
                    c -> uris(c).stream().anyMatch(u -> u.startsWith(SPIFFE)),
                    (c, hits) -> {
                        if (uris(c).size() > 1) {
                            hits.at(c.value(Oids.SUBJECT_ALT_NAME), uris(c).size());
                        }
                    }),
            practice(
                    "purpose-unlimited",
                    Severity.NOTE,
                    "RFC 5280 §4.2.1.12",
                    c -> c.endEntity()
                            && !c.has(Oids.EXTENDED_KEY_USAGE)
                            && c.parts().extensions().isPresent()
                            && !c.isServer(),
                    (c, hits) -> hits.all()),
            practice(
                    "key-does-both",
                    Severity.WARNING,
                    "RFC 5280 §4.2.1.12",
                    c -> c.endEntity()
                            && c.purposes().contains(Oids.CODE_SIGNING)
                            && (c.purposes().contains(Oids.SERVER_AUTH)
                                    || c.purposes().contains(Oids.CLIENT_AUTH)),
                    (c, hits) -> hits.at(c.value(Oids.EXTENDED_KEY_USAGE))));

    private TlsPracticeRules() {}

    private static boolean looksLikeHost(String text) {
        return Hosts.address(text)
                || (text.contains(".") && !text.contains(" ") && !Hosts.wrongSyntax(text))
                || text.equalsIgnoreCase("localhost");
    }

    private static boolean inNames(LintedCertificate certificate, String wanted) {
        return certificate.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                .anyMatch(n -> n.shown().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)));
    }

    private static List<String> uris(LintedCertificate certificate) {
        return certificate.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                .filter(n -> n.is(AlternativeName.URI))
                .map(AlternativeName::text)
                .toList();
    }
}
