package dev.certwright.ui.verification;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.graph.GraphOverlay;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Judges one certificate as the form says, and keeps the judgement. Needs javafx.base only.
public final class VerificationViewModel {
    private final VerificationSubject subject;
    private final Verifying verifying;
    private final Background background;
    private final VerificationForm form;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private final ReadOnlyObjectWrapper<Optional<Phrase>> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<VerificationReport>> report =
            new ReadOnlyObjectWrapper<>(this, "report", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PkiException>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyObjectWrapper<GraphOverlay> overlay =
            new ReadOnlyObjectWrapper<>(this, "overlay", GraphOverlay.NONE);
    private Cancellation current = new Cancellation();

    /// Counts what was begun or cancelled: what was overtaken says nothing any more.
    private int latest;

    /// Looks at once for the CAs of the vault. A vault that cannot be read offers none.
    public VerificationViewModel(VerificationSubject subject, Verifying verifying, Background background) {
        this.subject = subject;
        this.verifying = verifying;
        this.background = background;
        form = new VerificationForm(subject);
        background.run(
                _ -> verifying.authorities(),
                form::offer,
                unreadable -> System.getLogger(VerificationViewModel.class.getName())
                        .log(System.Logger.Level.DEBUG, "the vault offers no CA", unreadable));
    }

    /// Begins, when everything makes sense. What was said before is gone.
    public void start() {
        form.request().ifPresent(request -> {
            current.cancel();
            clear();
            running.set(true);
            int run = ++latest;
            current = background.run(
                    cancellation -> verifying.verify(request, waiting -> tell(run, waiting), cancellation),
                    judgement -> judged(run, judgement),
                    why -> failed(run, why));
        });
    }

    /// Ends what is under way.
    public void cancel() {
        current.cancel();
        latest++;
        running.set(false);
        progress.set(Optional.empty());
    }

    private void clear() {
        failure.set(Optional.empty());
        report.set(Optional.empty());
        progress.set(Optional.empty());
        overlay.set(GraphOverlay.NONE);
    }

    /// Called on a worker.
    private void tell(int run, Phrase waiting) {
        background.ui().execute(() -> {
            if (run == latest) {
                progress.set(Optional.of(waiting));
            }
        });
    }

    private void judged(int run, VerificationReport judgement) {
        if (run == latest) {
            running.set(false);
            report.set(Optional.of(judgement));
            overlay.set(PathStates.of(judgement));
        }
    }

    private void failed(int run, PkiException why) {
        if (run == latest) {
            running.set(false);
            failure.set(Optional.of(why));
        }
    }

    public VerificationSubject subject() {
        return subject;
    }

    public VerificationForm form() {
        return form;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What is being waited for.
    public ReadOnlyObjectProperty<Optional<Phrase>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<VerificationReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Why nothing could be judged.
    public ReadOnlyObjectProperty<Optional<PkiException>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// The judgement for a drawing of the chain: bind the overlay of its view model to this.
    public ReadOnlyObjectProperty<GraphOverlay> overlayProperty() {
        return overlay.getReadOnlyProperty();
    }
}
