package dev.certwright.tls.probe;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the tests run probes.
final class Probes {
    static final TimeLimits SHORT = new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private Probes() {}

    static HandshakeTarget http(int port) {
        return new HandshakeTarget("127.0.0.1", port, new Application.Http("/"));
    }

    static HandshakeTarget silent(int port) {
        return new HandshakeTarget("127.0.0.1", port, new Application.Silent());
    }

    static ProbeResult run(HandshakeTarget target, @Nullable Credential credential, TlsVersion... versions)
            throws PkiException {
        return run(target, credential, SHORT, versions);
    }

    static ProbeResult run(
            HandshakeTarget target, @Nullable Credential credential, TimeLimits timeouts, TlsVersion... versions)
            throws PkiException {
        var request = new ProbeRequest(
                target,
                Optional.ofNullable(credential),
                ConnectionOptions.standard().offering(Set.of(versions)).within(timeouts));
        return new HandshakeProbe(new SecureRandom()).run(request, new Recorded(), new Cancellation());
    }

    /// The messages in short: `>ClientHello <ServerHello …`.
    static String names(List<HandshakeMessage> messages) {
        return messages.stream()
                .map(m -> (m.direction() == Direction.CLIENT_TO_SERVER ? ">" : "<") + m.name())
                .collect(Collectors.joining(" "));
    }

    static int alert(ProbeResult result) {
        return result.alertReceived().map(a -> a.description()).orElse(-1);
    }

    /// Keeps what it is told.
    static final class Recorded implements ProbeObserver {
        final List<HandshakeMessage> messages = new ArrayList<>();
        final List<Reach> reached = new ArrayList<>();

        @Override
        public void message(HandshakeMessage m) {
            messages.add(m);
        }

        @Override
        public void reach(Reach soFar) {
            reached.add(soFar);
        }
    }
}
