package dev.certwright.tls.startup;

import dev.certwright.model.Phrase;

/// Ends a conversation before its end, and says how.
public final class Unfinished extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient StartupOutcome.Failed outcome;

    Unfinished(StartupOutcome.Failed outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    /// The other side says no.
    ///
    /// @param key       of the text
    /// @param arguments as in [Phrase#of]
    public static Unfinished refused(String key, Object... arguments) {
        return new Unfinished(new StartupOutcome.Refused(Phrase.of(key, arguments)));
    }

    StartupOutcome.Failed outcome() {
        return outcome;
    }
}
