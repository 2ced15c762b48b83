package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The alternative names of subject and issuer, but for host names (RFC 5280 §4.2.1.6, §4.2.1.7).
final class AlternativeNameRules {
    /// Octets before the `@`, RFC 5321 §4.5.3.1.1.
    private static final int MAX_LOCAL = 64;

    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9.-]+");
    private static final Pattern QUOTED = Pattern.compile("\"[\\x20-\\x7e]*\"@[A-Za-z0-9.-]+");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

    static final List<LintRule> ALL = List.of(
            rfc(
                    "san-not-critical",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.6",
                    c -> c.emptySubject(),
                    (c, hits) -> c.extension(Oids.SUBJECT_ALT_NAME)
                            .filter(e -> !e.critical())
                            .ifPresent(e -> hits.at(e.node()))),
            rfc(
                    "san-critical",
                    Severity.WARNING,
                    "RFC 5280 §4.2.1.6",
                    c -> !c.emptySubject(),
                    (c, hits) -> c.extension(Oids.SUBJECT_ALT_NAME)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))),
            rfc(
                    "ian-critical",
                    Severity.WARNING,
                    "RFC 5280 §4.2.1.7",
                    c -> true,
                    (c, hits) -> c.extension(Oids.ISSUER_ALT_NAME)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))),
            rfc(
                    "name-empty",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.6",
                    c -> true,
                    (c, hits) -> each(c, n -> n.node().length() == 0, hits)),
            rfc(
                    "name-not-ascii",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.6",
                    c -> true,
                    (c, hits) -> each(c, n -> isText(n) && n.text().chars().anyMatch(o -> o > 126 || o == 0), hits)),
            rfc(
                    "email-syntax",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.6",
                    c -> true,
                    (c, hits) -> each(c, n -> n.is(AlternativeName.EMAIL) && badMailbox(n.text()), hits)),
            rfc(
                    "uri-syntax",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.6",
                    c -> true,
                    (c, hits) -> each(
                            c, n -> n.is(AlternativeName.URI) && uri(n.text()).isEmpty(), hits)),
            rfc(
                    "uri-relative",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.6",
                    c -> true,
                    (c, hits) -> each(
                            c,
                            n -> n.is(AlternativeName.URI)
                                    && n.node().length() > 0
                                    && !SCHEME.matcher(n.text()).matches(),
                            hits)),
            rfc(
                    "uri-host",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.6",
                    c -> true,
                    (c, hits) -> each(c, n -> n.is(AlternativeName.URI) && badHost(n.text()), hits)),
            rfc(
                    "ip-length",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.6",
                    c -> true,
                    (c, hits) -> each(
                            c,
                            n -> n.is(AlternativeName.IP)
                                    && n.node().length() != 4
                                    && n.node().length() != 16,
                            hits)),
            baseline(
                    "ip-reserved",
                    Severity.ERROR,
                    "CA/B BR 4.2.2",
                    LintedCertificate::isServer,
                    (c, hits) -> each(
                            c,
                            n -> n.is(AlternativeName.IP)
                                    && Addresses.reserved(n.node().content()),
                            hits)),
            baseline(
                    "name-type-not-allowed",
                    Severity.ERROR,
                    "CA/B BR 7.1.2.7.12",
                    LintedCertificate::subscriber,
                    (c, hits) -> c.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                            .filter(n -> !n.is(AlternativeName.DNS) && !n.is(AlternativeName.IP))
                            .forEach(n -> hits.at(n.node(), n.shown()))),
            rfc("name-repeated", Severity.NOTE, "RFC 5280 §4.2.1.6", c -> true, (c, hits) -> {
                var seen = new HashSet<String>();
                c.alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                        .filter(n -> isText(n) && !seen.add(n.type() + n.text().toLowerCase(Locale.ROOT)))
                        .forEach(n -> hits.at(n.node(), n.shown()));
            }));

    private AlternativeNameRules() {}

    private static void each(LintedCertificate certificate, Predicate<AlternativeName> wrong, Hits hits) {
        certificate.alternativeNames().stream().filter(wrong).forEach(n -> hits.at(n.node(), n.shown()));
    }

    private static boolean isText(AlternativeName name) {
        return name.is(AlternativeName.DNS) || name.is(AlternativeName.EMAIL) || name.is(AlternativeName.URI);
    }

    static boolean badMailbox(String text) {
        int at = text.lastIndexOf('@');
        return at > MAX_LOCAL
                || Hosts.tooLong(text.substring(at + 1))
                || (!MAILBOX.matcher(text).matches() && !QUOTED.matcher(text).matches());
    }

    static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// Whether there is an authority part whose host is neither a name nor an address (RFC 3986 §3.2.2); a SPIFFE ID
    /// names a trust domain there, which need not have a full stop.
    private static boolean badHost(String text) {
        var uri = uri(text);
        if (uri.isEmpty() || uri.get().getRawAuthority() == null || !uri.get().isAbsolute()) {
            return false;
        }
        var authority = uri.get().getRawAuthority().replaceFirst(".*@", "").replaceFirst(":\\d*$", "");
        if ("spiffe".equals(uri.get().getScheme())) {
            return authority.isEmpty();
        }
        boolean address = authority.startsWith("[");
        return !address && (!authority.contains(".") || Hosts.wrongSyntax(authority) || Hosts.tooLong(authority));
    }
}
