package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Certificate policies and their qualifiers (RFC 5280 §4.2.1.4, RFC 6818 §3).
final class PolicyRules {
    private static final String SOURCE = "RFC 5280 §4.2.1.4";
    private static final int MAX_TEXT = 200;

    static final List<LintRule> ALL = List.of(
            rfc("policy-repeated", Severity.ERROR, SOURCE, c -> true, (c, hits) -> {
                var seen = new HashSet<String>();
                c.policies().stream().filter(p -> !seen.add(p.oid())).forEach(p -> hits.at(p.node(), p.oid()));
            }),
            rfc(
                    "any-policy-qualifier",
                    Severity.ERROR,
                    SOURCE,
                    c -> c.policy(Oids.ANY_POLICY),
                    (c, hits) -> c.policies().stream()
                            .filter(p -> p.oid().equals(Oids.ANY_POLICY))
                            .flatMap(p -> p.qualifiers().stream())
                            .filter(q -> !Policy.isQualifier(q, Oids.CPS_POINTER)
                                    && !Policy.isQualifier(q, Oids.USER_NOTICE))
                            .forEach(hits::at)),
            rfc(
                    "notice-reference",
                    Severity.WARNING,
                    SOURCE,
                    c -> true,
                    (c, hits) -> notices(c)
                            .flatMap(n -> n.tagged(Node.SEQUENCE).stream())
                            .forEach(hits::at)),
            rfc(
                    "notice-string-kind",
                    Severity.ERROR,
                    SOURCE,
                    c -> true,
                    (c, hits) -> texts(c, t -> t.is(Node.VISIBLE) || t.is(Node.BMP), hits)),
            rfc(
                    "notice-ia5",
                    Severity.WARNING,
                    "RFC 6818 §3",
                    c -> true,
                    (c, hits) -> texts(c, t -> t.is(Node.IA5), hits)),
            rfc(
                    "notice-too-long",
                    Severity.ERROR,
                    SOURCE,
                    c -> true,
                    (c, hits) -> texts(
                            c, t -> t.text().filter(s -> s.length() > MAX_TEXT).isPresent(), hits)),
            rfc(
                    "notice-control",
                    Severity.WARNING,
                    SOURCE,
                    c -> true,
                    (c, hits) -> texts(
                            c,
                            t -> t.text()
                                    .filter(s -> s.chars().anyMatch(Character::isISOControl))
                                    .isPresent(),
                            hits)),
            rfc(
                    "notice-not-normal",
                    Severity.WARNING,
                    SOURCE,
                    c -> true,
                    (c, hits) -> texts(
                            c,
                            t -> (t.is(Node.UTF8) || t.is(Node.BMP))
                                    && t.text()
                                            .filter(s -> !Normalizer.isNormalized(s, Normalizer.Form.NFC))
                                            .isPresent(),
                            hits)));

    private PolicyRules() {}

    /// The user notices, each a SEQUENCE.
    private static Stream<Node> notices(LintedCertificate certificate) {
        return certificate.policies().stream()
                .flatMap(p -> p.qualifiers().stream())
                .filter(q -> Policy.isQualifier(q, Oids.USER_NOTICE))
                .flatMap(q -> q.child(1).stream());
    }

    private static void texts(LintedCertificate certificate, Predicate<Node> wrong, Hits hits) {
        notices(certificate)
                .flatMap(n -> n.children().stream())
                .filter(t -> !t.is(Node.SEQUENCE) && wrong.test(t))
                .forEach(t -> hits.at(t, t.text().orElse("")));
    }
}
