package dev.certwright.ui.inventory;

import java.util.List;

/// What other rooms let a person do on the screen *Certificates*.
public record InventoryActions(List<EntryAction> entry, List<ScreenAction> screen, List<RowsAction> rows) {
    public static final InventoryActions NONE = new InventoryActions(List.of(), List.of());

    public InventoryActions {
        entry = List.copyOf(entry);
        screen = List.copyOf(screen);
        rows = List.copyOf(rows);
    }

    /// Without any for several certificates at once.
    public InventoryActions(List<EntryAction> entry, List<ScreenAction> screen) {
        this(entry, screen, List.of());
    }
}
