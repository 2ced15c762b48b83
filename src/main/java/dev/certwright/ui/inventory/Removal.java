package dev.certwright.ui.inventory;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import java.util.function.Consumer;

/// Removes a certificate so that it can come back.
@FunctionalInterface
public interface Removal {
    /// Removes it.
    ///
    /// @param withBelow whether all that it issued goes along
    /// @param onFailure hears why it did not work, so that the dialog can say it
    void remove(Entry entry, boolean withBelow, Runnable onDone, Consumer<PkiException> onFailure);
}
