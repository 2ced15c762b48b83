package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// When it is valid and how that is written (RFC 5280 §4.1.2.5).
final class ValidityRules {
    private static final int APPLE_DAYS = 825;
    private static final int RECOMMENDED_DAYS = 397;
    private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    /// The longest validity by the day of issue, CA/Browser Forum BR 6.3.2.
    private static final NavigableMap<LocalDate, Period> LIMITS = limits();

    static final List<LintRule> ALL = List.of(
            rfc("validity-order", Severity.ERROR, "RFC 5280 §4.1.2.5", ValidityRules::dated, (c, hits) -> {
                if (c.notAfter().orElseThrow().isBefore(c.notBefore().orElseThrow())) {
                    hits.at(
                            c.parts().notAfter(),
                            c.notBefore().orElseThrow(),
                            c.notAfter().orElseThrow());
                }
            }),
            rfc(
                    "time-invalid",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.5",
                    c -> true,
                    (c, hits) -> each(c, n -> Times.read(n).isEmpty(), hits)),
            rfc(
                    "time-seconds-missing",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.5.1",
                    c -> true,
                    (c, hits) -> each(c, n -> digits(n) == (n.is(Node.UTC_TIME) ? 10 : 12), hits)),
            rfc(
                    "time-not-zulu",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.5.2",
                    c -> true,
                    (c, hits) -> each(c, n -> !n.latin().endsWith("Z"), hits)),
            rfc(
                    "time-fraction",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.5.2",
                    c -> true,
                    (c, hits) ->
                            each(c, n -> n.latin().contains(".") || n.latin().contains(","), hits)),
            rfc(
                    "time-type",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.5",
                    c -> true,
                    (c, hits) -> each(
                            c,
                            n -> n.is(Node.GENERALIZED_TIME)
                                    && Times.read(n)
                                            .filter(t -> t.isBefore(YEAR_2050))
                                            .isPresent(),
                            hits)),
            practice(
                    "validity-without-end",
                    Severity.NOTE,
                    "RFC 5280 §4.1.2.5",
                    c -> c.notAfter().filter(NEVER::equals).isPresent(),
                    (c, hits) -> hits.at(c.parts().notAfter())),
            practice(
                            "validity-apple",
                            Severity.WARNING,
                            "Apple 103769",
                            c -> dated(c) && c.isServer() && !c.selfIssued(),
                            (c, hits) -> {
                                if (seconds(c) > Duration.ofDays(APPLE_DAYS).toSeconds()) {
                                    hits.at(c.parts().notAfter(), days(c), APPLE_DAYS);
                                }
                            })
                    .since("2019-07-01"),
            baseline(
                    "validity-too-long",
                    Severity.ERROR,
                    "CA/B BR 6.3.2",
                    c -> dated(c) && c.subscriber(),
                    (c, hits) -> {
                        var from = c.notBefore().orElseThrow();
                        var day = from.atZone(ZoneOffset.UTC);
                        var limit = LIMITS.floorEntry(day.toLocalDate());
                        if (limit != null
                                && c.notAfter()
                                        .orElseThrow()
                                        .isAfter(day.plus(limit.getValue())
                                                .toInstant()
                                                .minusSeconds(limit.getValue().toTotalMonths() == 0 ? 1 : 0))) {
                            hits.at(c.parts().notAfter(), days(c), allowed(day.toLocalDate(), limit.getValue()));
                        }
                    }),
            baseline(
                            "validity-at-limit",
                            Severity.NOTE,
                            "CA/B BR 6.3.2",
                            c -> dated(c) && c.subscriber(),
                            (c, hits) -> {
                                if (seconds(c)
                                        > Duration.ofDays(RECOMMENDED_DAYS).toSeconds()) {
                                    hits.at(c.parts().notAfter(), days(c), RECOMMENDED_DAYS);
                                }
                            })
                    .since("2020-09-01"),
            baseline(
                            "validity-root",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.1.1",
                            c -> dated(c) && c.rootAuthority(),
                            (c, hits) -> {
                                if (days(c) > 9132 || days(c) < 2922) {
                                    hits.at(c.parts().notAfter(), days(c));
                                }
                            })
                    .since("2023-09-15"));

    private ValidityRules() {}

    private static NavigableMap<LocalDate, Period> limits() {
        var limits = new TreeMap<LocalDate, Period>();
        limits.put(LocalDate.parse("2012-07-01"), Period.ofMonths(60));
        limits.put(LocalDate.parse("2015-04-01"), Period.ofMonths(39));
        limits.put(LocalDate.parse("2018-03-01"), Period.ofDays(825));
        limits.put(LocalDate.parse("2020-09-01"), Period.ofDays(398));
        limits.put(LocalDate.parse("2026-03-15"), Period.ofDays(200));
        limits.put(LocalDate.parse("2027-03-15"), Period.ofDays(100));
        limits.put(LocalDate.parse("2029-03-15"), Period.ofDays(47));
        return limits;
    }

    private static boolean dated(LintedCertificate certificate) {
        return certificate.notBefore().isPresent() && certificate.notAfter().isPresent();
    }

    /// Both ends belong to the period.
    private static long seconds(LintedCertificate certificate) {
        return Duration.between(
                                certificate.notBefore().orElseThrow(),
                                certificate.notAfter().orElseThrow())
                        .toSeconds()
                + 1;
    }

    private static long days(LintedCertificate certificate) {
        return Math.ceilDiv(seconds(certificate), Duration.ofDays(1).toSeconds());
    }

    private static long allowed(LocalDate day, Period limit) {
        return java.time.temporal.ChronoUnit.DAYS.between(day, day.plus(limit));
    }

    private static void each(LintedCertificate certificate, Predicate<Node> wrong, Hits hits) {
        for (var time :
                List.of(certificate.parts().notBefore(), certificate.parts().notAfter())) {
            if ((time.is(Node.UTC_TIME) || time.is(Node.GENERALIZED_TIME))
                    ? wrong.test(time)
                    : Times.read(time).isEmpty()) {
                hits.at(time, time.latin());
            }
        }
    }

    private static int digits(Node time) {
        var text = time.latin();
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits;
    }
}
