package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.tls.message.MessageDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes messages of the decrypted records of both directions, keeps them and tells the observer.
final class MessageRecorder {
    /// How much of a record of application data is kept.
    private static final int MAX_APPLICATION_DATA = 4096;

    /// How many records of application data are kept.
    private static final int MAX_APPLICATION_RECORDS = 200;

    /// How many messages of other kinds may pass.
    private static final int MAX_MESSAGES = 500;

    /// How many records may come.
    private static final int MAX_RECORDS = 40_000;

    /// What is said when there are more.
    static final String FULL = "more than " + MAX_MESSAGES + " messages or " + MAX_RECORDS + " records";

    private final ProbeObserver observer;
    private final long epoch;
    private final MessageDecoder decoder = new MessageDecoder();
    private final MessageAssembler incoming = new MessageAssembler();
    private final MessageAssembler outgoing = new MessageAssembler();
    private final Observations observations = new Observations();
    private final List<HandshakeMessage> messages = new ArrayList<>();
    private final List<Unsent> flight = new ArrayList<>();
    private int records;
    private int applicationRecords;
    private boolean incomingCipherChanged;
    private boolean outgoingCipherChanged;
    private Arrival.@Nullable TlsRecord current;
    private @Nullable Duration clientFlightAt;
    private @Nullable Duration serverWordAt;

    private record Unsent(int contentType, Bytes content, boolean encrypted) {}

    /// @param epoch when the probe began, by `System.nanoTime`
    MessageRecorder(ProbeObserver observer, long epoch) {
        this.observer = observer;
        this.epoch = epoch;
    }

    /// A record was taken off the wire and is about to be decrypted. Its change_cipher_spec is recorded here, since
    /// under TLS 1.3 it means nothing and gets no further (RFC 8446 §5).
    void arrived(Arrival.TlsRecord record) {
        current = record;
        records++;
        if (record.contentType() == MessageDecoder.CHANGE_CIPHER_SPEC && observations.ignoresChangeCipherSpec()) {
            var octets = record.octets().toArray();
            var content = Arrays.copyOfRange(octets, Math.min(5, octets.length), octets.length);
            record(Direction.SERVER_TO_CLIENT, record.contentType(), Bytes.of(content), record.at(), false);
        }
    }

    /// The record that arrived last was decrypted.
    void received(int contentType, byte[] content) {
        long at = current == null ? System.nanoTime() : current.at();
        boolean encrypted = (current != null && current.contentType() == MessageDecoder.APPLICATION_DATA)
                || (incomingCipherChanged && !observations.tls13());
        content(Direction.SERVER_TO_CLIENT, contentType, content, at, encrypted);
        incomingCipherChanged |= contentType == MessageDecoder.CHANGE_CIPHER_SPEC;
    }

    /// A record was encrypted and will leave with the next flight.
    ///
    /// @param outerType its content type on the wire
    void encrypted(int contentType, byte[] content, int outerType) {
        boolean encrypted =
                outerType == MessageDecoder.APPLICATION_DATA || (outgoingCipherChanged && !observations.tls13());
        flight.add(new Unsent(contentType, Bytes.of(content), encrypted));
        outgoingCipherChanged |= contentType == MessageDecoder.CHANGE_CIPHER_SPEC;
    }

    /// The records encrypted so far leave now.
    void sent() {
        long now = System.nanoTime();
        for (var unsent : flight) {
            content(Direction.CLIENT_TO_SERVER, unsent.contentType, unsent.content.toArray(), now, unsent.encrypted);
        }
        flight.clear();
        if (observations.clientFinished() && clientFlightAt == null) {
            clientFlightAt = Duration.ofNanos(now - epoch);
        }
    }

    private void content(Direction direction, int contentType, byte[] content, long at, boolean encrypted) {
        if (contentType == MessageDecoder.HANDSHAKE) {
            var assembler = direction == Direction.SERVER_TO_CLIENT ? incoming : outgoing;
            assembler.add(content).forEach(m -> record(direction, contentType, m, at, encrypted));
        } else if (contentType == MessageDecoder.APPLICATION_DATA) {
            applicationData(direction, content, at);
        } else {
            record(direction, contentType, Bytes.of(content), at, encrypted);
        }
    }

    private void applicationData(Direction direction, byte[] content, long at) {
        if (content.length == 0 || applicationRecords >= MAX_APPLICATION_RECORDS) {
            return;
        }
        applicationRecords++;
        var kept = Bytes.of(Arrays.copyOf(content, Math.min(content.length, MAX_APPLICATION_DATA)));
        var message = decoder.decode(MessageDecoder.APPLICATION_DATA, kept, observations.decodingContext());
        var length = HandshakeMessage.Field.leaf("length", Integer.toString(content.length), 0, kept.length());
        var step = observations.note(direction, message);
        keep(new HandshakeMessage(
                direction,
                MessageDecoder.APPLICATION_DATA,
                message.name(),
                Duration.ofNanos(at - epoch),
                true,
                step,
                kept,
                List.of(length)));
    }

    private void record(Direction direction, int contentType, Bytes raw, long at, boolean encrypted) {
        var message = decoder.decode(contentType, raw, observations.decodingContext());
        var step = observations.note(direction, message);
        keep(new HandshakeMessage(
                direction,
                contentType,
                message.name(),
                Duration.ofNanos(at - epoch),
                encrypted,
                step,
                raw,
                message.fields()));
    }

    /// Whether more passed than any honest server has to say.
    boolean full() {
        return records > MAX_RECORDS || messages.size() - applicationRecords > MAX_MESSAGES;
    }

    private void keep(HandshakeMessage message) {
        if (!observations.clientFinished()) {
            // again, when the server asks late
            clientFlightAt = null;
            serverWordAt = null;
        }
        if (message.direction() == Direction.SERVER_TO_CLIENT
                && observations.clientFinished()
                && serverWordAt == null) {
            serverWordAt = message.at();
        }
        messages.add(message);
        observer.message(message);
    }

    List<HandshakeMessage> messages() {
        return messages;
    }

    Observations observations() {
        return observations;
    }

    /// When the client's Finished left.
    Optional<Duration> clientFlightAt() {
        return Optional.ofNullable(clientFlightAt);
    }

    /// When the first message came after the client's Finished.
    Optional<Duration> serverWordAt() {
        return Optional.ofNullable(serverWordAt);
    }
}
