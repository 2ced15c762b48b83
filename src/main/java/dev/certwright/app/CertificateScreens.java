package dev.certwright.app;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.home.HomeActions;
import java.util.Optional;

/// The screens about certificates: the list, and the wizards that make new ones.
interface CertificateScreens extends HomeActions {
    /// The list of all.
    ///
    /// @param selected the entry to show, if any
    Screen inventory(Optional<EntryId> selected);

    /// A wizard that starts anew.
    Screen wizard(NewCertificate wanted);

    /// Opens the export dialog for an entry.
    void export(Entry entry, Overlay overlay);
}
