package dev.certwright.app;

import dev.certwright.service.Services;
import dev.certwright.service.settings.Settings;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.connection.ConnectionViewModel;
import dev.certwright.ui.connection.DemoViewModel;
import dev.certwright.ui.connection.HandshakeViewModel;
import dev.certwright.ui.home.HomeViewModel;
import dev.certwright.ui.passphrase.PassphraseGate;
import dev.certwright.ui.passphrase.PassphraseWindows;
import dev.certwright.ui.settings.SettingsViewModel;
import dev.certwright.ui.theme.ThemeSwitch;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.stage.Window;

/// What a window knows, whatever its language. It outlives the views, which are made anew with each language.
record WindowModels(
        PassphraseWindows passphrases,
        KeyAccess keys,
        HomeViewModel home,
        ConnectionViewModel connection,
        DemoViewModel demo,
        SettingsViewModel settings) {
    /// What the models need of the window.
    ///
    /// @param paced     runs on the thread of the toolkit, slowly enough to follow
    /// @param navigator the one of the moment
    /// @param views     those of the moment
    record Surroundings(
            Background background,
            Executor paced,
            Notices notices,
            Supplier<Navigator> navigator,
            Supplier<Views> views,
            Supplier<Window> window) {}

    static WindowModels of(Services services, Settings settings, ThemeSwitch themes, Surroundings around) {
        var background = around.background();
        var passphrases = new PassphraseWindows(services.vault(), background, around.views(), around.window());
        var keys = new PassphraseGate(background, passphrases);
        var handshake = new HandshakeViewModel();
        var demo = new DemoViewModel(
                services.demo(), services.inspection(), keys, background, around.paced(), handshake, around.notices());
        return new WindowModels(
                passphrases,
                keys,
                new HomeViewModel(services.inventory(), background, around.navigator(), demo, ZoneId.systemDefault()),
                new ConnectionViewModel(
                        services.connection(),
                        services.inventory(),
                        services.inspection(),
                        keys,
                        background,
                        handshake),
                demo,
                new SettingsViewModel(
                        services.settings(),
                        services.vault(),
                        background,
                        around.notices(),
                        settings,
                        Messages.languages(),
                        themes.appearanceProperty()));
    }
}
