package dev.certwright.model.keystore;

import dev.certwright.model.Phrase;
import java.util.List;

/// Whether a program opens a container, given the right password.
///
/// @param reasons why it refuses, or what is not known of it; empty when it opens
public record OpenerVerdict(Opener opener, Answer answer, List<Phrase> reasons) {
    public OpenerVerdict {
        reasons = List.copyOf(reasons);
    }

    /// What it will say.
    public enum Answer {
        OPENS,
        REFUSES,
        /// Nobody said and it could not be tried.
        UNKNOWN
    }
}
