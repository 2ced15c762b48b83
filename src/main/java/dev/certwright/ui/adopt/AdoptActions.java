package dev.certwright.ui.adopt;

import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.importing.AdoptionService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.inventory.ScreenAction;
import java.util.function.Consumer;

/// Opens the sheet *Import a CA*.
public final class AdoptActions {
    private final AdoptionService service;
    private final KeyAccess keys;
    private final Background background;
    private final Views views;
    private final FilePicker files;
    private final Consumer<EntryId> adopted;

    /// @param adopted hears of the first new entry
    public AdoptActions(
            AdoptionService service,
            KeyAccess keys,
            Background background,
            Views views,
            FilePicker files,
            Consumer<EntryId> adopted) {
        this.service = service;
        this.keys = keys;
        this.background = background;
        this.views = views;
        this.files = files;
        this.adopted = adopted;
    }

    /// For the menu *More*.
    public ScreenAction action() {
        return new ScreenAction("importAuthority", "adopt.sheet.open", ScreenAction.Menu.MORE, this::open);
    }

    private void open(Overlay overlay) {
        var viewModel = new AdoptViewModel(service, keys, background, adopted);
        overlay.show(views.load(new AdoptController(viewModel, views.messages(), files, overlay::hide)));
    }
}
