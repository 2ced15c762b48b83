package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.Diagnosis.Certainty;
import dev.certwright.model.handshake.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A cause that can be recognised from the facts of a test.
///
/// Its texts are `diagnosis.<words>.text`, as advice for either side `.client` and `.server`, and where the server's
/// log says something `.log`; all take the same arguments.
///
/// @param id        stable
/// @param words     the id, with a word after it where the same cause needs other texts
/// @param finding   whether it tells of something else than why the connection failed
/// @param lastResort whether it is told only when no other cause was found
/// @param log       whether there is a line to look for in the server's log
/// @param when      the condition
/// @param arguments for the texts; called only when the condition holds
/// @param remedies  likewise
record DiagnosisRule(
        String id,
        String words,
        Certainty certainty,
        boolean finding,
        boolean lastResort,
        boolean log,
        Predicate<Facts> when,
        Function<Facts, List<Object>> arguments,
        Function<Facts, List<Remedy>> remedies) {
    /// @param words the id, perhaps with a point and a word
    static DiagnosisRule of(String words, Certainty certainty, Predicate<Facts> when) {
        int point = words.indexOf('.');
        return new DiagnosisRule(
                point < 0 ? words : words.substring(0, point),
                words,
                certainty,
                false,
                false,
                false,
                when,
                _ -> List.of(),
                _ -> List.of());
    }

    DiagnosisRule saying(Function<Facts, List<Object>> with) {
        return new DiagnosisRule(id, words, certainty, finding, lastResort, log, when, with, remedies);
    }

    DiagnosisRule offering(Function<Facts, List<Remedy>> with) {
        return new DiagnosisRule(id, words, certainty, finding, lastResort, log, when, arguments, with);
    }

    DiagnosisRule logged() {
        return new DiagnosisRule(id, words, certainty, finding, lastResort, true, when, arguments, remedies);
    }

    DiagnosisRule whereNothingElseFits() {
        return new DiagnosisRule(id, words, certainty, finding, true, log, when, arguments, remedies);
    }

    DiagnosisRule asFinding() {
        return new DiagnosisRule(id, words, certainty, true, lastResort, log, when, arguments, remedies);
    }

    Optional<Diagnosis> apply(Facts facts) {
        if (!when.test(facts)) {
            return Optional.empty();
        }
        var with = arguments.apply(facts);
        return Optional.of(new Diagnosis(
                id,
                certainty,
                text("text", with),
                text("client", with),
                text("server", with),
                log ? Optional.of(text("log", with)) : Optional.empty(),
                remedies.apply(facts)));
    }

    private Phrase text(String end, List<Object> with) {
        return new Phrase("diagnosis." + words + "." + end, with);
    }
}
