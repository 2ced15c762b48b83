package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What is said over one connection, from ClientHello to the end.
///
/// The protocol is driven without blocking: a whole flight of messages leaves in one write, and nothing that
/// happens to it keeps the server's last words from being read.
final class Conversation {
    private static final int MAX_GREETING = 1024;
    private static final Duration GREETING_PAUSE = Duration.ofMillis(200);
    private static final Duration MIN_SETTLE = Duration.ofMillis(150);
    private static final Duration MAX_SETTLE = Duration.ofSeconds(2);
    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    private enum Wait {
        DONE,
        OVER,
        TIMED_OUT
    }

    private final Wire wire;
    private final ProbeRequest request;
    private final ProbeClient client;
    private final MessageRecorder recorder;
    private final RecordingProtocol protocol;
    private final ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    private final HttpExchange http = new HttpExchange();
    private Arrival.@Nullable Cause wireEnd;
    private boolean tlsSeen;
    private boolean failed;
    private boolean timedOut;
    private boolean serverProvedKey;
    private @Nullable LocalAbort abort;

    Conversation(Wire wire, ProbeRequest request, ProbeClient client, MessageRecorder recorder) {
        this.wire = wire;
        this.request = request;
        this.client = client;
        this.recorder = recorder;
        this.protocol = new RecordingProtocol(recorder);
    }

    /// Says everything and returns when it is over.
    ///
    /// @param roundTrip what the TCP connection took
    void hold(Duration roundTrip) throws InterruptedException {
        try {
            protocol.connect(client);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no ClientHello could be made", e);
            failed = true;
        }
        timedOut = await(client::completed, request.options().limits().flight(), true) == Wait.TIMED_OUT;
        if (greeting.size() > 0) {
            awaitRestOfGreeting();
        } else if (client.completed() && !over()) {
            speak(roundTrip);
        }
        if (client.completed() && !protocol.isClosed()) {
            close();
        }
    }

    private void speak(Duration roundTrip) throws InterruptedException {
        var observations = recorder.observations();
        switch (request.target().application()) {
            case Application.Silent(), Application.PostgreSql(), Application.Mqtt() ->
                await(this::judged, settle(roundTrip), false);
            case Application.Http(var path) -> {
                if (observations.tls13() && observations.demand().isPresent()) {
                    await(this::judged, settle(roundTrip), false);
                }
                if (!over()) {
                    exchange(path);
                }
            }
        }
    }

    /// Under TLS 1.3 the server judges the client after the client is done; a ticket or data is its first word.
    private boolean judged() {
        var observations = recorder.observations();
        return observations.applicationData() || (observations.tls13() && observations.ticket());
    }

    private static Duration settle(Duration roundTrip) {
        var wanted = roundTrip.multipliedBy(2).plusMillis(50);
        var atLeast = wanted.compareTo(MIN_SETTLE) < 0 ? MIN_SETTLE : wanted;
        return atLeast.compareTo(MAX_SETTLE) > 0 ? MAX_SETTLE : atLeast;
    }

    private void exchange(String path) throws InterruptedException {
        var octets = HttpExchange.request(request.target(), path);
        try {
            protocol.writeApplicationData(octets, 0, octets.length);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the request could not be encrypted", e);
            failed = true;
        }
        timedOut = await(http::complete, request.options().limits().application(), false) == Wait.TIMED_OUT;
    }

    private void close() {
        try {
            protocol.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "close_notify could not be sent", e);
        }
        flush();
    }

    /// Takes what comes, and sends what is due when nothing more is there, until something is so or the connection
    /// is over.
    ///
    /// @param limit     how long to wait
    /// @param perFlight whether the time begins anew with every flight we send
    private Wait await(BooleanSupplier done, Duration limit, boolean perFlight) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            if (over() || done.getAsBoolean()) {
                flush();
                return over() ? Wait.OVER : Wait.DONE;
            }
            var arrival = wire.next(System.nanoTime());
            if (arrival == null) {
                if (flush() && perFlight) {
                    deadline = System.nanoTime() + limit.toNanos();
                }
                arrival = wire.next(deadline);
            }
            if (arrival == null) {
                return Wait.TIMED_OUT;
            }
            take(arrival);
        }
    }

    /// Sends all that is due in one piece, since a server that refuses the first of several records closes before
    /// the others can be written.
    private boolean flush() {
        var flight = protocol.takeOutput();
        if (flight.length == 0) {
            return false;
        }
        wire.write(flight);
        return true;
    }

    private boolean over() {
        return failed || wireEnd != null || greeting.size() > 0 || protocol.isClosed();
    }

    private void take(Arrival arrival) {
        switch (arrival) {
            case Arrival.TlsRecord tlsRecord -> {
                tlsSeen = true;
                recorder.arrived(tlsRecord);
                offer(tlsRecord.octets());
            }
            case Arrival.Foreign(var octets, var _) -> {
                if (tlsSeen) {
                    offer(octets);
                } else {
                    greeting.writeBytes(octets.toArray());
                }
            }
            case Arrival.End(var cause, var _) -> end(cause);
        }
    }

    private void offer(Bytes octets) {
        try {
            protocol.offerInput(octets.toArray());
            http.received(protocol.takeInput());
            noteProof();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the protocol ended", e);
            failed = true;
            noteAbort();
        }
    }

    /// The library also raises an alert when the server closes in the middle; then the server ended it.
    private void noteAbort() {
        if (recorder.observations().alert().isEmpty()) {
            abort = client.abort().orElse(null);
        }
    }

    /// The library has verified the signature over the key exchange, or the Finished, when it went on without error.
    private void noteProof() {
        var observations = recorder.observations();
        serverProvedKey |= observations.serverFinished() || observations.serverSigned();
    }

    private void end(Arrival.Cause cause) {
        wireEnd = cause;
        try {
            protocol.closeInput();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the connection ended early", e);
        }
    }

    private void awaitRestOfGreeting() throws InterruptedException {
        long deadline = System.nanoTime() + GREETING_PAUSE.toNanos();
        while (greeting.size() < MAX_GREETING && wireEnd == null) {
            var arrival = wire.next(deadline);
            if (arrival == null) {
                return;
            }
            take(arrival);
        }
    }

    boolean serverProvedKey() {
        return serverProvedKey;
    }

    Optional<LocalAbort> abort() {
        return Optional.ofNullable(abort);
    }

    Optional<HttpAnswer> httpAnswer() {
        return http.answer();
    }

    /// The first octets of a server that does not speak TLS.
    Optional<Bytes> foreignGreeting() {
        var octets = greeting.toByteArray();
        return octets.length == 0
                ? Optional.empty()
                : Optional.of(Bytes.of(Arrays.copyOf(octets, Math.min(octets.length, MAX_GREETING))));
    }

    ConnectionEnd connectionEnd() {
        if (recorder.observations().alert().isPresent()) {
            return ConnectionEnd.ALERT;
        }
        if (abort != null) {
            return ConnectionEnd.OURS;
        }
        if (timedOut) {
            return ConnectionEnd.TIMEOUT;
        }
        if (wireEnd == null) {
            return closedByServer() ? ConnectionEnd.FIN : ConnectionEnd.OURS;
        }
        return switch (wireEnd) {
            case FIN -> ConnectionEnd.FIN;
            case RST -> ConnectionEnd.RST;
            case CLOSED -> ConnectionEnd.OURS;
        };
    }

    /// A close_notify came.
    private boolean closedByServer() {
        return recorder.messages().stream()
                .anyMatch(m -> m.name().equals("Alert") && m.direction() == Direction.SERVER_TO_CLIENT);
    }
}
