package dev.certwright.app;

import dev.certwright.model.Phrase;
import dev.certwright.service.Services;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.service.settings.Settings;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.comparison.Comparing;
import dev.certwright.ui.connection.ConnectionExtras;
import dev.certwright.ui.connection.ConnectionViewModel;
import dev.certwright.ui.connection.ConnectionViews;
import dev.certwright.ui.connection.DemoViewModel;
import dev.certwright.ui.connection.EntryExport;
import dev.certwright.ui.connection.HandshakeViewModel;
import dev.certwright.ui.connection.PartiesViewModel;
import dev.certwright.ui.connection.ServiceDryRuns;
import dev.certwright.ui.connection.ServiceExports;
import dev.certwright.ui.connection.ServiceHistory;
import dev.certwright.ui.connection.ServiceOpinions;
import dev.certwright.ui.connection.VaultRemedies;
import dev.certwright.ui.home.HomeViewModel;
import dev.certwright.ui.inspection.InspectionExtras;
import dev.certwright.ui.inspection.InspectionViewModel;
import dev.certwright.ui.inspection.ServiceInspecting;
import dev.certwright.ui.inspection.parts.InspectionParts;
import dev.certwright.ui.inspection.parts.WizardFixes;
import dev.certwright.ui.passphrase.PassphraseGate;
import dev.certwright.ui.passphrase.PassphraseWindows;
import dev.certwright.ui.safety.BackupViewModel;
import dev.certwright.ui.settings.SettingsViewModel;
import dev.certwright.ui.theme.ThemeSwitch;
import dev.certwright.ui.verification.ServiceVerifying;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.Window;

/// What a window knows, whatever its language. It outlives the views, which are made anew with each language.
record WindowModels(
        PassphraseWindows passphrases,
        KeyAccess keys,
        HomeViewModel home,
        ConnectionViewModel connection,
        DemoViewModel demo,
        InspectionViewModel inspection,
        SettingsViewModel settings,
        Background background,
        Notices notices,
        ConnectionExtras extras,
        InspectionExtras inspectionExtras,
        BackupViewModel backups) {
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
        var extras = extras(services, phrase -> around.views().get().messages().of(phrase));
        var demo = new DemoViewModel(
                services.demo(), services.inspection(), keys, background, around.paced(), handshake, around.notices());
        return new WindowModels(
                passphrases,
                keys,
                new HomeViewModel(
                        new HomeViewModel.Sources(
                                services.inventory(),
                                services.history(),
                                () -> services.revocation().due(RevocationService.SOON)),
                        background,
                        around.navigator(),
                        demo,
                        ZoneId.systemDefault()),
                new ConnectionViewModel(
                        new ConnectionViewModel.Surroundings(
                                services.connection(),
                                new VaultRemedies(
                                        new VaultRemedies.Uses(
                                                services.issuing(), services.inventory(), services.export()),
                                        around.navigator(),
                                        background,
                                        around.notices()),
                                keys,
                                background,
                                around.notices(),
                                extras.history()),
                        new PartiesViewModel(services.inventory(), services.inspection(), background),
                        handshake),
                demo,
                new InspectionViewModel(
                        new ServiceInspecting(services.inspection()),
                        Optional.of(new WizardFixes(services.inspection())),
                        background,
                        around.notices(),
                        InstantSource.system()),
                new SettingsViewModel(
                        services.settings(),
                        services.vault(),
                        background,
                        around.notices(),
                        settings,
                        Messages.languages(),
                        themes.appearanceProperty()),
                background,
                around.notices(),
                extras,
                InspectionParts.of(
                        new InspectionParts.Uses(
                                new ServiceVerifying(services.verification(), services.inventory()),
                                Comparing.of(services.comparison(), services.inventory()),
                                services.keystores(),
                                services.importing()),
                        new InspectionParts.Surroundings(background, keys, around.notices(), InstantSource.system())),
                new BackupViewModel(services.safety().backups(), background, around.notices()));
    }

    private static ConnectionExtras extras(Services services, Function<Phrase, String> words) {
        return new ConnectionExtras(
                Optional.of(new ServiceExports(services.reports(), words)),
                Optional.of(new ServiceHistory(services.history(), services.reports(), words)),
                Optional.of(services.connection()::compare),
                Optional.of(new ServiceOpinions(services.connection(), services.opinions())),
                Optional.of(new ServiceDryRuns(services.connection(), services.inventory())));
    }

    /// The screen of the connection test, in the language of the views.
    Screen connectionScreen(Views views, Navigator navigator, FilePicker files, EntryExport exports) {
        return ConnectionViews.screen(
                new ConnectionViews.Surroundings(views, navigator, files, exports, keys, background, notices),
                connection,
                demo,
                extras);
    }
}
