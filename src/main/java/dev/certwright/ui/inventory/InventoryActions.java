package dev.certwright.ui.inventory;

import java.util.List;

/// What other rooms let a person do on the screen *Certificates*.
public record InventoryActions(List<EntryAction> entry, List<ScreenAction> screen) {
    public static final InventoryActions NONE = new InventoryActions(List.of(), List.of());

    public InventoryActions {
        entry = List.copyOf(entry);
        screen = List.copyOf(screen);
    }
}
