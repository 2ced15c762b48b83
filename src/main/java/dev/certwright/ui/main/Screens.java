package dev.certwright.ui.main;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Screen;
import java.nio.file.Path;
import java.util.List;
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

    /// What is open there stays open.
    ///
    /// @param files to open besides, and folders
    Screen inspect(List<Path> files);

    /// Like the other, with octets that are no file.
    Screen inspect(String name, Bytes octets);

    /// What is given is filled in; the rest stays as it was.
    Screen connectionTest(Optional<String> address, Optional<ClientChoice> client, Optional<TrustChoice> trust);

    Screen settings();
}
