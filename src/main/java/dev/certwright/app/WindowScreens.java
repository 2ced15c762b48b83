package dev.certwright.app;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.OverlayPane;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.home.HomeController;
import dev.certwright.ui.inspection.InspectionViews;
import dev.certwright.ui.main.Screens;
import dev.certwright.ui.safety.BackupSheets;
import dev.certwright.ui.settings.SettingsController;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The screens of one window in one language.
final class WindowScreens implements Screens {
    private final WindowModels models;
    private final Views views;
    private final Navigator navigator;
    private final FilePicker files;
    private final CertificateScreens certificates;
    private @Nullable Screen home;
    private @Nullable Screen inspect;
    private @Nullable Screen connectionTest;
    private @Nullable Screen settings;

    WindowScreens(
            WindowModels models, Views views, Navigator navigator, FilePicker files, CertificateScreens certificates) {
        this.models = models;
        this.views = views;
        this.navigator = navigator;
        this.files = files;
        this.certificates = certificates;
    }

    @Override
    public Screen home() {
        var kept = home;
        if (kept == null) {
            var viewModel = models.home();
            var overlay = new OverlayPane();
            overlay.setBelow(views.load(new HomeController(viewModel, certificates, overlay, views.messages())));
            kept = new Screen(Phrase.of("main.home"), overlay, List.of(), viewModel::refresh);
            home = kept;
        }
        return kept;
    }

    @Override
    public Screen certificates(Optional<EntryId> selected) {
        return certificates.inventory(selected);
    }

    @Override
    public Screen create(NewCertificate wanted) {
        return certificates.wizard(wanted);
    }

    @Override
    public Screen inspect(List<Path> opened) {
        if (!opened.isEmpty()) {
            models.inspection().files().open(opened);
        }
        return inspection();
    }

    @Override
    public Screen inspect(String name, Bytes octets) {
        models.inspection().files().open(name, octets);
        return inspection();
    }

    private Screen inspection() {
        var kept = inspect;
        if (kept == null) {
            kept = InspectionViews.screen(models.inspection(), models.inspectionExtras(), views, files, navigator);
            inspect = kept;
        }
        return kept;
    }

    @Override
    public Screen connectionTest(Optional<String> address, Optional<ClientChoice> client, Optional<TrustChoice> trust) {
        var kept = connectionTest;
        if (kept == null) {
            kept = models.connectionScreen(views, navigator, files, certificates::export);
            connectionTest = kept;
        }
        models.connection().prefill(address, client, trust);
        return kept;
    }

    @Override
    public Screen settings() {
        var kept = settings;
        if (kept == null) {
            var viewModel = models.settings();
            var overlay = new OverlayPane();
            var backups = new BackupSheets(models.backups(), views, files, overlay, viewModel::refresh);
            overlay.setBelow(views.load(new SettingsController(
                    viewModel,
                    views.messages(),
                    hasOne -> models.passphrases().change(hasOne, changed -> {
                        if (changed) {
                            viewModel.passphraseChanged();
                        }
                    }),
                    backups::backUp,
                    backups::restore)));
            kept = new Screen(Phrase.of("main.settings"), overlay, List.of(), viewModel::refresh);
            settings = kept;
        }
        return kept;
    }
}
