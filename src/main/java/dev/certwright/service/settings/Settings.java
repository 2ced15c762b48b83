package dev.certwright.service.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A person's preferences.
///
/// @param language empty to follow the system
/// @param idleLock how long private keys stay open without use
public record Settings(Optional<Locale> language, Appearance appearance, Duration idleLock) {
    public enum Appearance {
        SYSTEM,
        LIGHT,
        DARK
    }

    public static Settings standard() {
        return new Settings(Optional.empty(), Appearance.SYSTEM, Duration.ofMinutes(15));
    }
}
