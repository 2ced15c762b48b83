package dev.certwright.cli;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.StepState;
import dev.certwright.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Small values as a person or a program reads them.
final class Words {
    private Words() {}

    /// The stable word of a constant: lower case with hyphens.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String profile(CertificateProfile profile, Messages messages) {
        return messages.text("cli.profile." + word(profile));
    }

    /// RFC 3339 in UTC, whole seconds.
    static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// With one decimal, in milliseconds.
    static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", milliseconds(duration.toNanos()));
    }

    static double milliseconds(long nanos) {
        return Math.round(nanos / 1000.0) / 1000.0;
    }

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
}
