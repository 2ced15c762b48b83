package dev.certwright.service.report.html;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.StepState;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/// The words of a report in the language asked for.
record Labels(Function<Phrase, String> words) {
    String text(String key, Object... arguments) {
        return words.apply(Phrase.of(key, arguments));
    }

    String of(Phrase phrase) {
        return words.apply(phrase);
    }

    String title(HandshakeStep step) {
        return text("connection.step." + step.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".title");
    }

    String milliseconds(Duration duration) {
        return text("connection.time", duration.toNanos() / 1e6);
    }

    /// A sign, and the same as the name of a style.
    static String symbol(StepState state) {
        return switch (state) {
            case PASSED -> "✔";
            case WARNING -> "▲";
            case FAILED -> "✖";
            case PENDING, PROVISIONAL -> "◌";
            case NOT_REACHED, NOT_APPLICABLE -> "○";
        };
    }

    static String symbol(CheckState state) {
        return switch (state) {
            case PASS -> "✔";
            case WARN -> "▲";
            case FAIL -> "✖";
            case NOT_DONE -> "○";
        };
    }

    static String style(StepState state) {
        return switch (state) {
            case PASSED -> "good";
            case WARNING -> "doubtful";
            case FAILED -> "bad";
            case PENDING, PROVISIONAL, NOT_REACHED, NOT_APPLICABLE -> "open";
        };
    }

    static String style(CheckState state) {
        return switch (state) {
            case PASS -> "good";
            case WARN -> "doubtful";
            case FAIL -> "bad";
            case NOT_DONE -> "open";
        };
    }
}
