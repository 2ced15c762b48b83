package dev.certwright.ui.home;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a vault holds, at a glance.
///
/// @param total     how many entries there are
/// @param months    this one and the twelve that follow
/// @param attention the most urgent first
record Overview(int total, List<MonthCount> months, List<Attention> attention) {
    static final Overview NONE = new Overview(0, List.of(), List.of());

    /// How many entries end in a month.
    ///
    /// @param soon whether some of its days are within the time of warning
    record MonthCount(YearMonth month, int count, boolean soon) {}

    /// An entry that has ended, or will soon.
    ///
    /// @param daysLeft negative once it has ended
    record Attention(EntryId entry, String name, boolean expired, long daysLeft) {}

    static Overview of(List<Entry> entries, Instant now, ZoneId zone) {
        var attention = entries.stream()
                .filter(e -> switch (e.status(now)) {
                    case EXPIRED, EXPIRING -> true;
                    case VALID, NOT_YET_VALID, REVOKED, ON_HOLD -> false;
                })
                .map(e -> attention(e, now))
                .sorted(Comparator.comparingLong(Attention::daysLeft))
                .toList();
        return new Overview(entries.size(), months(entries, now, zone), attention);
    }

    private static Attention attention(Entry entry, Instant now) {
        var validity = entry.details().validity();
        return new Attention(entry.id(), entry.name(), now.isAfter(validity.notAfter()), validity.daysLeft(now));
    }

    private static List<MonthCount> months(List<Entry> entries, Instant now, ZoneId zone) {
        var first = YearMonth.from(now.atZone(zone));
        var lastSoon = YearMonth.from(
                now.plus(Duration.ofDays(EntryStatus.WARNING_DAYS)).atZone(zone));
        var months = new ArrayList<MonthCount>();
        for (int i = 0; i <= 12; i++) {
            var month = first.plusMonths(i);
            int count = (int) entries.stream()
                    .map(e -> e.details().validity().notAfter())
                    .filter(end -> !end.isBefore(now))
                    .filter(end -> YearMonth.from(end.atZone(zone)).equals(month))
                    .count();
            months.add(new MonthCount(month, count, !month.isAfter(lastSoon)));
        }
        return months;
    }
}
