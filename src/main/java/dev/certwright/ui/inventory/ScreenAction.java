package dev.certwright.ui.inventory;

import dev.certwright.ui.common.Overlay;
import java.util.function.Consumer;

/// Something that can be done with the vault as a whole; an item of a menu beside the title.
///
/// @param id      of the menu's item
/// @param textKey of its label
/// @param menu    where it stands
/// @param run     does it; the overlay is for a sheet
public record ScreenAction(String id, String textKey, Menu menu, Consumer<Overlay> run) {
    /// The menus beside the title.
    public enum Menu {
        /// What makes certificates.
        NEW,
        MORE
    }
}
