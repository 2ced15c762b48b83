package dev.certwright.pki.lint;

import dev.certwright.model.finding.LintScope;
import dev.certwright.model.finding.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// One thing that a certificate may get wrong.
///
/// @param code       stable word, lower case with hyphens; `lint.<code>.title` and `lint.<code>` are its texts
/// @param severities how much it matters in each scope; in a scope that is not there the rule is silent
/// @param source     document and section
/// @param since      certificates issued before are not judged; empty for a rule that was always there
/// @param applies    the certificates it is about
/// @param check      names the places that break it
public record LintRule(
        String code,
        Map<LintScope, Severity> severities,
        String source,
        Optional<Instant> since,
        Predicate<LintedCertificate> applies,
        Check check) {
    /// Looks at a certificate that the rule applies to.
    @FunctionalInterface
    interface Check {
        void look(LintedCertificate certificate, Hits hits);
    }

    public LintRule {
        severities = Map.copyOf(severities);
    }

    /// From an RFC or X.690: in every scope.
    static LintRule rfc(
            String code, Severity severity, String source, Predicate<LintedCertificate> applies, Check check) {
        return new LintRule(
                code,
                Map.of(LintScope.RFC_ONLY, severity, LintScope.PRIVATE, severity, LintScope.PUBLIC_TLS, severity),
                source,
                Optional.empty(),
                applies,
                check);
    }

    /// From what programs and platforms demand: not when only RFCs count.
    static LintRule practice(
            String code, Severity severity, String source, Predicate<LintedCertificate> applies, Check check) {
        return new LintRule(
                code,
                Map.of(LintScope.PRIVATE, severity, LintScope.PUBLIC_TLS, severity),
                source,
                Optional.empty(),
                applies,
                check);
    }

    /// From the Baseline Requirements: for public TLS only.
    static LintRule baseline(
            String code, Severity severity, String source, Predicate<LintedCertificate> applies, Check check) {
        return new LintRule(code, Map.of(LintScope.PUBLIC_TLS, severity), source, Optional.empty(), applies, check);
    }

    /// This, in force from the beginning of a day.
    ///
    /// @param day for example `2023-09-15`
    LintRule since(String day) {
        var start = LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new LintRule(code, severities, source, Optional.of(start), applies, check);
    }

    /// This, with another weight for public TLS.
    LintRule inPublic(Severity severity) {
        var weights = new java.util.EnumMap<LintScope, Severity>(LintScope.class);
        weights.putAll(severities);
        weights.put(LintScope.PUBLIC_TLS, severity);
        return new LintRule(code, weights, source, since, applies, check);
    }

    /// This, with a weight of its own for private CAs.
    LintRule inPrivate(Severity severity) {
        var weights = new java.util.EnumMap<LintScope, Severity>(LintScope.class);
        weights.putAll(severities);
        weights.put(LintScope.PRIVATE, severity);
        return new LintRule(code, weights, source, since, applies, check);
    }

    @Override
    public String toString() {
        return code;
    }
}
