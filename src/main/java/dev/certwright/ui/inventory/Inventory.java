package dev.certwright.ui.inventory;

import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.OverlayPane;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.export.Exports;
import java.util.Optional;

/// The screen *Certificates*, built once and kept.
public final class Inventory {
    private final InventoryViewModel viewModel;
    private final Screen screen;

    public Inventory(
            InventoryService service,
            Background background,
            Views views,
            Dates dates,
            Navigator navigator,
            Exports exports,
            InventoryActions actions,
            Removal removal) {
        viewModel = new InventoryViewModel(service, background);
        var messages = views.messages();
        var overlay = new OverlayPane();
        var details = views.load(new DetailsController(
                viewModel,
                new DetailsTable(messages, dates),
                new EntryDialogs(viewModel, removal, views, overlay),
                navigator,
                exports,
                actions.entry(),
                overlay,
                messages));
        overlay.setBelow(views.load(
                new InventoryController(viewModel, details, actions.rows(), overlay, navigator, messages, dates)));
        screen = new Screen(
                Phrase.of("inventory.title"),
                overlay,
                HeaderMenus.of(navigator, actions.screen(), overlay, messages),
                viewModel::refreshIfChanged);
    }

    public Screen screen() {
        return screen;
    }

    /// Selects an entry, also one that was only just made.
    public void select(EntryId id) {
        viewModel.select(Optional.of(id));
        viewModel.refreshIfChanged();
    }
}
