package dev.certwright.ui.home;

import dev.certwright.model.inventory.CrlDue;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.service.expiry.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a vault holds, at a glance.
///
/// @param total     how many entries there are
/// @param months    this one and the twelve that follow
/// @param attention the most urgent first
record Overview(int total, List<MonthCount> months, List<Attention> attention) {
    /// In place of days when a CA never had a list.
    static final long NEVER = Long.MAX_VALUE;

    static final Overview NONE = new Overview(0, List.of(), List.of());

    Overview {
        months = List.copyOf(months);
        attention = List.copyOf(attention);
    }

    /// How many entries end in a month.
    ///
    /// @param soon whether some of its days are within the time of warning
    record MonthCount(YearMonth month, int count, boolean soon) {}

    /// Why something needs attention.
    enum Kind {
        EXPIRED,
        EXPIRING,
        /// A new revocation list of the CA is needed.
        LIST_DUE,
        /// Programs of today refuse its key.
        WEAK
    }

    /// Something that needs attention.
    ///
    /// @param daysLeft  until it ends, or the next list is due; negative once that is past
    /// @param others   how many certificates below it end later, or are not in the list yet
    record Attention(Kind kind, EntryId entry, String name, long daysLeft, int others) {}

    static Overview of(List<EntrySummary> entries, List<CrlDue> lists, Instant now, ZoneId zone) {
        var expiry = new Expiry(entries, now);
        var attention = new ArrayList<Attention>();
        for (var ending : expiry.within(Expiry.standardWarning())) {
            attention.add(new Attention(
                    ending.ended() ? Kind.EXPIRED : Kind.EXPIRING,
                    ending.entry().id(),
                    ending.entry().name(),
                    ending.daysLeft(),
                    ending.outlivers()));
        }
        for (var due : lists) {
            long days = due.nextUpdate().map(end -> daysUntil(end, now)).orElse(NEVER);
            attention.add(new Attention(Kind.LIST_DUE, due.authority(), due.name(), days, due.unpublished()));
        }
        expiry.weak().forEach(e -> attention.add(new Attention(Kind.WEAK, e.id(), e.name(), 0, 0)));
        return new Overview(entries.size(), months(expiry.mattering(), now, zone), attention);
    }

    private static long daysUntil(Instant moment, Instant now) {
        return Math.floorDiv(Duration.between(now, moment).toSeconds(), 86_400L);
    }

    private static List<MonthCount> months(List<EntrySummary> entries, Instant now, ZoneId zone) {
        var first = YearMonth.from(now.atZone(zone));
        var lastSoon = YearMonth.from(
                now.plus(Duration.ofDays(EntryStatus.WARNING_DAYS)).atZone(zone));
        Map<YearMonth, Integer> counts = new HashMap<>();
        for (var entry : entries) {
            var end = entry.validity().notAfter();
            if (!end.isBefore(now)) {
                counts.merge(YearMonth.from(end.atZone(zone)), 1, Integer::sum);
            }
        }
        var months = new ArrayList<MonthCount>();
        for (int i = 0; i <= 12; i++) {
            var month = first.plusMonths(i);
            months.add(new MonthCount(month, counts.getOrDefault(month, 0), !month.isAfter(lastSoon)));
        }
        return months;
    }
}
