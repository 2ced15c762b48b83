package dev.certwright.ui.revocation;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.revocation.OcspService;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.inventory.EntryAction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What can be done about revocation with the selected certificate, each in a sheet of its own.
public final class RevocationActions {
    private final Services services;
    private final KeyAccess keys;
    private final Background background;
    private final Views views;
    private final Dates dates;
    private final FilePicker files;
    private final Consumer<EntryId> changed;

    /// The use cases.
    public record Services(InventoryService inventory, RevocationService revocation, OcspService ocsp) {}

    /// @param changed shows an entry again after something about it has changed
    public RevocationActions(
            Services services,
            KeyAccess keys,
            Background background,
            Views views,
            Dates dates,
            FilePicker files,
            Consumer<EntryId> changed) {
        this.services = services;
        this.keys = keys;
        this.background = background;
        this.views = views;
        this.dates = dates;
        this.files = files;
        this.changed = changed;
    }

    /// For the list of certificates.
    public List<EntryAction> actions() {
        return List.of(
                new EntryAction(
                        "revoke",
                        "revocation.action.revoke",
                        row -> row.entry().issuer().isPresent()
                                && !row.entry().root()
                                && row.entry()
                                        .revocation()
                                        .map(Revocation::onHold)
                                        .orElse(true),
                        this::revoke),
                new EntryAction(
                        "release",
                        "revocation.action.release",
                        row -> row.entry().revocation().map(Revocation::onHold).orElse(false),
                        this::release),
                new EntryAction(
                        "revocationList",
                        "revocation.action.authority",
                        row -> row.entry().profile().authority() && row.entry().hasPrivateKey(),
                        this::authority));
    }

    private void revoke(Entry entry, Overlay overlay) {
        var viewModel = new RevokeViewModel(
                entry, services.revocation(), background, dates.zone(), () -> changed.accept(entry.id()));
        overlay.show(views.load(
                new RevokeController(viewModel, views.messages(), () -> authorityOf(entry, overlay), overlay::hide)));
    }

    private void release(Entry entry, Overlay overlay) {
        Runnable released = () -> {
            overlay.hide();
            changed.accept(entry.id());
        };
        var viewModel = new ReleaseViewModel(entry, services.revocation(), background, released);
        overlay.show(views.load(new ReleaseController(viewModel, views.messages(), overlay::hide)));
    }

    private void authorityOf(Entry entry, Overlay overlay) {
        background.run(
                _ -> services.inventory().chain(entry).stream()
                        .filter(other -> Optional.of(other.id()).equals(entry.issuer()))
                        .findFirst(),
                found -> found.ifPresentOrElse(ca -> authority(ca, overlay), overlay::hide),
                _ -> overlay.hide());
    }

    /// Opens the sheet of a CA.
    public void authority(Entry ca, Overlay overlay) {
        var list = new ListViewModel(ca, services.revocation(), keys, background);
        var responder = new ResponderViewModel(ca, services.ocsp(), keys, background);
        var words = new RevocationWords(views.messages(), dates);
        overlay.show(views.load(new AuthorityController(list, responder, words, files, overlay::hide)));
        list.refresh();
    }
}
