package dev.certwright.service.connection;

import static dev.certwright.model.handshake.Diagnosis.Certainty.CERTAIN;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong with the server's certificate.
final class ServerRules {
    private static final Set<String> TOLD_APART = Set.of("chain", "dates", "host-name");

    static final List<DiagnosisRule> ALL = List.of(
            new DiagnosisRule(
                    "D10",
                    CERTAIN,
                    f -> f.serverCheckFailed("chain") && !f.serverChain().isEmpty() && !lastIsSelfIssued(f),
                    f -> List.of(last(f).shortName(), last(f).issuer().toString())),
            new DiagnosisRule(
                    "D11",
                    CERTAIN,
                    f -> f.serverCheckFailed("chain") && lastIsSelfIssued(f),
                    f -> List.of(last(f).shortName())),
            new DiagnosisRule("D12", CERTAIN, f -> f.serverCheckFailed("dates"), f -> List.of(evidence(f, "dates"))),
            new DiagnosisRule(
                    "D13",
                    CERTAIN,
                    f -> f.serverCheckFailed("host-name") && !f.serverChain().isEmpty(),
                    f -> List.of(f.test().target().host(), names(f))),
            new DiagnosisRule(
                    "D14",
                    CERTAIN,
                    f -> otherFailure(f).isPresent(),
                    f -> List.of(otherFailure(f).map(Check::evidence).orElseThrow())));

    private ServerRules() {}

    private static boolean lastIsSelfIssued(Facts facts) {
        return !facts.serverChain().isEmpty() && last(facts).selfIssued();
    }

    private static CertificateDetails last(Facts facts) {
        return facts.serverChain().getLast();
    }

    private static dev.certwright.model.Phrase evidence(Facts facts, String id) {
        return facts.serverChecks().stream()
                .filter(c -> c.id().equals(id))
                .map(Check::evidence)
                .findFirst()
                .orElseThrow();
    }

    private static java.util.Optional<Check> otherFailure(Facts facts) {
        return facts.serverChecks().stream()
                .filter(c -> c.failed()
                        && (!TOLD_APART.contains(c.id()) || facts.serverChain().isEmpty()))
                .findFirst();
    }

    private static String names(Facts facts) {
        return facts.serverChain().getFirst().subjectAltNames().stream()
                .map(GeneralName::value)
                .collect(Collectors.joining(", "));
    }
}
