package dev.certwright.app;

import static dev.certwright.model.certificate.CertificateProfile.INTERMEDIATE_CA;
import static dev.certwright.model.certificate.CertificateProfile.OCSP_RESPONDER;
import static dev.certwright.model.certificate.CertificateProfile.PEER;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.Services;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.ui.adopt.AdoptActions;
import dev.certwright.ui.bulk.BulkActions;
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
import dev.certwright.ui.inventory.EntryAction;
import dev.certwright.ui.inventory.Inventory;
import dev.certwright.ui.inventory.InventoryActions;
import dev.certwright.ui.inventory.ScreenAction;
import dev.certwright.ui.issuing.CertificateWizards;
import dev.certwright.ui.profiles.ProfileSheet;
import dev.certwright.ui.renewal.RenewalActions;
import dev.certwright.ui.renewal.RenewalViewModel;
import dev.certwright.ui.requests.RequestActions;
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
import java.util.function.Consumer;

/// The screens about the certificates of the vault.
final class VaultScreens implements CertificateScreens {
    /// How long a person may pause in typing before the preview is computed, in milliseconds.
    private static final int TYPING_PAUSE = 150;

    private final Inventory inventory;
    private final CertificateWizards wizards;
    private final Exports exports;
    private final Navigator navigator;
    private final InventoryService entries;
    private final Background background;
    private final RevocationActions revocation;
    private final RenewalActions renewal;

    /// What the screens need besides the views of the moment.
    record Surroundings(
            Services services, InstantSource clock, Background background, FilePicker files, Notices notices) {}

    VaultScreens(Surroundings around, KeyAccess keys, Views views, Navigator navigator) {
        this.navigator = navigator;
        this.background = around.background();
        var services = around.services();
        this.entries = services.inventory();
        var dates = new Dates(ZoneId.systemDefault());
        exports = new Exports(
                services.export(),
                keys,
                around.background(),
                views,
                around.files(),
                new SecureRandom(),
                documents(Path.of(System.getProperty("user.home", "."))));
        revocation = new RevocationActions(
                new RevocationActions.Services(services.inventory(), services.revocation(), services.ocsp()),
                keys,
                around.background(),
                views,
                dates,
                around.files(),
                this::changed);
        renewal = new RenewalActions(
                new RenewalViewModel.Services(services.renewals(), services.revocation()),
                keys,
                around.background(),
                views,
                dates,
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
                actions(around, keys, views, navigator, safety),
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
    private InventoryActions actions(
            Surroundings around, KeyAccess keys, Views views, Navigator to, SafetyActions safety) {
        var profiles = new ProfileSheet(around.services().profiles(), around.background(), views, around.files());
        var screen = new ArrayList<ScreenAction>();
        screen.add(newOne("newIntermediate", "profiles.new.intermediate", INTERMEDIATE_CA, to));
        screen.add(newOne("newPeer", "profiles.new.peer", PEER, to));
        screen.add(newOne("newResponder", "profiles.new.responder", OCSP_RESPONDER, to));
        var services = around.services();
        screen.add(new BulkActions(
                        new BulkActions.Services(
                                services.bulk(), services.issuing(), services.inventory(), services.profiles()),
                        keys,
                        background,
                        views,
                        around.files(),
                        around.notices(),
                        () -> inventory.screen().onShown().run())
                .action());
        screen.addAll(new RequestActions(
                        new RequestActions.Services(services.requests(), services.signing(), services.inventory()),
                        new RequestActions.Surroundings(
                                keys,
                                background,
                                views,
                                new Dates(ZoneId.systemDefault()),
                                around.files(),
                                around.notices()),
                        this::changed)
                .actions());
        screen.add(
                new AdoptActions(services.adoption(), keys, background, views, around.files(), this::changed).action());
        screen.add(new ScreenAction("profiles", "profiles.manage", ScreenAction.Menu.MORE, profiles::show));
        screen.addAll(safety.actions());
        var entry = new ArrayList<>(renewal.entryActions());
        entry.addAll(revocation.actions());
        entry.add(new EntryAction(
                "inspectEntry",
                "inventory.inspect",
                _ -> true,
                (one, _) -> to.inspect(one.name(), Bytes.of(one.certificate().der()))));
        return new InventoryActions(entry, screen, renewal.rowsActions());
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
        withEntry(entry, found -> renewal.open(List.of(RenewalActions.item(found)), overlay, done));
    }

    @Override
    public void publish(EntryId authority, Overlay overlay, Runnable done) {
        withEntry(authority, found -> revocation.authority(found, overlay));
    }

    /// Does something with an entry, and shows the list where it cannot be read.
    private void withEntry(EntryId id, Consumer<Entry> use) {
        background.run(
                _ -> entries.find(id),
                found -> found.ifPresentOrElse(use, () -> navigator.certificates(Optional.of(id))),
                _ -> navigator.certificates(Optional.of(id)));
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
