package dev.certwright.ui.settings;

import dev.certwright.model.PkiException;
import dev.certwright.ui.common.Background;
import java.util.Optional;
import java.util.function.Consumer;

/// Does something with the newest of what it is given, one at a time; what was overtaken while it waited is left out.
/// Must be called on the thread of the toolkit.
final class LatestOnly<T> {
    /// What is done.
    @FunctionalInterface
    interface Action<T> {
        void accept(T value) throws PkiException;
    }

    private final Background background;
    private final Action<T> action;
    private final Consumer<PkiException> onFailure;
    private Optional<T> waiting = Optional.empty();
    private boolean working;

    LatestOnly(Background background, Action<T> action, Consumer<PkiException> onFailure) {
        this.background = background;
        this.action = action;
        this.onFailure = onFailure;
    }

    void accept(T value) {
        waiting = Optional.of(value);
        if (!working) {
            next();
        }
    }

    private void next() {
        var due = waiting;
        waiting = Optional.empty();
        working = due.isPresent();
        due.ifPresent(value -> background.run(
                _ -> {
                    action.accept(value);
                    return true;
                },
                _ -> next(),
                failure -> {
                    onFailure.accept(failure);
                    next();
                }));
    }
}
