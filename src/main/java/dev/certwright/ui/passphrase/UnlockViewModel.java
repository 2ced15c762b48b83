package dev.certwright.ui.passphrase;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.vault.VaultService;
import dev.certwright.ui.common.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Opens the private keys of the vault with what the person types.
public final class UnlockViewModel {
    private final VaultService vault;
    private final Background background;
    private final Runnable opened;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final ReadOnlyObjectWrapper<Optional<Phrase>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());

    /// Builds it.
    ///
    /// @param opened runs once the vault is open
    public UnlockViewModel(VaultService vault, Background background, Runnable opened) {
        this.vault = vault;
        this.background = background;
        this.opened = opened;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Why the vault did not open.
    public ReadOnlyObjectProperty<Optional<Phrase>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Tries this passphrase, which is wiped afterwards.
    public void unlock(Passphrase passphrase) {
        busy.set(true);
        problem.set(Optional.empty());
        background.run(
                _ -> {
                    try (passphrase) {
                        vault.unlock(passphrase);
                        return true;
                    }
                },
                _ -> opened.run(),
                this::complain);
    }

    private void complain(PkiException failure) {
        busy.set(false);
        problem.set(Optional.of(failure.phrase()));
    }
}
