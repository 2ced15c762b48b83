package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.Entry;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;

/// Opens the dialogs that change an entry.
final class EntryDialogs {
    private final InventoryViewModel viewModel;
    private final Removal removal;
    private final Views views;
    private final Overlay overlay;

    EntryDialogs(InventoryViewModel viewModel, Removal removal, Views views, Overlay overlay) {
        this.viewModel = viewModel;
        this.removal = removal;
        this.views = views;
        this.overlay = overlay;
    }

    void rename(Entry entry) {
        overlay.show(views.load(new RenameController(entry, viewModel, views.messages(), overlay::hide)));
    }

    void delete(Entry entry) {
        overlay.show(views.load(new DeleteController(entry, viewModel, removal, views.messages(), overlay::hide)));
    }
}
