package dev.certwright.cli;

import dev.certwright.model.Phrase;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Opens the window: what happens when no command is given.
@FunctionalInterface
public interface WindowStart {
    /// Opens it and waits until it is closed.
    ///
    /// @param language empty to follow the person's settings
    /// @return what keeps a window from being shown here; empty when it was shown and closed
    Optional<Phrase> open(Path vault, Optional<Locale> language);
}
