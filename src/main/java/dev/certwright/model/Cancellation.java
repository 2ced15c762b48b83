package dev.certwright.model;

import java.util.ArrayList;
import java.util.List;

/// Carries a person's *Cancel* to work that runs elsewhere. Safe for use by several threads.
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /// Cancels: runs what was registered, once. What blocks must be woken by its registered action.
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean cancelled() {
        return cancelled;
    }

    /// Registers what wakes the work, for example closing its socket. Runs at once when already cancelled.
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /// Stops work that was cancelled.
    ///
    /// @throws PkiException.Cancelled when cancelled
    public void check() throws PkiException.Cancelled {
        if (cancelled()) {
            throw new PkiException.Cancelled();
        }
    }
}
