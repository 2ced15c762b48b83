package dev.certwright.tls.probe;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.TimeLimits;
import java.time.Duration;

/// What is said over one connection, from ClientHello to the end.
final class Conversation {
    private static final Duration MIN_SETTLE = Duration.ofMillis(150);
    private static final Duration MAX_SETTLE = Duration.ofSeconds(2);

    private final Exchange exchange;
    private final Dialogue dialogue;
    private final TimeLimits limits;
    private final ProbeClient client;
    private final MessageRecorder recorder;
    private boolean timedOut;

    Conversation(
            Exchange exchange, Dialogue dialogue, TimeLimits limits, ProbeClient client, MessageRecorder recorder) {
        this.exchange = exchange;
        this.dialogue = dialogue;
        this.limits = limits;
        this.client = client;
        this.recorder = recorder;
    }

    /// Says everything and returns when it is over.
    ///
    /// @param roundTrip what the TCP connection took
    void hold(Duration roundTrip) throws InterruptedException {
        exchange.begin();
        timedOut = exchange.await(client::completed, limits.flight(), true) == Exchange.Wait.TIMED_OUT;
        if (exchange.foreignGreeting().isPresent()) {
            exchange.awaitRestOfGreeting();
        } else if (client.completed() && !exchange.over()) {
            speak(roundTrip);
        }
        if (client.completed()) {
            exchange.close();
        }
    }

    private void speak(Duration roundTrip) throws InterruptedException {
        var observations = recorder.observations();
        // binary frames would be the answer to a request in text
        var question = observations.http2() ? dialogue.question().filter(_ -> false) : dialogue.question();
        if (question.isEmpty() || (observations.tls13() && observations.demand().isPresent())) {
            exchange.await(this::judged, settle(roundTrip), false);
        }
        if (question.isPresent() && !exchange.over()) {
            exchange.say(question.get());
            timedOut = exchange.await(dialogue::complete, limits.application(), false) == Exchange.Wait.TIMED_OUT;
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

    ConnectionEnd connectionEnd() {
        if (recorder.observations().alert().isPresent()) {
            return ConnectionEnd.ALERT;
        }
        if (exchange.abort().isPresent()) {
            return ConnectionEnd.OURS;
        }
        if (timedOut) {
            return ConnectionEnd.TIMEOUT;
        }
        if (exchange.wireEnd().isEmpty()) {
            return closedByServer() ? ConnectionEnd.FIN : ConnectionEnd.OURS;
        }
        return switch (exchange.wireEnd().get()) {
            case FIN -> ConnectionEnd.FIN;
            case RST -> ConnectionEnd.RST;
            case CLOSED, TOO_MUCH -> ConnectionEnd.OURS;
        };
    }

    /// A close_notify came.
    private boolean closedByServer() {
        return recorder.messages().stream()
                .anyMatch(m -> m.name().equals("Alert") && m.direction() == Direction.SERVER_TO_CLIENT);
    }
}
