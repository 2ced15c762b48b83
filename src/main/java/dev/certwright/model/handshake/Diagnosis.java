package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;
import java.util.List;

/// A cause, in words.
///
/// @param id     stable, for example `D13`
/// @param text   what is the matter
/// @param advice what to do, one phrase a step
public record Diagnosis(String id, Certainty certainty, Phrase text, List<Phrase> advice) {
    public enum Certainty {
        CERTAIN,
        LIKELY,
        POSSIBLE;

        /// The stable word for programs.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Diagnosis {
        advice = List.copyOf(advice);
    }
}
