package dev.certwright.tls.probe;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Reach;
import dev.certwright.tls.startup.StartupOutcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Performs one handshake as a client and records every message, decrypted (RFC 8446, RFC 5246).
///
/// The server's certificate is never judged here: the probe goes on whatever it is.
public final class HandshakeProbe {
    private final Clock clock;
    private final SecureRandom random;

    public HandshakeProbe(SecureRandom random) {
        this(Clock.systemUTC(), random);
    }

    public HandshakeProbe(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// Runs a probe on the calling thread. Whatever the server does is a result.
    ///
    /// @throws PkiException.Cancelled            when cancelled; the connection is closed at once
    /// @throws PkiException.InvalidInput         when the options name something that does not exist
    /// @throws PkiException.UnsupportedAlgorithm when the credential's key is of a kind TLS cannot use
    /// @throws PkiException.Malformed            when the credential's certificates cannot be read
    public ProbeResult run(ProbeRequest request, ProbeObserver observer, Cancellation cancellation)
            throws PkiException {
        cancellation.check();
        var session = new Session(request, observer, clock, random);
        var options = request.options();
        try {
            var dialled = new Dialer(options.limits().connect(), cancellation).dial(Prelude.dialled(request));
            var reach = new Reach(dialled.dns(), dialled.attempts(), dialled.tcp(), List.of());
            if (dialled.socket().isEmpty()) {
                return session.unreachable(reach, dialled.failure());
            }
            var tape = new Tape(session.epoch());
            var prelude = new Prelude(request, observer, tape, reach);
            try (var wire = new Wire(dialled.socket().get(), options.limits().flight(), tape)) {
                cancellation.onCancel(wire::close);
                var held = prelude.hold(dialled.socket().get(), session.epoch());
                cancellation.check();
                return switch (held.outcome()) {
                    case StartupOutcome.Ready() -> {
                        wire.listen();
                        yield session.over(wire, prelude.reach(), held.roundTrip(), cancellation);
                    }
                    case StartupOutcome.Failed failed ->
                        session.stopped(wire, prelude.reach(), failed, held.withServer());
                };
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new PkiException.Cancelled();
        }
    }

    /// Runs a probe against a server in this process, without any network. Who is connected to, STARTTLS and proxies
    /// have no meaning then.
    ///
    /// @throws PkiException as [#run] does
    public ProbeResult dryRun(ProbeRequest request, ServerPeer server, ProbeObserver observer) throws PkiException {
        var session = new Session(request, observer, clock, random);
        try (var memory = new Memory(server, request.target().port(), session.epoch())) {
            return session.over(memory, Reach.none(), Duration.ZERO, new Cancellation());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new PkiException.Cancelled();
        }
    }

    /// Loads what a handshake needs by performing one in memory, so that the first probe is as fast as the others.
    public void warmUp() {
        new WarmUp(random).run();
    }
}
