package dev.certwright.ui.passphrase;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import java.util.function.Consumer;

/// Lets work reach private keys: asks the person when the keys are locked, then does the work again.
public final class PassphraseGate implements KeyAccess {
    private final Background background;
    private final PassphrasePrompt prompt;

    public PassphraseGate(Background background, PassphrasePrompt prompt) {
        this.background = background;
        this.prompt = prompt;
    }

    @Override
    public <T> Cancellation run(Background.Work<T> work, Consumer<T> onSuccess, Consumer<PkiException> onFailure) {
        var cancellation = new Cancellation();
        attempt(work, onSuccess, onFailure, cancellation);
        return cancellation;
    }

    private <T> void attempt(
            Background.Work<T> work,
            Consumer<T> onSuccess,
            Consumer<PkiException> onFailure,
            Cancellation cancellation) {
        Consumer<Boolean> again = answered -> {
            if (answered && !cancellation.cancelled()) {
                attempt(work, onSuccess, onFailure, cancellation);
            } else {
                onFailure.accept(new PkiException.Cancelled());
            }
        };
        var running = background.run(work, onSuccess, failure -> {
            switch (failure) {
                case PkiException.VaultLocked _ -> prompt.unlock(again);
                case PkiException.ProtectionUndecided _ -> prompt.choose(again);
                default -> onFailure.accept(failure);
            }
        });
        cancellation.onCancel(running::cancel);
    }
}
