package dev.certwright.ui.passphrase;

import java.util.function.Consumer;

/// Puts the two questions to the person. Called, and answers, on the thread of the toolkit.
public interface PassphrasePrompt {
    /// Asks for the passphrase until the vault is open.
    ///
    /// @param answered hears whether it is open now; `false` when the person declined
    void unlock(Consumer<Boolean> answered);

    /// Lets the person decide how private keys are to be protected.
    ///
    /// @param answered hears whether that was decided; `false` when the person declined
    void choose(Consumer<Boolean> answered);
}
