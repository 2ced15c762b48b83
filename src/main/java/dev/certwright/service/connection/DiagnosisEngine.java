package dev.certwright.service.connection;

import dev.certwright.model.handshake.Diagnosis;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the causes that fit the facts.
final class DiagnosisEngine {
    private static final Comparator<DiagnosisRule> CAUSES_FIRST = Comparator.comparing(DiagnosisRule::finding)
            .thenComparing(DiagnosisRule::lastResort)
            .thenComparing(DiagnosisRule::certainty);

    /// Every rule: of reaching the server, of its certificate, of ours by itself, of what the server says to it, and
    /// of what is remarkable though nothing failed.
    static List<DiagnosisRule> rules() {
        return Stream.of(ReachRules.ALL, ServerRules.ALL, OwnRules.ALL, RefusalRules.ALL, FindingRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /// The causes, the most certain first, then what else is worth knowing. Where several rules find the same cause
    /// the first of them speaks.
    List<Diagnosis> diagnose(Facts facts) {
        Set<String> told = new HashSet<>();
        return rules().stream()
                .sorted(CAUSES_FIRST)
                .filter(rule -> !rule.lastResort() || told.isEmpty())
                .flatMap(rule -> rule.apply(facts).stream())
                .filter(diagnosis -> told.add(diagnosis.id()))
                .toList();
    }
}
