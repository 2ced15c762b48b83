package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.Diagnosis.Certainty;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A cause that can be recognised from the facts of a test.
///
/// Its texts are `diagnosis.<id>.text`, and as advice for either side `diagnosis.<id>.client` and
/// `diagnosis.<id>.server`; all three take the same arguments.
///
/// @param when      the condition
/// @param arguments for the texts; called only when the condition holds
record DiagnosisRule(String id, Certainty certainty, Predicate<Facts> when, Function<Facts, List<Object>> arguments) {
    static DiagnosisRule of(String id, Certainty certainty, Predicate<Facts> when) {
        return new DiagnosisRule(id, certainty, when, _ -> List.of());
    }

    Optional<Diagnosis> apply(Facts facts) {
        if (!when.test(facts)) {
            return Optional.empty();
        }
        var words = arguments.apply(facts);
        return Optional.of(new Diagnosis(
                id,
                certainty,
                new Phrase("diagnosis." + id + ".text", words),
                new Phrase("diagnosis." + id + ".client", words),
                new Phrase("diagnosis." + id + ".server", words),
                Optional.empty(),
                List.of()));
    }
}
