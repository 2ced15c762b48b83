package dev.certwright.pki.path;

import dev.certwright.pki.path.VerdictScore.Deviation;
import java.util.Arrays;
import java.util.function.Predicate;

/// Why a verdict differs from that of a suite's authors, by what was found and never by which case it was.
enum DeviationReason {
    NAMES_OUTSIDE_PERMITTED_SUBTREES(
            "names outside the permitted subtrees are refused here (RFC 5280 §4.2.1.10)",
            "check.name-constraints.notPermitted"::equals),
    WEAK_ALGORITHMS("weak keys and broken digests are refused here by default", k -> k.startsWith("check.algorithms.")),
    ANCHOR_HONOURED(
            "what an anchor's certificate says about itself is honoured here (RFC 5937)",
            k -> k.startsWith("check.basic-constraints.") || k.startsWith("check.dates.")),
    POLICY_OF_ANCHOR(
            "what an anchor says about policies is honoured here (RFC 5937)", k -> k.startsWith("check.policies.")),
    KEY_USAGE("the key usage of the leaf is judged here", k -> k.startsWith("check.usage.")),
    COMMON_NAME(
            "a common name that is no alternative name is refused on the web", "check.web-rules.commonName"::equals),
    CONFORMANCE("rules of RFC 5280 §4 are required here by default", k -> k.startsWith("check.conformance.")),
    PEDANTIC("browsers and libraries let it pass; a warning would do", k -> false),
    UNEXPLAINED("not explained", k -> true);

    private final String sentence;
    private final Predicate<String> finding;

    DeviationReason(String sentence, Predicate<String> finding) {
        this.sentence = sentence;
        this.finding = finding;
    }

    String sentence() {
        return sentence;
    }

    static DeviationReason of(Deviation deviation) {
        if (deviation.falseAccept()) {
            return deviation.about().about("pedantic") ? PEDANTIC : UNEXPLAINED;
        }
        return Arrays.stream(values())
                .filter(reason -> deviation.findings().stream().anyMatch(reason.finding))
                .findFirst()
                .orElse(UNEXPLAINED);
    }
}
