package dev.certwright.service.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.Attempt.Purpose;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.tls.probe.ConnectionEnd;
import dev.certwright.tls.probe.ProbeObserver;
import dev.certwright.tls.probe.ProbeRequest;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the further connections by which it is found out what a server wants: without a certificate, with the chosen
/// one in the other versions, and with a throw-away one. One after the other, and none that could tell nothing.
final class FurtherTrials {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ProbeObserver NOBODY = new ProbeObserver() {
        @Override
        public void message(HandshakeMessage m) {}

        @Override
        public void reach(Reach soFar) {}
    };

    private final Connecting connecting;
    private final ThrowAway throwAway;
    private final ConnectionTest test;
    private final Optional<Credential> chosen;
    private final Optional<CertificateDetails> chosenDetails;
    private final ConnectionObserver observer;
    private final Cancellation cancellation;
    private final List<Trial> trials = new ArrayList<>();
    private Optional<Credential> unknown = Optional.empty();
    /// The server cannot be reached any more.
    private boolean gone;

    /// @param chosenDetails what the chosen certificate says
    FurtherTrials(
            Connecting connecting,
            ThrowAway throwAway,
            ConnectionTest test,
            Optional<Credential> chosen,
            Optional<CertificateDetails> chosenDetails,
            ConnectionObserver observer,
            Cancellation cancellation) {
        this.connecting = connecting;
        this.throwAway = throwAway;
        this.test = test;
        this.chosen = chosen;
        this.chosenDetails = chosenDetails;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    /// All connections, the one that was made already first.
    ///
    /// @throws PkiException.Cancelled when cancelled
    Trials after(Trial shown) throws PkiException {
        trials.add(shown);
        if (test.probing() != Probing.SINGLE && shown.tlsReached()) {
            var newestFirst = test.options().versions().stream()
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (var version : newestFirst) {
                if (!gone) {
                    explore(version, shown);
                }
            }
        }
        return new Trials(trials);
    }

    private void explore(TlsVersion version, Trial shown) throws PkiException {
        boolean known = shown.version().filter(v -> v == version).isPresent();
        if (!known && test.options().versions().size() == 1) {
            // the connection that is shown has tried just this, in vain
            return;
        }
        var first = known ? shown : run(Purpose.WITHOUT, version, Optional.empty());
        if (!first.asked() && !first.late()) {
            return;
        }
        if (known && first.sent()) {
            run(Purpose.WITHOUT, version, Optional.empty());
        } else if (!known && chosen.isPresent()) {
            run(Purpose.CHOSEN, version, chosen);
        }
        var demand = first.seen().demand();
        if (!gone && demand.isPresent() && mayThrowAway(shown.seen().reach())) {
            if (unknown.isEmpty()) {
                unknown = Optional.of(throwAway.make(chosenDetails, demand.get()));
            }
            run(Purpose.THROW_AWAY, version, unknown);
        }
    }

    private Trial run(Purpose purpose, TlsVersion version, Optional<Credential> credential) throws PkiException {
        var options = test.options()
                .offering(Set.of(version))
                .within(quick(test.options().limits()));
        var seen = connecting.run(new ProbeRequest(test.target(), credential, options), NOBODY, cancellation);
        seen.recording().ifPresent(WireRecording::close);
        var trial = new Trial(purpose, test.target().application(), Set.of(version), seen);
        gone = seen.connectFailure().isPresent()
                || seen.startupFailure().isPresent()
                || (!trial.tlsReached() && seen.end() == ConnectionEnd.TIMEOUT);
        trials.add(trial);
        observer.attempt(new Trials(trials).attempt(trial));
        return trial;
    }

    /// On this machine nobody minds a failed login. What is behind a proxy is elsewhere.
    private boolean mayThrowAway(Reach reach) {
        return test.probing() == Probing.THROW_AWAY_TOO
                || (test.options().proxy().isEmpty() && onThisMachine(reach));
    }

    private static boolean onThisMachine(Reach reach) {
        return reach.attempts().stream()
                .filter(a -> a.failure().isEmpty())
                .map(a -> a.address().getAddress())
                .findFirst()
                .filter(address -> {
                    try {
                        return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
                    } catch (SocketException _) {
                        return false;
                    }
                })
                .isPresent();
    }

    private static TimeLimits quick(TimeLimits limits) {
        return new TimeLimits(shorter(limits.connect()), shorter(limits.flight()), shorter(limits.application()));
    }

    private static Duration shorter(Duration limit) {
        return limit.compareTo(PATIENCE) < 0 ? limit : PATIENCE;
    }
}
