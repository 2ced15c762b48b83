package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;

/// Puts what came of a connection into few words.
final class AttemptWords {
    private final Messages messages;

    AttemptWords(Messages messages) {
        this.messages = messages;
    }

    /// For example `refused · certificate_required`.
    String of(Attempt attempt) {
        var outcome = outcome(attempt);
        var detail = detail(attempt);
        return detail.isEmpty() ? outcome : messages.text("connection.tried.because", outcome, detail);
    }

    /// For example `refused`.
    String outcome(Attempt attempt) {
        return messages.text("connection.tried.outcome." + word(attempt));
    }

    /// The alert or the answer of the application; empty when there was neither.
    String detail(Attempt attempt) {
        return attempt.alert()
                .filter(a -> a.fatal() || attempt.reception().refused())
                .map(Alert::name)
                .or(() -> attempt.said().map(Object::toString))
                .orElse("");
    }

    private static String word(Attempt attempt) {
        return switch (attempt.reception()) {
            case REFUSED_BY_ALERT, REFUSED_BY_APPLICATION, REFUSED_SILENTLY -> "refused";
            case ACCEPTED_BY_APPLICATION, ACCEPTED_BY_TLS ->
                attempt.asked() ? attempt.late() ? "accepted-late" : "accepted" : "not-asked";
            case NO_OBJECTION -> attempt.asked() ? "no-objection" : "not-asked";
            case NOT_JUDGED -> attempt.completed() ? "not-asked" : "failed";
        };
    }

    Chip.Kind kind(Attempt attempt) {
        boolean stranger = attempt.purpose() == Attempt.Purpose.THROW_AWAY;
        return switch (word(attempt)) {
            case "accepted", "accepted-late" -> stranger ? Chip.Kind.BAD : Chip.Kind.OK;
            case "refused" -> stranger ? Chip.Kind.OK : Chip.Kind.WARN;
            case "failed" -> Chip.Kind.BAD;
            default -> Chip.Kind.NEUTRAL;
        };
    }
}
