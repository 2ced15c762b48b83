package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.EntrySummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/// One certificate in the list, as it stands at the moment.
///
/// @param daysLeft   whole days until it ends; negative once it has
/// @param lifeLeft   how much of its validity is left, from 0 to 1, in steps of a hundredth
/// @param signs      whether certificates can be made below it
/// @param searchText everything it can be found by, in lower case
public record Row(
        EntrySummary entry, EntryStatus status, long daysLeft, double lifeLeft, boolean signs, String searchText) {
    static Row of(EntrySummary entry, Instant now) {
        var status = entry.status(now);
        return new Row(
                entry,
                status,
                entry.validity().daysLeft(now),
                lifeLeft(entry, now),
                signs(entry, status),
                searchText(entry));
    }

    /// This row, if nothing about the entry has changed that a list shows, or a new one.
    Row asOf(EntrySummary current, Instant now) {
        return entry.equals(current)
                        && status == current.status(now)
                        && daysLeft == current.validity().daysLeft(now)
                        && Double.compare(lifeLeft, lifeLeft(current, now)) == 0
                ? this
                : of(current, now);
    }

    /// @param typed in lower case, without blanks around it
    boolean matches(String typed) {
        return typed.isEmpty() || searchText.contains(typed);
    }

    private static double lifeLeft(EntrySummary entry, Instant now) {
        var validity = entry.validity();
        var whole = Duration.between(validity.notBefore(), validity.notAfter()).toSeconds();
        var left = Duration.between(now, validity.notAfter()).toSeconds();
        return whole <= 0 ? 0 : Math.ceil(100 * Math.clamp(left / (double) whole, 0.0, 1.0)) / 100;
    }

    private static boolean signs(EntrySummary entry, EntryStatus status) {
        return entry.profile().authority()
                && entry.hasPrivateKey()
                && switch (status) {
                    case VALID, EXPIRING -> true;
                    case EXPIRED, NOT_YET_VALID, REVOKED, ON_HOLD -> false;
                };
    }

    /// The serial number with and without its colons; a line break between fields, which nobody can type.
    private static String searchText(EntrySummary entry) {
        var end = entry.validity().notAfter().atOffset(ZoneOffset.UTC).toLocalDate();
        return String.join(
                        "\n",
                        entry.name(),
                        entry.names(),
                        entry.serial(),
                        entry.serial().replace(":", ""),
                        entry.subject(),
                        entry.key(),
                        end.toString(),
                        entry.sha256())
                .toLowerCase(Locale.ROOT);
    }
}
