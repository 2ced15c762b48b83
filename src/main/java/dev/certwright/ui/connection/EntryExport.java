package dev.certwright.ui.connection;

import dev.certwright.model.inventory.Entry;
import dev.certwright.ui.common.Overlay;

/// Opens the dialog that exports an entry.
@FunctionalInterface
public interface EntryExport {
    void open(Entry entry, Overlay overlay);
}
