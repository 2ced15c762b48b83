package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.Entry;
import dev.certwright.ui.common.Overlay;
import java.util.function.Predicate;

/// Something that can be done with the selected certificate; a button beside its details.
///
/// @param id      of the button
/// @param textKey of its label
/// @param offered whether it can be done with that row
public record EntryAction(String id, String textKey, Predicate<Row> offered, Use use) {
    /// Does it.
    @FunctionalInterface
    public interface Use {
        /// Does it with that entry.
        ///
        /// @param overlay for a sheet, if it needs one
        void run(Entry entry, Overlay overlay);
    }
}
