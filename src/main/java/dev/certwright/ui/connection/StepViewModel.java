package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One of the seven steps while a test runs and afterwards.
public final class StepViewModel {
    private final HandshakeStep step;
    private final ReadOnlyObjectWrapper<StepResult> result;
    private final ReadOnlyObjectWrapper<Phrase> outcome;
    private final ObservableList<HandshakeMessage> messages = FXCollections.observableArrayList();
    private final ObservableList<HandshakeMessage> shownMessages = FXCollections.unmodifiableObservableList(messages);

    StepViewModel(HandshakeStep step) {
        this.step = step;
        result = new ReadOnlyObjectWrapper<>(this, "result", pending(step));
        outcome = new ReadOnlyObjectWrapper<>(this, "outcome", outcomeOf(step, StepState.PENDING));
    }

    private static StepResult pending(HandshakeStep step) {
        return new StepResult(step, StepState.PENDING, Optional.empty(), Phrase.of(key(step) + ".pending"));
    }

    /// Where the texts of a step stand, for example `connection.step.client-hello`.
    static String key(HandshakeStep step) {
        return "connection.step." + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Phrase outcomeOf(HandshakeStep step, StepState state) {
        boolean server = step == HandshakeStep.SERVER_VERIFIES_CLIENT;
        return switch (state) {
            case PASSED -> Phrase.of(server ? "connection.outcome.accepted" : "connection.outcome.passed");
            case FAILED -> Phrase.of(server ? "connection.outcome.refused" : "connection.outcome.failed");
            case PENDING, PROVISIONAL, WARNING, NOT_REACHED, NOT_APPLICABLE ->
                Phrase.of("connection.outcome." + state.word());
        };
    }

    public HandshakeStep step() {
        return step;
    }

    public Phrase title() {
        return Phrase.of(key(step) + ".title");
    }

    public ReadOnlyObjectProperty<StepResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// What came out, in a few words, for a step in which no message passes.
    public ReadOnlyObjectProperty<Phrase> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// The messages that belong to it, in the order they passed.
    public ObservableList<HandshakeMessage> messages() {
        return shownMessages;
    }

    void reset() {
        messages.clear();
        update(pending(step));
    }

    void update(StepResult now) {
        update(now, outcomeOf(step, now.state()));
    }

    void update(StepResult now, Phrase inAFewWords) {
        result.set(now);
        outcome.set(inAFewWords);
    }

    void add(HandshakeMessage message) {
        messages.add(message);
    }

    void setMessages(List<HandshakeMessage> all) {
        if (!messages.equals(all)) {
            messages.setAll(all);
        }
    }
}
