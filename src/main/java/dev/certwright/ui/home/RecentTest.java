package dev.certwright.ui.home;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.service.report.history.HistoryService.KeptRun;
import java.time.Duration;
import java.time.Instant;

/// A connection test that was made a while ago.
///
/// @param about what it showed or how it failed, and how long ago
record RecentTest(String target, boolean success, Phrase about) {
    static RecentTest of(KeptRun run, Instant now) {
        boolean success = run.verdict().equals(HandshakeVerdict.MUTUAL.word())
                || run.verdict().equals(HandshakeVerdict.SERVER_ONLY.word())
                || run.verdict().equals(HandshakeVerdict.ANONYMOUS.word());
        var ago = ago(Duration.between(run.at(), now));
        var about = success && !run.client().isEmpty()
                ? Phrase.of("home.tests.client", run.client(), ago)
                : Phrase.of("home.tests.verdict", Phrase.of("connection.history.verdict." + run.verdict()), ago);
        return new RecentTest(run.target(), success, about);
    }

    private static Phrase ago(Duration time) {
        if (time.toHours() < 1) {
            return Phrase.of("home.ago.minutes", Math.max(0, time.toMinutes()));
        }
        return time.toDays() < 1
                ? Phrase.of("home.ago.hours", time.toHours())
                : Phrase.of("home.attention.ago", time.toDays());
    }
}
