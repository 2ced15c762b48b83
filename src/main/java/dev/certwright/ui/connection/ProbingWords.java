package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Probing;

/// Says what it means to try further connections.
final class ProbingWords {
    private ProbingWords() {}

    static Phrase about(Probing probing) {
        return switch (probing) {
            case SINGLE -> Phrase.of("connection.options.probing.single.about");
            case AUTOMATIC -> Phrase.of("connection.options.probing.automatic.about");
            case THROW_AWAY_TOO -> Phrase.of("connection.options.probing.throw-away-too.about");
        };
    }
}
