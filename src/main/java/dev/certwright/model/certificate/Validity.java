package dev.certwright.model.certificate;

import dev.certwright.model.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When a certificate may be used (RFC 5280 §4.1.2.5), both ends included, in whole seconds.
///
/// What others issued may end before it begins, and then contains no moment; a [CertificateTemplate] never does.
public record Validity(Instant notBefore, Instant notAfter) {
    /// Longest validity that can be asked for, in days: 25 years, the bound for root CAs in the CA/Browser Forum's
    /// Baseline Requirements 7.1.2.1.1.
    public static final int MAX_DAYS = 9132;

    /// How far notBefore is set back, so that a clock that is a little slow does not refuse a new certificate.
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    public Validity {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    }

    /// From a little before now for some days, not a second more: limits count both ends (CA/Browser Forum BR 6.3.2).
    public static Validity ofDays(Instant now, int days) {
        var start = now.minus(CLOCK_SKEW);
        return new Validity(start, start.plus(Duration.ofDays(days)).minusSeconds(1));
    }

    /// This validity, ended no later than that moment.
    public Validity endingBy(Instant latest) {
        return notAfter.isAfter(latest) ? new Validity(notBefore, latest) : this;
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
    }

    /// Whole days from notBefore to notAfter, rounded to the nearest.
    public long days() {
        return Math.round(Duration.between(notBefore, notAfter).toSeconds() / 86_400.0);
    }

    /// Whole days left at that moment; negative once it has ended.
    public long daysLeft(Instant now) {
        return Math.floorDiv(Duration.between(now, notAfter).toSeconds(), 86_400L);
    }

    /// Reads a number of days a person typed.
    public static Parsed<Integer> parseDays(String text) {
        var typed = text.strip();
        if (!typed.matches("-?\\d{1,9}")) {
            return Parsed.invalid("days.notANumber", typed);
        }
        int days = Integer.parseInt(typed);
        return days < 1 || days > MAX_DAYS ? Parsed.invalid("days.range", MAX_DAYS, days) : Parsed.valid(days);
    }
}
