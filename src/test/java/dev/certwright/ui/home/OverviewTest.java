package dev.certwright.ui.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.ui.home.Overview.Attention;
import dev.certwright.ui.home.Overview.MonthCount;
import java.math.BigInteger;
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
                        new Attention(new EntryId(1), "entry 1", true, -24),
                        new Attention(new EntryId(0), "entry 0", false, 15)),
                attention);
    }

    private static Overview of(String... ends) {
        var entries = new ArrayList<Entry>();
        for (var end : ends) {
            entries.add(entry(entries.size(), Instant.parse(end)));
        }
        return Overview.of(entries, NOW, ZoneOffset.UTC);
    }

    private static Entry entry(int number, Instant end) {
        var details = new CertificateDetails(
                new EncodedCertificate(new byte[] {(byte) number}),
                3,
                new SerialNumber(BigInteger.ONE),
                DistinguishedName.EMPTY,
                DistinguishedName.EMPTY,
                new Validity(end.minus(Duration.ofDays(397)), end),
                new PublicKeyDetails("EC", "ECDSA P-256", 256, new Fingerprint("SHA-256", new byte[32])),
                "ecdsa-with-SHA256",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
        return new Entry(
                new EntryId(number),
                "entry " + number,
                CertificateProfile.SERVER,
                details,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                NOW);
    }
}
