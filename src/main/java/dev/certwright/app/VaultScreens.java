package dev.certwright.app;

import static dev.certwright.model.certificate.CertificateProfile.INTERMEDIATE_CA;
import static dev.certwright.model.certificate.CertificateProfile.OCSP_RESPONDER;
import static dev.certwright.model.certificate.CertificateProfile.PEER;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.Services;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.export.ExportForm;
import dev.certwright.ui.export.Exports;
import dev.certwright.ui.inventory.Inventory;
import dev.certwright.ui.inventory.InventoryActions;
import dev.certwright.ui.inventory.ScreenAction;
import dev.certwright.ui.issuing.CertificateWizards;
import dev.certwright.ui.profiles.ProfileSheet;
import dev.certwright.ui.revocation.RevocationActions;
import dev.certwright.ui.safety.SafetyActions;
import dev.certwright.ui.safety.TrashRemoval;
import dev.certwright.ui.step.ComputerNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The screens about the certificates of the vault.
final class VaultScreens implements CertificateScreens {
    /// How long a person may pause in typing before the preview is computed, in milliseconds.
    private static final int TYPING_PAUSE = 150;

    private final Inventory inventory;
    private final CertificateWizards wizards;
    private final Exports exports;
    private final Navigator navigator;

    /// What the screens need besides the views of the moment.
    record Surroundings(
            Services services, InstantSource clock, Background background, FilePicker files, Notices notices) {}

    VaultScreens(Surroundings around, KeyAccess keys, Views views, Navigator navigator) {
        this.navigator = navigator;
        var services = around.services();
        var dates = new Dates(ZoneId.systemDefault());
        exports = new Exports(
                services.export(),
                keys,
                around.background(),
                views,
                around.files(),
                new SecureRandom(),
                documents(Path.of(System.getProperty("user.home", "."))));
        var revocation = new RevocationActions(
                new RevocationActions.Services(services.inventory(), services.revocation(), services.ocsp()),
                keys,
                around.background(),
                views,
                dates,
                around.files(),
                this::changed);
        var safety = new SafetyActions(
                services.safety(), around.background(), views, ZoneId.systemDefault(), around.files());
        inventory = new Inventory(
                services.inventory(),
                around.background(),
                views,
                dates,
                navigator,
                exports,
                actions(around, views, navigator, revocation, safety),
                new TrashRemoval(services.safety().trash(), around.background(), around.notices()));
        wizards = new CertificateWizards(new CertificateWizards.Surroundings(
                services.issuing(),
                services.inventory(),
                around.clock(),
                keys,
                around.background(),
                CompletableFuture.delayedExecutor(
                        TYPING_PAUSE, TimeUnit.MILLISECONDS, around.background().ui()),
                ComputerNames.ofThisComputer(),
                views,
                dates,
                navigator,
                exports,
                services.profiles()));
    }

    /// What other rooms add to the screen *Certificates*.
    private static InventoryActions actions(
            Surroundings around, Views views, Navigator navigator, RevocationActions revocation, SafetyActions safety) {
        var profiles = new ProfileSheet(around.services().profiles(), around.background(), views, around.files());
        var screen = new ArrayList<ScreenAction>();
        screen.add(newOne("newIntermediate", "profiles.new.intermediate", INTERMEDIATE_CA, navigator));
        screen.add(newOne("newPeer", "profiles.new.peer", PEER, navigator));
        screen.add(newOne("newResponder", "profiles.new.responder", OCSP_RESPONDER, navigator));
        screen.add(new ScreenAction("profiles", "profiles.manage", ScreenAction.Menu.MORE, profiles::show));
        screen.addAll(safety.actions());
        return new InventoryActions(revocation.actions(), screen);
    }

    private static ScreenAction newOne(String id, String textKey, CertificateProfile profile, Navigator navigator) {
        return new ScreenAction(id, textKey, ScreenAction.Menu.NEW, _ -> navigator.create(profile, Optional.empty()));
    }

    @Override
    public Screen inventory(Optional<EntryId> selected) {
        selected.ifPresent(inventory::select);
        return inventory.screen();
    }

    @Override
    public Screen wizard(NewCertificate wanted) {
        return wizards.open(wanted);
    }

    @Override
    public void export(Entry entry, Overlay overlay) {
        exports.open(List.of(entry), ExportForm.PEM, overlay);
    }

    @Override
    public void renew(EntryId entry, Overlay overlay, Runnable done) {
        navigator.certificates(Optional.of(entry));
    }

    @Override
    public void publish(EntryId authority, Overlay overlay, Runnable done) {
        navigator.certificates(Optional.of(authority));
    }

    /// Something about the entry has changed while it is shown.
    private void changed(EntryId id) {
        inventory.select(id);
    }

    private static Path documents(Path home) {
        var documents = home.resolve("Documents");
        return Files.isDirectory(documents) ? documents : home;
    }
}
