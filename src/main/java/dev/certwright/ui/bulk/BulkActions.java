package dev.certwright.ui.bulk;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.bulk.BulkService;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.issuing.IssuingService;
import dev.certwright.service.profiles.ProfileService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.inventory.ScreenAction;

/// Opens the sheet *Many at once*.
public final class BulkActions {
    private final Services services;
    private final KeyAccess keys;
    private final Background background;
    private final Views views;
    private final FilePicker files;
    private final Notices notices;
    private final Runnable issued;

    /// The use cases.
    public record Services(
            BulkService bulk, IssuingService issuing, InventoryService inventory, ProfileService profiles) {}

    /// @param issued runs when there are new certificates
    public BulkActions(
            Services services,
            KeyAccess keys,
            Background background,
            Views views,
            FilePicker files,
            Notices notices,
            Runnable issued) {
        this.services = services;
        this.keys = keys;
        this.background = background;
        this.views = views;
        this.files = files;
        this.notices = notices;
        this.issued = issued;
    }

    /// For the menu *New*.
    public ScreenAction action() {
        return new ScreenAction("bulk", "bulk.sheet.open", ScreenAction.Menu.NEW, this::open);
    }

    private void open(Overlay overlay) {
        background.run(_ -> form(), form -> show(form, overlay), notices::failed);
    }

    private BulkForm form() throws PkiException {
        var authorities = services.inventory().issuers().stream()
                .map(entry -> new BulkForm.Authority(entry.id(), entry.name()))
                .toList();
        if (authorities.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("bulk.sheet.noAuthority"));
        }
        var profiles = services.profiles().all().stream()
                .filter(profile -> !profile.base().authority())
                .sorted(java.util.Comparator.comparing(
                        profile -> !profile.name().equals("client")))
                .toList();
        return new BulkForm(authorities, profiles);
    }

    private void show(BulkForm form, Overlay overlay) {
        var viewModel = new BulkViewModel(services.bulk(), services.issuing(), form, keys, background, issued);
        overlay.show(views.load(new BulkController(viewModel, views.messages(), files, overlay::hide)));
    }
}
