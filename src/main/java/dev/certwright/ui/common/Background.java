package dev.certwright.ui.common;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Runs work off the UI thread and hands the outcome back on it.
///
/// Production passes a worker pool and `Platform::runLater`; a test passes `Runnable::run` twice.
///
/// @param worker runs the work
/// @param ui     runs everything that touches observable state
public record Background(Executor worker, Executor ui) {
    private static final System.Logger LOG = System.getLogger(Background.class.getName());

    /// Work that may fail in a way that can be said, and that stops when cancelled.
    @FunctionalInterface
    public interface Work<T> {
        T run(Cancellation cancellation) throws PkiException;
    }

    /// Starts the work; exactly one of the two consumers is called, on the UI executor.
    ///
    /// @return cancels it
    public <T> Cancellation run(Work<T> work, Consumer<T> onSuccess, Consumer<PkiException> onFailure) {
        var cancellation = new Cancellation();
        worker.execute(() -> ui.execute(outcome(work, cancellation, onSuccess, onFailure)));
        return cancellation;
    }

    /// Does the work. An error must be said too: a screen that hears nothing would wait for ever.
    private static <T> Runnable outcome(
            Work<T> work, Cancellation cancellation, Consumer<T> onSuccess, Consumer<PkiException> onFailure) {
        try {
            var result = work.run(cancellation);
            return () -> onSuccess.accept(result);
        } catch (PkiException e) {
            return () -> onFailure.accept(e);
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "bug in background work", bug);
            return () -> onFailure.accept(new PkiException.Unexpected(bug));
        }
    }
}
