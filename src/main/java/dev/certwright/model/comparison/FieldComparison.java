package dev.certwright.model.comparison;

import dev.certwright.model.Phrase;

/// One field of two certificates.
///
/// @param id    stable word for programs, for example `subject.CN`, `not-after`, `extension.2.5.29.17`
/// @param name  for a person
/// @param left  its value; empty where that certificate does not have the field
/// @param right likewise
public record FieldComparison(String id, Phrase name, State state, String left, String right) {
    /// How the two values stand to each other.
    public enum State {
        SAME,
        DIFFERENT,
        /// Only the first certificate has the field.
        ONLY_LEFT,
        ONLY_RIGHT
    }

    public boolean differs() {
        return state != State.SAME;
    }
}
