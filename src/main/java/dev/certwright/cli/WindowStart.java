package dev.certwright.cli;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.Phrase;
import dev.certwright.model.VaultLocation;
import java.util.Locale;
import java.util.Optional;

/// Opens the window: what happens when no command is given.
@FunctionalInterface
public interface WindowStart {
    /// Opens it and waits until it is closed.
    ///
    /// @param password for a database that wants one
    /// @param language empty to follow the person's settings
    /// @return what keeps a window from being shown here; empty when it was shown and closed
    Optional<Phrase> open(VaultLocation vault, DatabasePassword password, Optional<Locale> language);
}
