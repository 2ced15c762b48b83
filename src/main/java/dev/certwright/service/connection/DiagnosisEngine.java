package dev.certwright.service.connection;

import dev.certwright.model.handshake.Diagnosis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the causes that fit the facts.
final class DiagnosisEngine {
    /// Every rule: of reaching the server, of its certificate, of ours.
    static List<DiagnosisRule> rules() {
        return Stream.of(ReachRules.ALL, ServerRules.ALL, ClientRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /// The causes, the most certain first.
    List<Diagnosis> diagnose(Facts facts) {
        return rules().stream()
                .map(rule -> rule.apply(facts))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Diagnosis::certainty))
                .toList();
    }
}
