package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// A cause, in words.
///
/// @param id        stable, for example `D13`
/// @param text      what is the matter
/// @param client    what to do on the client's side
/// @param server    what to do on the server's side
/// @param serverLog the line to look for in the server's log
/// @param remedies  what this program can do at once, the best first
public record Diagnosis(
        String id,
        Certainty certainty,
        Phrase text,
        Phrase client,
        Phrase server,
        Optional<Phrase> serverLog,
        List<Remedy> remedies) {
    public enum Certainty {
        CERTAIN,
        LIKELY,
        POSSIBLE;

        /// The stable word for programs.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Diagnosis {
        remedies = List.copyOf(remedies);
    }

    /// The same with only those remedies.
    public Diagnosis keeping(Predicate<Remedy> wanted) {
        return new Diagnosis(
                id,
                certainty,
                text,
                client,
                server,
                serverLog,
                remedies.stream().filter(wanted).toList());
    }

    /// What to do, one phrase a side.
    public List<Phrase> advice() {
        return List.of(client, server);
    }
}
