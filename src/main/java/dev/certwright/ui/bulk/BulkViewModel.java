package dev.certwright.ui.bulk;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.bulk.BulkCheck;
import dev.certwright.service.bulk.BulkOrder;
import dev.certwright.service.bulk.BulkOutcome;
import dev.certwright.service.bulk.BulkOutput;
import dev.certwright.service.bulk.BulkProgress;
import dev.certwright.service.bulk.BulkService;
import dev.certwright.service.issuing.IssuingService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The preview of many certificates and how far issuing them has come. Needs javafx.base only.
public final class BulkViewModel {
    private final BulkService service;
    private final IssuingService issuing;
    private final KeyAccess keys;
    private final Background background;
    private final Runnable issued;
    private final BulkForm form;
    private final ObservableList<BulkLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Phrase>> said = new ReadOnlyObjectWrapper<>(this, "said", List.of());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(this, "done", 0);
    private final AtomicReference<Optional<BulkProgress>> latest = new AtomicReference<>(Optional.empty());
    private Cancellation work = new Cancellation();
    private Optional<Path> place = Optional.empty();
    private boolean stopped;

    /// @param issued runs when there are new certificates
    BulkViewModel(
            BulkService service,
            IssuingService issuing,
            BulkForm form,
            KeyAccess keys,
            Background background,
            Runnable issued) {
        this.service = service;
        this.issuing = issuing;
        this.form = form;
        this.keys = keys;
        this.background = background;
        this.issued = issued;
    }

    public BulkForm form() {
        return form;
    }

    /// The rows with problems, then the first of the others; a bounded number.
    ObservableList<BulkLine> lines() {
        return FXCollections.unmodifiableObservableList(lines);
    }

    /// How the source was understood, how far the work is, or what came of it.
    public ReadOnlyObjectProperty<List<Phrase>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// From 0 to 1; negative while that is not known.
    public ReadOnlyDoubleProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// Whether files are wanted, so that a folder must be asked for.
    public boolean wantsFiles() {
        return form.output().valueProperty().get() != BulkForm.Output.NONE;
    }

    private BulkOrder order() throws PkiException {
        return form.order(issuing.maxDays(form.authority().valueProperty().get().id()));
    }

    /// Checks every row. Nothing is signed.
    public void preview() {
        begin();
        work = background.run(
                cancellation -> service.check(order(), Optional.empty(), this::progress, cancellation),
                this::checked,
                this::failed);
    }

    private void checked(BulkCheck check) {
        running.set(false);
        var shown = new ArrayList<>(check.refused().stream().map(BulkLine::of).toList());
        check.first().stream()
                .filter(row -> row.state() != BulkCheck.State.PROBLEM)
                .map(BulkLine::of)
                .forEach(shown::add);
        lines.setAll(shown);
        said.set(List.of(
                Phrase.of("bulk.sheet.checked", check.rows(), check.ready(), check.already(), check.problems())));
    }

    /// Issues all that can be.
    ///
    /// @param folder for the files, if some are wanted
    public void issue(Optional<Path> folder) {
        boolean goOn = stopped && folder.equals(place);
        place = folder;
        begin();
        Optional<BulkOutput> output = form.output(folder, goOn);
        work = keys.run(
                cancellation -> service.issue(order(), output, this::progress, cancellation),
                this::finished,
                this::failed);
    }

    private void begin() {
        failure.set(Optional.empty());
        said.set(List.of());
        done.set(-1);
        running.set(true);
    }

    /// On the thread of the work; the window shows the latest, however many come.
    private void progress(BulkProgress progress) {
        if (latest.getAndSet(Optional.of(progress)).isEmpty()) {
            background.ui().execute(this::show);
        }
    }

    private void show() {
        latest.getAndSet(Optional.empty()).filter(_ -> running.get()).ifPresent(this::show);
    }

    private void show(BulkProgress progress) {
        done.set(progress.total() == 0 ? -1 : progress.rows() / (double) progress.total());
        if (progress.stage() == BulkProgress.Stage.ISSUING) {
            said.set(List.of(Phrase.of(
                    "bulk.sheet.progress",
                    progress.rows(),
                    progress.total(),
                    Math.round(progress.rate()),
                    progress.remaining().map(Duration::toSeconds).orElse(0L) + 1)));
        }
    }

    private void finished(BulkOutcome outcome) {
        running.set(false);
        stopped = outcome.stopped().isPresent();
        var sentences = new ArrayList<Phrase>();
        sentences.add(Phrase.of(
                stopped ? "bulk.sheet.stopped" : "bulk.sheet.done",
                outcome.issued(),
                outcome.took().toSeconds() + 1,
                Math.round(outcome.rate()),
                outcome.open()));
        if (outcome.already() > 0) {
            sentences.add(Phrase.of("bulk.sheet.already", outcome.already()));
        }
        if (outcome.leftOut() > 0) {
            sentences.add(Phrase.of("bulk.sheet.leftOut", outcome.leftOut()));
        }
        outcome.place()
                .ifPresent(where -> sentences.add(Phrase.of("bulk.sheet.packed", outcome.packed(), where.toString())));
        outcome.passwords().ifPresent(sheet -> sentences.add(Phrase.of("bulk.sheet.passwords", sheet.toString())));
        outcome.stopped()
                .filter(why -> !(why instanceof PkiException.Cancelled))
                .ifPresent(why -> failure.set(Optional.of(why.phrase())));
        said.set(sentences);
        if (outcome.issued() > 0) {
            issued.run();
        }
    }

    private void failed(PkiException why) {
        running.set(false);
        if (!(why instanceof PkiException.Cancelled)) {
            failure.set(Optional.of(why.phrase()));
        }
    }

    /// Stops after the batch at hand; what was issued stays, and the same again goes on where it was.
    public void cancel() {
        work.cancel();
    }
}
