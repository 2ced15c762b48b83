package dev.certwright.service.connection;

import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.model.handshake.ClientAuthentication.OfVersion;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TlsVersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// Concludes what the server wants of client certificates from how it took each connection.
///
/// @param chosenIsSound the chosen certificate is one that the server says it accepts, and nothing is wrong with it
record Demands(Trials trials, boolean chosenIsSound) {
    ClientAuthentication authentication() {
        return new ClientAuthentication(Arrays.stream(TlsVersion.values())
                .sorted(Comparator.reverseOrder())
                .map(this::of)
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<OfVersion> of(TlsVersion version) {
        if (trials.in(version).findAny().isEmpty()) {
            return Optional.empty();
        }
        var asks = asks(version);
        boolean refusesYours = trials.chosen(version)
                .filter(c -> trials.reception(c).refused())
                .isPresent();
        return Optional.of(new OfVersion(version, asks, acceptsAny(version), asks == Asks.REQUESTS && refusesYours));
    }

    private Asks asks(TlsVersion version) {
        if (trials.in(version).anyMatch(Trial::late)) {
            return Asks.ASKS_LATE;
        }
        if (trials.in(version).noneMatch(Trial::asked)) {
            boolean completed = trials.in(version).anyMatch(t -> t.seen().handshakeCompleted());
            return completed ? Asks.DOES_NOT_ASK : Asks.UNKNOWN;
        }
        return trials.without(version)
                .filter(t -> !t.undecided())
                .map(trials::reception)
                .map(Demands::asks)
                .orElse(Asks.UNKNOWN);
    }

    private static Asks asks(Reception ofNone) {
        return switch (ofNone) {
            case REFUSED_BY_ALERT, REFUSED_SILENTLY -> Asks.REQUIRES_IN_TLS;
            case REFUSED_BY_APPLICATION -> Asks.REQUIRES_IN_APPLICATION;
            case ACCEPTED_BY_APPLICATION, ACCEPTED_BY_TLS, NO_OBJECTION -> Asks.REQUESTS;
            case NOT_JUDGED -> Asks.UNKNOWN;
        };
    }

    /// The throw-away certificate was served, or was met like one that the server has every reason to take. That
    /// everybody gets the same page of refusal is no welcome to anybody.
    private boolean acceptsAny(TlsVersion version) {
        var taken = trials.throwAway(version).filter(t -> !t.undecided());
        var chosen = trials.chosen(version).filter(_ -> chosenIsSound);
        return taken.filter(t -> switch (trials.reception(t)) {
                    case ACCEPTED_BY_APPLICATION ->
                        t.seen().answer().filter(Objection::served).isPresent() || alike(t, chosen);
                    case ACCEPTED_BY_TLS -> true;
                    case NO_OBJECTION -> alike(t, chosen);
                    case NOT_JUDGED, REFUSED_BY_ALERT, REFUSED_BY_APPLICATION, REFUSED_SILENTLY -> false;
                })
                .isPresent();
    }

    private boolean alike(Trial trial, Optional<Trial> chosen) {
        return chosen.filter(c -> trials.reception(c) == trials.reception(trial))
                .filter(c -> c.seen().answer().equals(trial.seen().answer()))
                .isPresent();
    }
}
