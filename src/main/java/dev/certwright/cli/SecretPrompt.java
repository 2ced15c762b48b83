package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import java.util.Optional;

/// Asks a person for a secret, without echo.
@FunctionalInterface
public interface SecretPrompt {
    /// The answer; empty when the person ended the input.
    Optional<Passphrase> ask(String question);
}
