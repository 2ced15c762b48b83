package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.util.Locale;

/// The stable word for why something did not open, for programs.
final class Cause {
    private static final String PREFIX = "failure.";

    private Cause() {}

    static String of(PkiException failure) {
        return of(failure.phrase());
    }

    /// @param why the phrase of a failure
    static String of(Phrase why) {
        var key = why.key();
        if (!key.startsWith(PREFIX)) {
            return "wrong-usage";
        }
        return switch (key.substring(PREFIX.length())) {
            case "unsupportedAlgorithm" -> "unknown-algorithm";
            case "noServerCertificate" -> "no-certificate";
            default ->
                key.substring(PREFIX.length()).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        };
    }
}
