package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.WireRecording.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Flights of messages to and fro.
///
/// The protocol is driven without blocking: a whole flight of messages leaves in one write, and nothing that
/// happens to it keeps the server's last words from being read.
final class Exchange {
    private static final int MAX_GREETING = 1024;
    private static final int LAST_RECORDS = 8;
    private static final Duration GREETING_PAUSE = Duration.ofMillis(200);
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    /// How waiting came out.
    enum Wait {
        DONE,
        OVER,
        TIMED_OUT
    }

    private final Transport transport;
    private final RecordingProtocol protocol;
    private final ProbeClient client;
    private final MessageRecorder recorder;
    private final Consumer<byte[]> data;
    private final ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    private Arrival.@Nullable Cause wireEnd;
    private boolean tlsSeen;
    private boolean failed;
    private boolean serverProvedKey;
    private @Nullable LocalAbort abort;
    private boolean left;
    private long heard;

    /// @param data takes the application data that comes
    Exchange(
            Transport transport,
            RecordingProtocol protocol,
            ProbeClient client,
            MessageRecorder recorder,
            Consumer<byte[]> data) {
        this.transport = transport;
        this.protocol = protocol;
        this.client = client;
        this.recorder = recorder;
        this.data = data;
        // what the server said before TLS
        this.heard = transport.segments().stream()
                .filter(s -> s.direction() == Direction.SERVER_TO_CLIENT)
                .mapToLong(s -> s.octets().length())
                .sum();
    }

    /// Makes the ClientHello.
    void begin() {
        try {
            protocol.begin();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no ClientHello could be made", e);
            failed = true;
            noteAbort();
        }
    }

    /// Makes a record of application data.
    void say(byte[] octets) {
        try {
            protocol.writeApplicationData(octets, 0, octets.length);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the request could not be encrypted", e);
            failed = true;
        }
    }

    /// Says goodbye, unless that is done, once what is there has been heard, unless that is more
    /// than a server has to say at the end.
    void close() throws InterruptedException {
        for (int i = 0; i < LAST_RECORDS && !over(); i++) {
            var arrival = transport.next(System.nanoTime());
            if (arrival == null) {
                break;
            }
            take(arrival);
        }
        flush();
        left = true;
        if (protocol.isClosed()) {
            return;
        }
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
    Wait await(BooleanSupplier done, Duration limit, boolean perFlight) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            if (over() || done.getAsBoolean()) {
                flush();
                return over() ? Wait.OVER : Wait.DONE;
            }
            var arrival = transport.next(System.nanoTime());
            if (arrival == null) {
                if (flush() && perFlight) {
                    deadline = System.nanoTime() + limit.toNanos();
                }
                arrival = transport.next(deadline);
            }
            if (arrival == null) {
                // what is there already is taken even when the time is up: a record left out breaks all after it
                return Wait.TIMED_OUT;
            }
            take(arrival);
        }
    }

    /// Sends all that is due in one piece, since a server that refuses the first of several records closes before
    /// the others can be written.
    private boolean flush() throws InterruptedException {
        var flight = protocol.takeOutput();
        if (flight.length == 0) {
            return false;
        }
        transport.write(flight);
        return true;
    }

    boolean over() {
        return failed || wireEnd != null || greeting.size() > 0 || protocol.isClosed();
    }

    private void take(Arrival arrival) {
        switch (arrival) {
            case Arrival.TlsRecord tlsRecord -> {
                tlsSeen = true;
                heard += tlsRecord.octets().length();
                recorder.arrived(tlsRecord);
                if (recorder.full()) {
                    giveUp(MessageRecorder.FULL);
                } else {
                    offer(tlsRecord.octets());
                }
            }
            case Arrival.Foreign(var octets, var _) -> {
                heard += octets.length();
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
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the protocol ended", e);
            failed = true;
            noteAbort();
        }
        data.accept(protocol.takeInput());
        if (!failed) {
            noteProof();
        }
    }

    private void giveUp(String why) {
        protocol.giveUp(why);
        failed = true;
        noteAbort();
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
        if (cause == Arrival.Cause.TOO_MUCH) {
            giveUp("more than " + Tape.MAX_OCTETS + " octets came");
            return;
        }
        wireEnd = cause;
        try {
            protocol.closeInput();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the connection ended early", e);
        }
    }

    /// When the server does not speak TLS, waits a little for the rest of what it says.
    void awaitRestOfGreeting() throws InterruptedException {
        long deadline = System.nanoTime() + GREETING_PAUSE.toNanos();
        while (greeting.size() < MAX_GREETING && wireEnd == null) {
            var arrival = transport.next(deadline);
            if (arrival == null) {
                return;
            }
            take(arrival);
        }
    }

    /// The first octets of a server that does not speak TLS.
    Optional<Bytes> foreignGreeting() {
        var octets = greeting.toByteArray();
        return octets.length == 0
                ? Optional.empty()
                : Optional.of(Bytes.of(Arrays.copyOf(octets, Math.min(octets.length, MAX_GREETING))));
    }

    /// What passed, without what came after we had said goodbye and nobody listened any more.
    List<Segment> segments() {
        return left ? Tape.heard(transport.segments(), heard) : transport.segments();
    }

    boolean serverProvedKey() {
        return serverProvedKey;
    }

    Optional<LocalAbort> abort() {
        return Optional.ofNullable(abort);
    }

    /// How the TCP connection ended; empty while it did not.
    Optional<Arrival.Cause> wireEnd() {
        return Optional.ofNullable(wireEnd);
    }
}
