package dev.certwright.service.connection;

import static dev.certwright.model.handshake.Diagnosis.Certainty.CERTAIN;
import static dev.certwright.model.handshake.Diagnosis.Certainty.LIKELY;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.NameComparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong with the server's certificate.
final class ServerRules {
    private static final Set<String> TOLD_APART = Set.of("intermediate", "chain", "dates", "host-name");
    private static final int MAX_NAMES = 10;

    /// Words in the issuer's name of programs and devices that open TLS on its way and sign anew what they pass on.
    private static final List<String> INSPECTORS = List.of(
            "zscaler",
            "fortinet",
            "fortigate",
            "palo alto",
            "sophos",
            "blue coat",
            "symantec web",
            "netskope",
            "cisco umbrella",
            "forcepoint",
            "websense",
            "check point",
            "barracuda",
            "watchguard",
            "sonicwall",
            "skyhigh",
            "mcafee web",
            "untangle",
            "smoothwall",
            "lightspeed",
            "securly",
            "kaspersky",
            "eset ssl",
            "avast",
            "avg technologies",
            "bitdefender",
            "dr.web",
            "adguard",
            "mitmproxy",
            "fiddler",
            "charles proxy",
            "portswigger",
            "burp",
            "owasp zap",
            "zed attack proxy",
            "squid",
            "proxyman",
            "ssl inspection",
            "tls inspection",
            "https inspection",
            "web gateway",
            "cloudflare gateway",
            "iboss");

    static final List<DiagnosisRule> ALL = List.of(
            DiagnosisRule.of(
                            "D15",
                            LIKELY,
                            f -> f.serverCheckFailed("chain") && inspector(f).isPresent())
                    .saying(f -> List.of(inspector(f).orElseThrow())),
            DiagnosisRule.of("D11.selfSigned", CERTAIN, f -> chainFailed(f) && alone(f))
                    .saying(f -> List.of(last(f).shortName()))
                    .offering(Remedies::trust)
                    .logged(),
            DiagnosisRule.of("D11", CERTAIN, f -> chainFailed(f) && last(f).selfIssued())
                    .saying(f -> List.of(last(f).shortName()))
                    .offering(Remedies::trust)
                    .logged(),
            DiagnosisRule.of(
                            "D11.notSent",
                            CERTAIN,
                            f -> issuerMissing(f)
                                    && f.missingIssuer().isEmpty()
                                    && f.unknownRoot().isPresent())
                    .saying(f -> List.of(f.unknownRoot().orElseThrow().shortName(), last(f).shortName()))
                    .offering(Remedies::trust)
                    .logged(),
            DiagnosisRule.of(
                            "D10.found",
                            CERTAIN,
                            f -> issuerMissing(f) && f.missingIssuer().isPresent())
                    .saying(f -> List.of(last(f).shortName(), last(f).issuer().toString()))
                    .offering(Remedies::missingIssuer)
                    .logged(),
            DiagnosisRule.of(
                            "D10",
                            CERTAIN,
                            f -> issuerMissing(f)
                                    && f.missingIssuer().isEmpty()
                                    && f.unknownRoot().isEmpty())
                    .saying(f -> List.of(last(f).shortName(), last(f).issuer().toString()))
                    .logged(),
            DiagnosisRule.of("D12", CERTAIN, f -> datesFailed(f, "check.dates.expired"))
                    .saying(f -> evidence(f, "dates"))
                    .offering(Remedies::renewServer)
                    .logged(),
            DiagnosisRule.of("D12.early", CERTAIN, f -> datesFailed(f, "check.dates.notYet"))
                    .saying(f -> evidence(f, "dates"))
                    .logged(),
            DiagnosisRule.of(
                            "D13",
                            CERTAIN,
                            f -> f.serverCheckFailed("host-name")
                                    && !f.serverChain().isEmpty())
                    .saying(f -> List.of(f.test().target().host(), names(f)))
                    .offering(Remedies::name)
                    .logged(),
            DiagnosisRule.of("D14", CERTAIN, f -> otherFailure(f).isPresent())
                    .saying(f -> List.of(otherFailure(f).map(Check::evidence).orElseThrow()))
                    .logged());

    private ServerRules() {}

    private static boolean chainFailed(Facts facts) {
        return facts.serverCheckFailed("chain")
                && !facts.serverChain().isEmpty()
                && inspector(facts).isEmpty();
    }

    private static boolean issuerMissing(Facts facts) {
        return chainFailed(facts) && !last(facts).selfIssued();
    }

    /// The server's certificate vouches for itself.
    private static boolean alone(Facts facts) {
        return facts.serverChain().getFirst().selfIssued();
    }

    /// Where the chain ends, whatever order it was sent in.
    static CertificateDetails last(Facts facts) {
        var chain = facts.serverChain();
        var last = chain.getFirst();
        for (int i = 0; i < chain.size() && !last.selfIssued(); i++) {
            var issuer = last.issuer();
            last = chain.stream()
                    .filter(c -> NameComparison.same(c.subject(), issuer))
                    .findFirst()
                    .orElse(last);
        }
        return last;
    }

    private static Optional<String> inspector(Facts facts) {
        return facts.serverChain().stream()
                .map(c -> c.issuer().toString())
                .filter(name -> INSPECTORS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains))
                .findFirst();
    }

    private static boolean datesFailed(Facts facts, String evidence) {
        return facts.failedServerCheck("dates")
                .filter(c -> c.evidence().key().equals(evidence))
                .isPresent();
    }

    private static List<Object> evidence(Facts facts, String id) {
        return facts.failedServerCheck(id)
                .map(Check::evidence)
                .map(Phrase::arguments)
                .orElse(List.of());
    }

    private static Optional<Check> otherFailure(Facts facts) {
        return facts.serverChecks().stream()
                .filter(c -> c.failed()
                        && (!TOLD_APART.contains(c.id()) || facts.serverChain().isEmpty()))
                .findFirst();
    }

    private static Object names(Facts facts) {
        var names = facts.serverChain().getFirst().subjectAltNames();
        return names.isEmpty()
                ? Phrase.of("handshake.names.none")
                : names.stream().limit(MAX_NAMES).map(GeneralName::value).collect(Collectors.joining(", "));
    }
}
