package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The handshake on the screen: what passed so far, and what came out.
public final class HandshakeViewModel {
    public enum Phase {
        /// None was made yet, or it was cancelled.
        EMPTY,
        RUNNING,
        DONE,
        /// It could not even begin.
        FAILED
    }

    private final List<StepViewModel> steps =
            Arrays.stream(HandshakeStep.values()).map(StepViewModel::new).toList();
    private final ObservableList<HandshakeMessage> messages = FXCollections.observableArrayList();
    private final ObservableList<HandshakeMessage> allMessages = FXCollections.unmodifiableObservableList(messages);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<HandshakeReport>> report =
            new ReadOnlyObjectWrapper<>(this, "report", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(this, "reach", Reach.none());
    private final ObservableList<Attempt> attempts = FXCollections.observableArrayList();
    private final ObservableList<Attempt> shownAttempts = FXCollections.unmodifiableObservableList(attempts);
    private final ObjectProperty<Shown> shown =
            new SimpleObjectProperty<>(this, "shown", new Shown.OfStep(HandshakeStep.CLIENT_HELLO));
    private final BooleanProperty ladder = new SimpleBooleanProperty(this, "ladder", false);
    private List<CertificateDetails> own = List.of();
    private int run;
    private Runnable onCancel = () -> {};

    /// All seven, in order.
    public List<StepViewModel> steps() {
        return steps;
    }

    /// Every message in the order they passed.
    public ObservableList<HandshakeMessage> messages() {
        return allMessages;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Present once the phase is `DONE`.
    public ReadOnlyObjectProperty<Optional<HandshakeReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Why it could not begin.
    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// How the server was reached, as far as it is known.
    public ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    /// The further connections, by which it was found out what the server wants.
    public ObservableList<Attempt> attempts() {
        return shownAttempts;
    }

    /// What is looked at more closely.
    public ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /// Whether every message is shown instead of the seven steps.
    public BooleanProperty ladderProperty() {
        return ladder;
    }

    /// The client's own certificates, its own first, as far as they are known.
    public List<CertificateDetails> own() {
        return own;
    }

    /// The messages of what is looked at.
    public List<HandshakeMessage> shownMessages() {
        return switch (shown.get()) {
            case Shown.TheWay _ -> List.of();
            case Shown.OfStep(var step) -> List.copyOf(step(step).messages());
            case Shown.OfMessage(var message) -> List.of(message);
        };
    }

    /// The step that keeps the connection from being good, if any.
    public Optional<HandshakeStep> culprit() {
        return first(StepState.FAILED).or(() -> first(StepState.WARNING));
    }

    private Optional<HandshakeStep> first(StepState state) {
        return steps.stream()
                .filter(s -> s.resultProperty().get().state() == state)
                .map(StepViewModel::step)
                .findFirst();
    }

    /// Starts over. What is heard of an earlier run from now on is left out.
    ///
    /// @param stop stops what makes this handshake
    /// @return hears what happens; its calls must come on the thread of the toolkit
    ConnectionObserver begin(Runnable stop) {
        onCancel = stop;
        int mine = ++run;
        own = List.of();
        messages.clear();
        steps.forEach(StepViewModel::reset);
        report.set(Optional.empty());
        failure.set(Optional.empty());
        reach.set(Reach.none());
        attempts.clear();
        shown.set(new Shown.OfStep(HandshakeStep.CLIENT_HELLO));
        phase.set(Phase.RUNNING);
        return new Live(mine);
    }

    /// Hears of one run; what it hears after that is over is left out.
    private final class Live implements ConnectionObserver {
        private final int mine;

        Live(int mine) {
            this.mine = mine;
        }

        private boolean over() {
            return mine != run || phase.get() != Phase.RUNNING;
        }

        @Override
        public void step(StepResult result) {
            if (!over()) {
                HandshakeViewModel.this.step(result.step()).update(result);
            }
        }

        @Override
        public void reach(Reach soFar) {
            if (!over()) {
                reach.set(soFar);
            }
        }

        @Override
        public void attempt(Attempt ended) {
            if (!over()) {
                attempts.add(ended);
            }
        }

        @Override
        public void message(HandshakeMessage message) {
            if (!over()) {
                messages.add(message);
                HandshakeViewModel.this.step(message.step()).add(message);
            }
        }
    }

    /// Stops what makes the handshake on the screen, if it runs.
    public void cancel() {
        if (phase.get() == Phase.RUNNING) {
            onCancel.run();
        }
    }

    void done(HandshakeReport finished, List<CertificateDetails> ownCertificates) {
        own = List.copyOf(ownCertificates);
        if (!messages.equals(finished.messages())) {
            messages.setAll(finished.messages());
        }
        for (var step : steps) {
            step.setMessages(finished.messages().stream()
                    .filter(m -> m.step() == step.step())
                    .toList());
            var result = finished.step(step.step());
            if (step.step() == HandshakeStep.CLIENT_VERIFIES_SERVER
                    && !serverChecks(finished).isEmpty()) {
                step.update(result, outcome(serverChecks(finished)));
            } else {
                step.update(result);
            }
        }
        reach.set(finished.reach());
        attempts.setAll(finished.attempts().stream().skip(1).toList());
        report.set(Optional.of(finished));
        first(StepState.FAILED).map(Shown.OfStep::new).ifPresent(shown::set);
        phase.set(Phase.DONE);
    }

    /// The check that holds what the server says of a client it refuses.
    static final String SERVER_REASON = "server-reason";

    /// The checks of the server's certificate, in a report.
    static List<Check> serverChecks(HandshakeReport report) {
        return report.checks().stream()
                .filter(c -> !c.id().startsWith("client-") && !c.id().equals(SERVER_REASON))
                .toList();
    }

    private static Phrase outcome(List<Check> checks) {
        var failed = checks.stream().filter(Check::failed).toList();
        if (!failed.isEmpty()) {
            return failed.getFirst().title();
        }
        var done = checks.stream().filter(c -> c.state() != CheckState.NOT_DONE).count();
        var passed = checks.stream().filter(c -> c.state() == CheckState.PASS).count();
        return Phrase.of("connection.checksPassed", passed, done);
    }

    void failed(PkiException why) {
        run++;
        boolean cancelled = why instanceof PkiException.Cancelled;
        failure.set(cancelled ? Optional.empty() : Optional.of(why.phrase()));
        steps.forEach(StepViewModel::reset);
        messages.clear();
        attempts.clear();
        reach.set(Reach.none());
        phase.set(cancelled ? Phase.EMPTY : Phase.FAILED);
    }

    private StepViewModel step(HandshakeStep wanted) {
        return steps.get(wanted.number() - 1);
    }
}
