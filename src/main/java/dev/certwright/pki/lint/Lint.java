package dev.certwright.pki.lint;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.LintScope;
import dev.certwright.model.finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Says what is wrong with a certificate, however broken it is.
public final class Lint {
    private static final List<LintRule> RULES = Stream.of(
                    EncodingRules.ALL,
                    VersionRules.ALL,
                    ValidityRules.ALL,
                    NameRules.ALL,
                    AlternativeNameRules.ALL,
                    HostRules.ALL,
                    RsaKeyRules.ALL,
                    KeyRules.ALL,
                    SignatureRules.ALL,
                    AuthorityRules.ALL,
                    KeyUsageRules.ALL,
                    PurposeRules.ALL,
                    IdentifierRules.ALL,
                    PolicyRules.ALL,
                    PolicyMappingRules.ALL,
                    PointerRules.ALL,
                    NameConstraintRules.ALL,
                    TransparencyRules.ALL,
                    StatementRules.ALL,
                    TlsPracticeRules.ALL,
                    BaselineSubjectRules.ALL,
                    BaselineNameRules.ALL,
                    BaselineAuthorityRules.ALL,
                    BaselineExtensionRules.ALL,
                    ResponderRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Lint() {}

    /// Every rule about one certificate.
    public static List<LintRule> rules() {
        return RULES;
    }

    /// What the certificate shows itself to be: public TLS where it names a policy of the CA/Browser Forum or carries
    /// marks of Certificate Transparency, else of a private CA.
    public static LintScope scopeOf(EncodedCertificate certificate) {
        return LintedCertificate.of(certificate)
                .filter(c -> c.extension(Oids.SCT_LIST).isPresent()
                        || c.extension(Oids.CT_POISON).isPresent()
                        || c.policies().stream().anyMatch(p -> Oids.RESERVED_POLICIES.contains(p.oid())))
                .map(_ -> LintScope.PUBLIC_TLS)
                .orElse(LintScope.PRIVATE);
    }

    /// Everything that is wrong with it, the worst first.
    public static List<Finding> check(EncodedCertificate certificate, LintScope scope) {
        return check(certificate, scope, Optional.empty());
    }

    /// As [#check(EncodedCertificate, LintScope)], judged by the rules in force at a moment instead of those in force
    /// when it was issued.
    public static List<Finding> check(EncodedCertificate certificate, LintScope scope, Optional<Instant> asIssuedAt) {
        var read = LintedCertificate.of(certificate);
        if (read.isEmpty()) {
            return List.of(Structure.broken(certificate));
        }
        var linted = read.get();
        return sorted(RULES.stream().flatMap(rule -> findings(rule, linted, scope, asIssuedAt)));
    }

    /// What does not fit between a certificate and the one that is said to have issued it, the worst first.
    public static List<Finding> checkIssuer(EncodedCertificate certificate, EncodedCertificate issuer) {
        var below = LintedCertificate.of(certificate);
        var above = LintedCertificate.of(issuer);
        return below.isEmpty() || above.isEmpty() ? List.of() : sorted(IssuerRules.check(below.get(), above.get()));
    }

    private static List<Finding> sorted(Stream<Finding> findings) {
        return findings.sorted(Comparator.comparing(Finding::severity)).toList();
    }

    private static Stream<Finding> findings(
            LintRule rule, LintedCertificate certificate, LintScope scope, Optional<Instant> asIssuedAt) {
        var severity = Optional.ofNullable(rule.severities().get(scope));
        var issued = asIssuedAt.or(certificate::notBefore);
        boolean tooOld = rule.since().isPresent()
                && issued.isPresent()
                && issued.get().isBefore(rule.since().get());
        if (severity.isEmpty() || tooOld) {
            return Stream.empty();
        }
        var hits = hits(rule, certificate);
        return hits.stream().map(hit -> finding(rule.code(), severity.get(), rule.source(), hit));
    }

    /// The one place that guards against a rule that trips over what it reads: such a rule says nothing. Tests look at
    /// [#tripped] for every certificate they have.
    private static List<Hits.Hit> hits(LintRule rule, LintedCertificate certificate) {
        try {
            return look(rule, certificate);
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    private static List<Hits.Hit> look(LintRule rule, LintedCertificate certificate) {
        var hits = new Hits();
        if (rule.applies().test(certificate)) {
            rule.check().look(certificate, hits);
        }
        return hits.list();
    }

    /// The codes of the rules that fail on the certificate instead of judging it: each is a mistake of ours.
    static Set<String> tripped(EncodedCertificate certificate) {
        var codes = new java.util.TreeSet<String>();
        LintedCertificate.of(certificate)
                .ifPresent(linted -> RULES.forEach(rule -> {
                    try {
                        look(rule, linted);
                    } catch (RuntimeException e) {
                        codes.add(rule.code() + ": " + e);
                    }
                }));
        return codes;
    }

    static Finding finding(String code, Severity severity, String source, Hits.Hit hit) {
        return new Finding(
                code, severity, Phrase.of("lint." + code, hit.arguments().toArray()), source, hit.where());
    }

    /// All findings of several kinds in one list, the worst first.
    public static List<Finding> together(List<Finding> some, List<Finding> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return sorted(all.stream());
    }
}
