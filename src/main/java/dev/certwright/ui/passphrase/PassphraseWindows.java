package dev.certwright.ui.passphrase;

import dev.certwright.service.vault.VaultService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.ModalWindow;
import dev.certwright.ui.common.Views;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.stage.Window;

/// Asks in small windows over the main one.
public final class PassphraseWindows implements PassphrasePrompt {
    private final VaultService vault;
    private final Background background;
    private final Supplier<Views> views;
    private final Supplier<Window> owner;

    /// Builds it.
    ///
    /// @param views in the language of the moment
    public PassphraseWindows(VaultService vault, Background background, Supplier<Views> views, Supplier<Window> owner) {
        this.vault = vault;
        this.background = background;
        this.views = views;
        this.owner = owner;
    }

    @Override
    public void unlock(Consumer<Boolean> answered) {
        open("passphrase.unlock.title", answered, ending -> {
            var viewModel = new UnlockViewModel(vault, background, ending.yes());
            return new UnlockController(viewModel, views.get().messages(), ending.no());
        });
    }

    @Override
    public void choose(Consumer<Boolean> answered) {
        open("passphrase.choose.title", answered, ending -> {
            var viewModel =
                    new ProtectionViewModel(false, (_, chosen) -> vault.protect(chosen), background, ending.yes());
            return new ProtectionController(viewModel, views.get().messages(), ending.no());
        });
    }

    /// Lets the person replace the passphrase.
    ///
    /// @param hasOne   whether there is a passphrase now
    /// @param answered hears whether it was replaced
    public void change(boolean hasOne, Consumer<Boolean> answered) {
        open("passphrase.change.title", answered, ending -> {
            var viewModel = new ProtectionViewModel(hasOne, vault::changePassphrase, background, ending.yes());
            return new ProtectionController(viewModel, views.get().messages(), ending.no());
        });
    }

    private record Ending(Runnable yes, Runnable no) {}

    private void open(String titleKey, Consumer<Boolean> answered, Function<Ending, Object> controller) {
        var done = new AtomicBoolean();
        var window = new AtomicReference<ModalWindow>();
        Runnable close = () -> window.get().close();
        Parent content = views.get()
                .load(controller.apply(new Ending(
                        () -> {
                            done.set(true);
                            close.run();
                        },
                        close)));
        var title = views.get().messages().text(titleKey);
        window.set(new ModalWindow(owner.get(), title, content, () -> answered.accept(done.get())));
        window.get().show();
    }
}
