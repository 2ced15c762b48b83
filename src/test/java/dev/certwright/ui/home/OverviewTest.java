package dev.certwright.ui.home;

import static dev.certwright.testing.Summaries.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.inventory.CrlDue;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.testing.Summaries;
import dev.certwright.ui.home.Overview.Attention;
import dev.certwright.ui.home.Overview.Kind;
import dev.certwright.ui.home.Overview.MonthCount;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void countsWhatEndsInEachOfTheMonthsToCome() {
        var months = of("2026-11-30T00:00:00Z", "2027-03-01T00:00:00Z", "2027-03-31T00:00:00Z")
                .months();
        assertEquals(13, months.size());
        assertEquals(new MonthCount(YearMonth.of(2026, 11), 1, true), months.getFirst());
        assertEquals(new MonthCount(YearMonth.of(2026, 12), 0, true), months.get(1));
        assertEquals(new MonthCount(YearMonth.of(2027, 3), 2, false), months.get(4));
        assertEquals(YearMonth.of(2027, 11), months.getLast().month());
    }

    @Test
    void leavesOutOfTheMonthsWhatHasEndedOrIsFarAway() {
        var months = of("2026-11-01T00:00:00Z", "2036-01-01T00:00:00Z").months();
        assertTrue(months.stream().allMatch(m -> m.count() == 0), months::toString);
    }

    @Test
    void putsTheMostUrgentFirst() {
        var attention = of("2026-12-08T13:00:00Z", "2026-10-30T12:00:00Z", "2027-06-01T00:00:00Z")
                .attention();
        assertEquals(
                List.of(
                        new Attention(Kind.EXPIRED, new EntryId(1), "entry 1", -24, 0),
                        new Attention(Kind.EXPIRING, new EntryId(0), "entry 0", 15, 0)),
                attention);
    }

    @Test
    void saysWhichCaNeedsARevocationListAndWhoseKeyIsWeak() {
        var entries = Summaries.of(
                server(1, "Devices CA", NOW.plus(Duration.ofDays(900))).root(),
                server(2, "old", NOW.plus(Duration.ofDays(100))).below(1).key("RSA 1024"));
        var lists = List.of(new CrlDue(new EntryId(1), "Devices CA", Optional.of(NOW.plus(Duration.ofHours(30))), 2));
        assertEquals(
                List.of(
                        new Attention(Kind.LIST_DUE, new EntryId(1), "Devices CA", 1, 2),
                        new Attention(Kind.WEAK, new EntryId(2), "old", 0, 0)),
                Overview.of(entries, lists, NOW, ZoneOffset.UTC).attention());
    }

    @Test
    void whatWasRenewedCountsInNoMonth() {
        var entries = Summaries.of(
                server(1, "old", NOW.plus(Duration.ofDays(3))),
                server(2, "new", NOW.plus(Duration.ofDays(33))).renewedFrom(1));
        var counts = Overview.of(entries, List.of(), NOW, ZoneOffset.UTC).months().stream()
                .map(MonthCount::count)
                .toList();
        assertEquals(List.of(0, 1), counts.subList(0, 2));
    }

    private static Overview of(String... ends) {
        var entries = new ArrayList<EntrySummary>();
        for (var end : ends) {
            entries.add(server(entries.size(), "entry " + entries.size(), Instant.parse(end))
                    .entry());
        }
        return Overview.of(entries, List.of(), NOW, ZoneOffset.UTC);
    }
}
