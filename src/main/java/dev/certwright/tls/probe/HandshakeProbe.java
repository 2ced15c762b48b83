package dev.certwright.tls.probe;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.Reach;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Performs one handshake as a client and records every message, decrypted (RFC 8446, RFC 5246).
///
/// The server's certificate is never judged here: the probe goes on whatever it is.
public final class HandshakeProbe {
    private final SecureRandom random;

    public HandshakeProbe(SecureRandom random) {
        this.random = random;
    }

    /// Runs a probe on the calling thread. Whatever the server does is a result.
    ///
    /// @throws PkiException.Cancelled            when cancelled; the connection is closed at once
    /// @throws PkiException.UnsupportedAlgorithm when the credential's key is of a kind TLS cannot use
    /// @throws PkiException.Malformed            when the credential's certificates cannot be read
    public ProbeResult run(ProbeRequest request, ProbeObserver observer, Cancellation cancellation)
            throws PkiException {
        cancellation.check();
        long epoch = System.nanoTime();
        var crypto = new ProbeCrypto(random);
        var key = request.credential().isEmpty()
                ? Optional.<ClientKey>empty()
                : Optional.of(ClientKey.of(crypto, request.credential().get()));
        try {
            var dialled = new Dialer(request.options().limits().connect(), cancellation).dial(request.target());
            if (dialled.socket().isEmpty()) {
                return unreachable(dialled, since(epoch));
            }
            var client =
                    new ProbeClient(crypto, request.target(), request.options().versions(), key);
            var recorder = new MessageRecorder(observer, epoch);
            try (var wire = Wire.over(dialled.socket().get())) {
                cancellation.onCancel(wire::close);
                observer.reach(reach(dialled));
                var conversation = new Conversation(wire, request, client, recorder);
                conversation.hold(dialled.tcp());
                cancellation.check();
                return result(dialled, client, recorder, conversation, since(epoch));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new PkiException.Cancelled();
        }
    }

    private static ProbeResult unreachable(Dialer.Dialled dialled, Duration duration) {
        return new ProbeResult(
                reach(dialled),
                dialled.failure(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                ClientAnswer.NOT_ASKED,
                Optional.empty(),
                false,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                ConnectionEnd.NEVER_OPENED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                duration,
                Optional.empty());
    }

    private static ProbeResult result(
            Dialer.Dialled dialled,
            ProbeClient client,
            MessageRecorder recorder,
            Conversation conversation,
            Duration duration) {
        var seen = recorder.observations();
        return new ProbeResult(
                reach(dialled),
                Optional.empty(),
                Optional.empty(),
                conversation.foreignGreeting(),
                recorder.messages(),
                seen.negotiated(),
                seen.serverChain(),
                conversation.serverProvedKey(),
                Optional.empty(),
                seen.demand(),
                false,
                seen.clientAnswer(),
                client.note(),
                client.completed(),
                seen.serverFinished(),
                seen.ticket(),
                seen.applicationData(),
                seen.alert(),
                conversation.abort(),
                conversation.connectionEnd(),
                conversation.httpAnswer().map(ApplicationAnswer.class::cast),
                recorder.clientFlightAt(),
                recorder.serverWordAt(),
                duration,
                Optional.empty());
    }

    private static Reach reach(Dialer.Dialled dialled) {
        return new Reach(dialled.dns(), dialled.attempts(), dialled.tcp(), List.of());
    }

    private static Duration since(long epoch) {
        return Duration.ofNanos(System.nanoTime() - epoch);
    }

    /// Loads what a handshake needs by performing one in memory, so that the first probe is as fast as the others.
    public void warmUp() {
        new WarmUp(random).run();
    }
}
