package dev.certwright.service.report.html;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.AddressAttempt;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientAnswer;
import java.util.Locale;

/// Parts of a run in words, for the page and for the terminal.
public final class RunWords {
    private RunWords() {}

    /// What came of an address that was tried.
    public static Phrase of(AddressAttempt tried) {
        var address = tried.address();
        var shown = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress() + " · " + address.getPort();
        return tried.failure()
                .map(f -> Phrase.of(
                        "report.reach." + f.name().toLowerCase(Locale.ROOT).replace('_', '-'), shown))
                .orElseGet(() -> Phrase.of("report.reach.connected", shown));
    }

    /// Which certificate was shown on a connection.
    public static Phrase shown(Attempt attempt) {
        boolean none = attempt.purpose() == Attempt.Purpose.CHOSEN && attempt.answer() == ClientAnswer.EMPTY;
        return Phrase.of("report.purpose." + (none ? Attempt.Purpose.WITHOUT : attempt.purpose()).word());
    }
}
