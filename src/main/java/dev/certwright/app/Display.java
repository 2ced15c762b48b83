package dev.certwright.app;

import dev.certwright.model.Phrase;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a window can be shown.
final class Display {
    private static final Phrase NO_SCREEN = Phrase.of("cli.noDisplay.noScreen");
    private static final Phrase NO_TOOLKIT = Phrase.of("cli.noDisplay.toolkit");

    private Display() {}

    /// Why there is no display to ask the toolkit for; empty when there may be one.
    ///
    /// @param glassPlatform the toolkit's platform when one was chosen by the property `glass.platform`
    static Optional<Phrase> missing(
            String operatingSystem, Map<String, String> environment, Optional<String> glassPlatform) {
        boolean needsOne = operatingSystem.toLowerCase(Locale.ROOT).startsWith("linux") && glassPlatform.isEmpty();
        boolean hasOne = Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .map(name -> environment.getOrDefault(name, ""))
                .anyMatch(value -> !value.isEmpty());
        return needsOne && !hasOne ? Optional.of(NO_SCREEN) : Optional.empty();
    }

    /// What kept the toolkit from starting; empty when the failure is another one.
    static Optional<Phrase> missing(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .flatMap(t -> reason(t).stream())
                .findFirst();
    }

    private static Optional<Phrase> reason(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        if (cause instanceof UnsupportedOperationException && message.contains("DISPLAY")) {
            return Optional.of(NO_SCREEN);
        }
        boolean toolkit = cause instanceof LinkageError || message.contains("No toolkit found");
        return toolkit ? Optional.of(NO_TOOLKIT) : Optional.empty();
    }
}
