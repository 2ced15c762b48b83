package dev.certwright.service.expiry;

import static dev.certwright.testing.Summaries.server;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.testing.Summaries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static Expiry look(Summaries... all) {
        return new Expiry(Summaries.of(all), NOW);
    }

    private static List<String> within(Expiry expiry, int days) {
        return expiry.within(Duration.ofDays(days)).stream()
                .map(e -> e.entry().name() + " " + e.daysLeft())
                .toList();
    }

    @Test
    void whatHasEndedComesFirstAndWhatEndsLaterIsLeftOut() {
        var expiry = look(
                server(1, "later", in(31)),
                server(2, "last day", in(30)),
                server(3, "soon", in(1)),
                server(4, "gone", in(-24)));
        assertEquals(List.of("gone -24", "soon 1", "last day 30"), within(expiry, 30));
    }

    @Test
    void nobodyIsRemindedOfWhatWasRevokedOrReplaced() {
        var expiry = look(
                server(1, "old", in(3)),
                server(2, "new", in(300)).renewedFrom(1),
                server(3, "revoked", in(3)).revoked());
        assertEquals(List.of(), within(expiry, 30));
    }

    @Test
    void aReplacementThatWasRevokedOrHasEndedReplacesNothing() {
        var expiry = look(
                server(1, "first", in(3)),
                server(2, "revoked", in(300)).renewedFrom(1).revoked(),
                server(3, "second", in(4)),
                server(4, "ended", in(-1)).renewedFrom(3));
        assertEquals(List.of("ended -1", "first 3", "second 4"), within(expiry, 30));
    }

    @Test
    void aCaSaysHowManyBelowItWouldBeValidLonger() {
        var expiry = look(
                server(1, "Root", in(20)).root(),
                server(2, "Sub", in(200)).authority().below(1),
                server(3, "long", in(100)).below(2),
                server(4, "short", in(10)).below(2));
        assertEquals(
                List.of("short 0", "Root 2"),
                expiry.within(Duration.ofDays(30)).stream()
                        .map(e -> e.entry().name() + " " + e.outlivers())
                        .toList());
    }

    @Test
    void aLeafKnowsTheCaAboveThatEndsFirst() {
        var root = server(1, "Root", in(20)).root();
        var sub = server(2, "Sub", in(50)).authority().below(1);
        var leaf = server(3, "leaf", in(100)).below(2);
        var expiry = look(root, sub, leaf);
        assertEquals(Optional.of("Root"), expiry.endsEarlier(leaf.entry()).map(EntrySummary::name));
        assertEquals(Optional.empty(), expiry.endsEarlier(root.entry()));
    }

    @Test
    void issuersInACircleEndTheSearch() {
        var one = server(1, "one", in(20)).authority().below(2);
        var other = server(2, "other", in(10)).authority().below(1);
        assertEquals(
                Optional.of("other"), look(one, other).endsEarlier(one.entry()).map(EntrySummary::name));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA 1024,true",
        "RSA 2047,true",
        "RSA 2048,false",
        "RSA 16384,false",
        "DSA 2048,true",
        "ECDSA P-256,false",
        "Ed25519,false"
    })
    void callsAKeyWeakThatProgramsRefuse(String key, boolean weak) {
        assertEquals(weak, Expiry.weak(key));
    }

    @Test
    void aWeakKeyMattersOnlyWhileItsCertificateIsInDate() {
        var expiry = look(
                server(1, "now", in(100)).key("RSA 1024"),
                server(2, "over", in(-1)).key("RSA 1024"));
        assertEquals(
                List.of("now"), expiry.weak().stream().map(EntrySummary::name).toList());
    }
}
