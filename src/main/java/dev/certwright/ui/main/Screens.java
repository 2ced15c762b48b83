package dev.certwright.ui.main;

import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Screen;
import java.util.Optional;

/// Makes the screens, each when the person first goes there, and keeps those that need no fresh start.
public interface Screens {
    Screen home();

    /// All certificates.
    ///
    /// @param selected the entry to show, if any
    Screen certificates(Optional<EntryId> selected);

    /// A wizard that starts anew.
    Screen create(NewCertificate wanted);

    /// What is given is filled in; the rest stays as it was.
    Screen connectionTest(Optional<String> address, Optional<ClientChoice> client, Optional<TrustChoice> trust);

    Screen settings();
}
