package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.Arrays;
import java.util.List;

/// Key identifiers (RFC 5280 §4.2.1.1, §4.2.1.2).
final class IdentifierRules {
    private static final String AUTHORITY = "RFC 5280 §4.2.1.1";
    private static final int KEY_ID = 0x80;
    private static final int ISSUER = 0xa1;
    private static final int SERIAL = 0x82;

    static final List<LintRule> ALL = List.of(
            rfc(
                    "aki-missing",
                    Severity.ERROR,
                    AUTHORITY,
                    c -> !c.selfIssued()
                            && !c.has(Oids.AUTHORITY_KEY_ID)
                            && c.parts().extensions().isPresent(),
                    (c, hits) -> hits.all()),
            rfc(
                    "aki-without-key",
                    Severity.ERROR,
                    AUTHORITY,
                    c -> !c.selfIssued(),
                    (c, hits) -> c.value(Oids.AUTHORITY_KEY_ID)
                            .filter(v -> v.tagged(KEY_ID).isEmpty())
                            .ifPresent(hits::at)),
            rfc(
                    "aki-critical",
                    Severity.ERROR,
                    AUTHORITY,
                    c -> true,
                    (c, hits) -> c.extension(Oids.AUTHORITY_KEY_ID)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))),
            rfc(
                    "aki-half-issuer",
                    Severity.ERROR,
                    AUTHORITY,
                    c -> true,
                    (c, hits) -> c.value(Oids.AUTHORITY_KEY_ID)
                            .filter(v -> v.tagged(ISSUER).isPresent()
                                    != v.tagged(SERIAL).isPresent())
                            .ifPresent(hits::at)),
            baseline(
                            "aki-with-issuer",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.11.1",
                            c -> true,
                            (c, hits) -> c.value(Oids.AUTHORITY_KEY_ID)
                                    .filter(v -> v.tagged(ISSUER).isPresent()
                                            || v.tagged(SERIAL).isPresent())
                                    .ifPresent(hits::at))
                    .since("2023-09-15")
                    .inPrivate(Severity.NOTE),
            rfc("aki-not-own", Severity.ERROR, AUTHORITY, LintedCertificate::rootAuthority, (c, hits) -> {
                var own = c.value(Oids.SUBJECT_KEY_ID).map(Node::content);
                var above = c.value(Oids.AUTHORITY_KEY_ID).flatMap(v -> v.tagged(KEY_ID));
                if (own.isPresent()
                        && above.isPresent()
                        && !Arrays.equals(own.get(), above.get().content())) {
                    hits.at(above);
                }
            }),
            baseline(
                            "aki-missing-root",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.1.2",
                            c -> c.rootAuthority() && !c.has(Oids.AUTHORITY_KEY_ID),
                            (c, hits) -> hits.all())
                    .since("2023-09-15"),
            practice(
                    "ski-missing",
                    Severity.NOTE,
                    "RFC 5280 §4.2.1.2",
                    c -> c.endEntity()
                            && !c.has(Oids.SUBJECT_KEY_ID)
                            && c.parts().extensions().isPresent(),
                    (c, hits) -> hits.all()),
            rfc(
                    "ski-critical",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.2",
                    c -> true,
                    (c, hits) -> c.extension(Oids.SUBJECT_KEY_ID)
                            .filter(Extension::critical)
                            .ifPresent(e -> hits.at(e.node()))),
            baseline(
                            "ski-leaf",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.7.6",
                            c -> c.subscriber() && c.has(Oids.SUBJECT_KEY_ID),
                            (c, hits) -> hits.at(c.value(Oids.SUBJECT_KEY_ID)))
                    .since("2023-09-15"));

    private IdentifierRules() {}
}
