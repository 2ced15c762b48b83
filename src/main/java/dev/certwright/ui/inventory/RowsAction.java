package dev.certwright.ui.inventory;

import dev.certwright.ui.common.Overlay;
import java.util.List;
import java.util.function.Predicate;

/// Something that can be done with several selected certificates at once; a button above the list.
///
/// @param id      of the button
/// @param textKey of its label
/// @param offered whether it can be done with one of them
public record RowsAction(String id, String textKey, Predicate<Row> offered, Use use) {
    /// Does it.
    @FunctionalInterface
    public interface Use {
        /// Does it with those rows.
        ///
        /// @param rows    all that are selected, whether it can be done with each or not
        /// @param overlay for a sheet
        void run(List<Row> rows, Overlay overlay);
    }
}
