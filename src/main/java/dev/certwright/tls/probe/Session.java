package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.model.handshake.WireRecording.TlsSecret;
import dev.certwright.tls.startup.ApplicationPing;
import dev.certwright.tls.startup.StartupOutcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One probe, from its options to its result, over whatever carries it.
final class Session {
    private final ProbeRequest request;
    private final ProbeObserver observer;
    private final Instant startedAt;
    private final long epoch = System.nanoTime();
    private final ProbeClient client;
    private final Dialogue dialogue;

    /// Reads the request; nothing is sent yet.
    Session(ProbeRequest request, ProbeObserver observer, Clock clock, SecureRandom random) throws PkiException {
        this.request = request;
        this.observer = observer;
        this.startedAt = clock.instant();
        var crypto = new ProbeCrypto(random);
        var key = request.credential().isEmpty()
                ? Optional.<ClientKey>empty()
                : Optional.of(ClientKey.of(crypto, request.credential().get()));
        this.client = new ProbeClient(crypto, Offer.of(crypto, request.target(), request.options()), key);
        this.dialogue = switch (request.target().application()) {
            case Application.Http(var path) ->
                HttpExchange.of(request.target(), path, request.options().http());
            case Application.Silent() -> Dialogue.silent();
            case Application.PostgreSql() -> new PingExchange(ApplicationPing.POSTGRESQL);
            case Application.Mqtt() -> new PingExchange(ApplicationPing.MQTT);
        };
    }

    /// When the probe began, by `System.nanoTime`.
    long epoch() {
        return epoch;
    }

    /// Performs the handshake.
    ///
    /// @param roundTrip at least what a word to the server and back takes
    ProbeResult over(Transport transport, Reach reach, Duration roundTrip, Cancellation cancellation)
            throws PkiException.Cancelled, InterruptedException {
        var recorder = new MessageRecorder(observer, epoch);
        var protocol = new RecordingProtocol(recorder, client);
        var exchange = new Exchange(transport, protocol, client, recorder, dialogue::received);
        var conversation =
                new Conversation(exchange, dialogue, request.options().limits(), client, recorder);
        boolean kept = false;
        try {
            conversation.hold(roundTrip);
            cancellation.check();
            var recording =
                    recording(transport, exchange.segments(), protocol.secrets().secrets());
            kept = true;
            return result(reach, recorder, exchange, conversation, recording);
        } finally {
            if (!kept) {
                protocol.secrets().close();
            }
        }
    }

    private WireRecording recording(
            Transport transport, List<WireRecording.Segment> segments, List<TlsSecret> secrets) {
        return new WireRecording(transport.client(), transport.server(), startedAt, segments, secrets);
    }

    private ProbeResult result(
            Reach reach,
            MessageRecorder recorder,
            Exchange exchange,
            Conversation conversation,
            WireRecording recording) {
        var seen = recorder.observations();
        return new ProbeResult(
                reach,
                Optional.empty(),
                Optional.empty(),
                exchange.foreignGreeting(),
                recorder.messages(),
                seen.negotiated(),
                seen.serverChain(),
                exchange.serverProvedKey(),
                client.staple(),
                seen.demand(),
                seen.askedLate(),
                seen.clientAnswer(),
                client.note(),
                client.completed(),
                seen.serverFinished(),
                seen.ticket(),
                seen.applicationData(),
                seen.alert(),
                exchange.abort(),
                conversation.connectionEnd(),
                dialogue.answer(),
                recorder.clientFlightAt(),
                recorder.serverWordAt(),
                took(),
                Optional.of(recording));
    }

    /// The result when nothing could be reached.
    ProbeResult unreachable(Reach reach, Optional<ConnectFailure> failure) {
        return withoutTls(
                reach, failure, Optional.empty(), Optional.empty(), ConnectionEnd.NEVER_OPENED, Optional.empty());
    }

    /// The result when TLS could not begin.
    ///
    /// @param withServer whether it was the server that did not let it, and not a proxy
    ProbeResult stopped(Transport transport, Reach reach, StartupOutcome.Failed failed, boolean withServer) {
        var greeting = failed instanceof StartupOutcome.NotThisProtocol(var octets) && withServer
                ? Optional.of(octets).filter(o -> o.length() > 0)
                : Optional.<Bytes>empty();
        var end = switch (failed) {
            case StartupOutcome.Closed _ -> ConnectionEnd.FIN;
            case StartupOutcome.TimedOut _ -> ConnectionEnd.TIMEOUT;
            case StartupOutcome.Refused _,
                    StartupOutcome.NotThisProtocol _,
                    StartupOutcome.Injected _,
                    StartupOutcome.TooMuch _ -> ConnectionEnd.OURS;
        };
        var recording = Optional.of(recording(transport, transport.segments(), List.of()))
                .filter(r -> !r.segments().isEmpty());
        return withoutTls(reach, Optional.empty(), Optional.of(failed.reason()), greeting, end, recording);
    }

    private ProbeResult withoutTls(
            Reach reach,
            Optional<ConnectFailure> connectFailure,
            Optional<Phrase> startupFailure,
            Optional<Bytes> foreignGreeting,
            ConnectionEnd end,
            Optional<WireRecording> recording) {
        return new ProbeResult(
                reach,
                connectFailure,
                startupFailure,
                foreignGreeting,
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
                end,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                took(),
                recording);
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - epoch);
    }
}
