package dev.certwright.ui.home;

import dev.certwright.model.inventory.EntryId;
import dev.certwright.ui.common.Overlay;

/// What can be done at once about something that needs attention.
public interface HomeActions {
    /// Opens the sheet *Renew*.
    ///
    /// @param done runs when something was renewed
    void renew(EntryId entry, Overlay overlay, Runnable done);

    /// Sees to a new revocation list of a CA.
    ///
    /// @param done runs when there is one
    void publish(EntryId authority, Overlay overlay, Runnable done);
}
