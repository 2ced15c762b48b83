package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.demo.DemoService;
import dev.certwright.service.demo.DemoService.Stage;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Notices;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// *Mutual TLS in one minute*: runs it, shows its handshake among the connection tests, keeps what it made.
public final class DemoViewModel {
    public enum Phase {
        IDLE,
        RUNNING,
        /// Its handshake is on the screen, and its certificates can be kept.
        SHOWN,
        KEEPING,
        /// Its certificates are in the vault.
        KEPT
    }

    private final DemoService service;
    private final InspectionService inspection;
    private final KeyAccess keys;
    private final Background background;
    private final Executor paced;
    private final HandshakeViewModel handshake;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.IDLE);
    private final ReadOnlyObjectWrapper<Phrase> stage =
            new ReadOnlyObjectWrapper<>(this, "stage", words(Stage.AUTHORITY));
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
    private Optional<DemoService.Result> result = Optional.empty();
    private List<Entry> kept = List.of();
    private Cancellation running = new Cancellation();
    private int run;

    /// Builds it.
    ///
    /// @param paced runs on the thread of the toolkit, slowly enough to follow
    public DemoViewModel(
            DemoService service,
            InspectionService inspection,
            KeyAccess keys,
            Background background,
            Executor paced,
            HandshakeViewModel handshake,
            Notices notices) {
        this.service = service;
        this.inspection = inspection;
        this.keys = keys;
        this.background = background;
        this.paced = paced;
        this.handshake = handshake;
        this.notices = notices;
        handshake.phaseProperty().subscribe(this::noticeOtherTests);
    }

    private static Phrase words(Stage stage) {
        return Phrase.of(
                "home.demo.stage." + stage.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// What it is doing.
    public ReadOnlyObjectProperty<Phrase> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// From 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What was kept; the CA first.
    public List<Entry> kept() {
        return kept;
    }

    /// Runs it, unless a handshake is going on.
    ///
    /// @param atHandshake runs when there will be something to see
    public void start(Runnable atHandshake) {
        if (handshake.phaseProperty().get() == HandshakeViewModel.Phase.RUNNING) {
            return;
        }
        int mine = ++run;
        var live = handshake.begin(this::cancel);
        phase.set(Phase.RUNNING);
        show(Stage.AUTHORITY);
        Executor slowly = task -> background.ui().execute(() -> paced.execute(task));
        var observer = new StageObserver(
                Marshalled.to(slowly, live),
                reached -> background
                        .ui()
                        .execute(() -> unlessOver(mine, () -> {
                            show(reached);
                            if (reached == Stage.HANDSHAKE) {
                                atHandshake.run();
                            }
                        })));
        running = background.run(
                cancellation -> {
                    var made = service.run(observer, cancellation);
                    return new Outcome(made, own(made));
                },
                outcome -> paced.execute(() -> unlessOver(mine, () -> done(outcome))),
                failure -> paced.execute(() -> unlessOver(mine, () -> failed(failure))));
    }

    /// What comes of a run that was cancelled, or that another one followed, is left out.
    private void unlessOver(int mine, Runnable told) {
        if (mine == run) {
            told.run();
        }
    }

    private record Outcome(DemoService.Result result, List<CertificateDetails> own) {}

    private List<CertificateDetails> own(DemoService.Result made) throws PkiException {
        var all = new ArrayList<CertificateDetails>();
        for (var one : made.made().reversed()) {
            if (one.profile() != CertificateProfile.SERVER) {
                inspection.inspect(one.certificate().der(), one.name(), List.of()).items().stream()
                        .filter(Inspected.Item.Certificate.class::isInstance)
                        .map(Inspected.Item.Certificate.class::cast)
                        .forEach(item -> all.add(item.details()));
            }
        }
        return all;
    }

    private void done(Outcome outcome) {
        result = Optional.of(outcome.result());
        handshake.done(outcome.result().report(), outcome.own());
        phase.set(Phase.SHOWN);
    }

    private void failed(PkiException failure) {
        handshake.failed(failure);
        phase.set(Phase.IDLE);
        notices.failed(failure);
    }

    /// Stops it at once, also while only its playback goes on.
    public void cancel() {
        running.cancel();
        if (phase.get() == Phase.RUNNING) {
            run++;
            failed(new PkiException.Cancelled());
        }
    }

    /// Puts the three certificates and their keys into the vault.
    public void keep() {
        var made = result.orElseThrow();
        phase.set(Phase.KEEPING);
        keys.run(
                _ -> service.keep(made),
                entries -> {
                    kept = List.copyOf(entries);
                    phase.set(Phase.KEPT);
                    notices.done(Phrase.of("connection.demo.kept", entries.size()));
                },
                failure -> {
                    phase.set(Phase.SHOWN);
                    notices.failed(failure);
                });
    }

    private void show(Stage reached) {
        stage.set(words(reached));
        progress.set((double) EnumSet.range(Stage.AUTHORITY, reached).size() / (Stage.values().length + 1));
    }

    /// Another test takes the place of ours on the screen.
    private void noticeOtherTests(HandshakeViewModel.Phase now) {
        if (now == HandshakeViewModel.Phase.RUNNING && phase.get() != Phase.RUNNING) {
            phase.set(Phase.IDLE);
            result = Optional.empty();
        }
    }

    private record StageObserver(ConnectionObserver connection, Consumer<Stage> stages)
            implements DemoService.Observer {
        @Override
        public void stage(Stage stage) {
            stages.accept(stage);
        }

        @Override
        public void step(StepResult step) {
            connection.step(step);
        }

        @Override
        public void reach(Reach soFar) {
            connection.reach(soFar);
        }

        @Override
        public void attempt(Attempt ended) {
            connection.attempt(ended);
        }

        @Override
        public void message(HandshakeMessage message) {
            connection.message(message);
        }
    }
}
