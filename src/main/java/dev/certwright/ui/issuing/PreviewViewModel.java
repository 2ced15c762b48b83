package dev.certwright.ui.issuing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.CertificatePreview;
import dev.certwright.ui.common.Background;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the answers would make, computed anew some time after the last change.
public final class PreviewViewModel {
    /// Turns an order into its preview, on a worker thread.
    @FunctionalInterface
    public interface Source {
        CertificatePreview preview(CertificateOrder order) throws PkiException;
    }

    /// The state of the preview.
    public sealed interface State {
        /// Too little is known yet.
        record Nothing() implements State {}

        record Shown(CertificateOrder order, CertificatePreview preview) implements State {}

        record Failed(PkiException failure) implements State {}
    }

    private final Supplier<Optional<CertificateOrder>> draft;
    private final Source source;
    private final Background background;
    private final Executor afterPause;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Nothing());
    private Optional<Cancellation> running = Optional.empty();
    private long changes;

    /// @param draft      the order so far, asked for on the UI thread
    /// @param afterPause runs something on the UI thread after a pause in which the person may type on
    public PreviewViewModel(
            Supplier<Optional<CertificateOrder>> draft, Source source, Background background, Executor afterPause) {
        this.draft = draft;
        this.source = source;
        this.background = background;
        this.afterPause = afterPause;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Takes note that an answer has changed.
    public void changed() {
        long mine = ++changes;
        afterPause.execute(() -> {
            if (mine == changes) {
                refresh();
            }
        });
    }

    /// Computes the preview now.
    public void refresh() {
        long mine = ++changes;
        running.ifPresent(Cancellation::cancel);
        draft.get()
                .ifPresentOrElse(
                        order -> running = Optional.of(background.run(
                                _ -> source.preview(order),
                                preview -> show(mine, new State.Shown(order, preview)),
                                failure -> show(mine, new State.Failed(failure)))),
                        () -> state.set(new State.Nothing()));
    }

    private void show(long asked, State outcome) {
        if (asked == changes) {
            state.set(outcome);
        }
    }
}
