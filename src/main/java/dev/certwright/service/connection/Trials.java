package dev.certwright.service.connection;

import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.Attempt.Purpose;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TlsVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The connections of a test, each judged beside the others.
///
/// @param all the one that is shown first; not empty
record Trials(List<Trial> all) {
    Trials {
        all = List.copyOf(all);
    }

    Trial shown() {
        return all.getFirst();
    }

    Stream<Trial> in(TlsVersion version) {
        return all.stream().filter(t -> t.version().filter(v -> v == version).isPresent());
    }

    /// The one that answered with no certificate, whatever it was made for.
    Optional<Trial> without(TlsVersion version) {
        return in(version).filter(Trial::empty).findFirst();
    }

    /// The one that showed the chosen certificate.
    Optional<Trial> chosen(TlsVersion version) {
        return in(version)
                .filter(t -> t.purpose() == Purpose.CHOSEN && t.sent())
                .findFirst();
    }

    /// The one that showed a certificate nobody can know.
    Optional<Trial> throwAway(TlsVersion version) {
        return in(version)
                .filter(t -> t.purpose() == Purpose.THROW_AWAY && t.sent())
                .findFirst();
    }

    Reception reception() {
        return reception(shown());
    }

    /// How the server took what was shown. A page that does not speak of certificates is a refusal all the same when
    /// the same request is served better with another certificate or without one.
    Reception reception(Trial trial) {
        var alone = trial.reception();
        var answer = trial.seen().answer();
        if (alone != Reception.ACCEPTED_BY_APPLICATION || answer.isEmpty()) {
            return alone;
        }
        boolean othersFareBetter = all.stream()
                .filter(other -> other.version().equals(trial.version()) && other.asked())
                .filter(other -> other.reception() == Reception.ACCEPTED_BY_APPLICATION)
                .flatMap(other -> other.seen().answer().stream())
                .anyMatch(other -> Objection.worse(answer.get(), other));
        return othersFareBetter ? Reception.REFUSED_BY_APPLICATION : alone;
    }

    Attempt attempt(Trial trial) {
        var seen = trial.seen();
        return new Attempt(
                trial.purpose(),
                trial.offered(),
                trial.version(),
                seen.handshakeCompleted(),
                trial.asked(),
                trial.late(),
                seen.clientAnswer(),
                reception(trial),
                seen.alertReceived(),
                seen.answer(),
                seen.duration());
    }

    List<Attempt> attempts() {
        return all.stream().map(this::attempt).toList();
    }
}
