package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Host names among the alternative names (RFC 5280 §4.2.1.6, RFC 1034 §3.5, RFC 9525).
final class HostRules {
    private static final String SOURCE = "RFC 5280 §4.2.1.6";

    static final List<LintRule> ALL = List.of(
            host("dns-characters", n -> !n.isBlank() && Hosts.wrongSyntax(n)),
            host("dns-blank", n -> !n.isEmpty() && n.isBlank()),
            host(
                    "dns-empty-label",
                    n -> !n.isEmpty() && Hosts.labels(n).stream().skip(1).anyMatch(String::isEmpty)),
            host("dns-leading-dot", n -> n.startsWith(".")),
            host("dns-label-too-long", n -> Hosts.labels(n).stream().anyMatch(l -> l.length() > Hosts.MAX_LABEL)),
            host("dns-too-long", n -> n.length() > Hosts.MAX_NAME),
            host("dns-hyphen", Hosts::hyphenAtEdge),
            host("dns-underscore", n -> n.contains("_")).inPublic(Severity.ERROR),
            practice(
                    "dns-is-address",
                    Severity.ERROR,
                    "RFC 9525 §4.1",
                    c -> true,
                    (c, hits) -> each(c, Hosts::address, hits)),
            practice(
                    "wildcard-place",
                    Severity.ERROR,
                    "RFC 9525 §6.3",
                    c -> true,
                    (c, hits) ->
                            each(c, n -> n.contains("*") && (!n.startsWith("*.") || n.lastIndexOf('*') > 0), hits)),
            practice(
                    "wildcard-too-wide",
                    Severity.WARNING,
                    "CA/B BR 3.2.2.6",
                    c -> true,
                    (c, hits) -> each(c, n -> n.startsWith("*.") && n.indexOf('.', 2) < 0, hits)),
            practice(
                    "dns-international",
                    Severity.ERROR,
                    "RFC 5890 §2.3.2.1",
                    c -> true,
                    (c, hits) -> each(c, n -> Hosts.labels(n).stream().anyMatch(Hosts::badInternational), hits)),
            baseline(
                    "dns-reserved-label",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.7.12",
                    c -> c.isServer(),
                    (c, hits) -> each(c, n -> Hosts.labels(n).stream().anyMatch(Hosts::reservedLabel), hits)),
            baseline(
                    "dns-internal",
                    Severity.ERROR,
                    "CA/B BR 4.2.2",
                    LintedCertificate::isServer,
                    (c, hits) -> each(c, n -> !n.equals("*") && !Hosts.address(n) && Hosts.internal(n), hits)),
            baseline(
                    "dns-reverse-zone",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.7.12",
                    LintedCertificate::isServer,
                    (c, hits) -> each(c, n -> n.toLowerCase(Locale.ROOT).endsWith(".arpa"), hits)),
            baseline(
                    "onion-address",
                    Severity.ERROR,
                    "CA/B BR Appendix B",
                    LintedCertificate::isServer,
                    (c, hits) -> each(c, HostRules::wrongOnion, hits)));

    private HostRules() {}

    private static LintRule host(String code, Predicate<String> wrong) {
        return rfc(code, Severity.ERROR, SOURCE, c -> true, (c, hits) -> each(c, wrong, hits));
    }

    private static void each(LintedCertificate certificate, Predicate<String> wrong, Hits hits) {
        certificate.alternativeNames().stream()
                .filter(n -> n.is(AlternativeName.DNS) && wrong.test(n.text()))
                .forEach(n -> hits.at(n.node(), n.text()));
    }

    /// A version 3 address is the Base32 of a key, a checksum and the number 3: 56 characters, the last always `d`.
    private static boolean wrongOnion(String name) {
        var labels = Hosts.labels(name.toLowerCase(Locale.ROOT));
        return labels.getLast().equals("onion")
                && (labels.size() < 2 || !labels.get(labels.size() - 2).matches("[a-z2-7]{55}d"));
    }
}
