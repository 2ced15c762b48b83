package dev.certwright.ui.common;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import java.util.function.Consumer;

/// Runs work that needs private keys: when the vault is locked, or nobody has decided yet how keys are protected,
/// the person is asked and the work is done again.
public interface KeyAccess {
    /// Like [Background#run]. Whoever declines to answer gets [PkiException.Cancelled].
    <T> Cancellation run(Background.Work<T> work, Consumer<T> onSuccess, Consumer<PkiException> onFailure);

    /// One that never asks, for tests and for work that needs no keys.
    static KeyAccess of(Background background) {
        return new KeyAccess() {
            @Override
            public <T> Cancellation run(
                    Background.Work<T> work, Consumer<T> onSuccess, Consumer<PkiException> onFailure) {
                return background.run(work, onSuccess, onFailure);
            }
        };
    }
}
