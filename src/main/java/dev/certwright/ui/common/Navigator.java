package dev.certwright.ui.common;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a person can go from a screen.
public interface Navigator {
    void home();

    /// Shows the person's certificates.
    ///
    /// @param selected the entry to show, if any
    void certificates(Optional<EntryId> selected);

    /// Opens the wizard of that profile inside the window.
    ///
    /// @param issuer chosen beforehand, if any
    default void create(CertificateProfile profile, Optional<EntryId> issuer) {
        create(NewCertificate.of(profile, issuer));
    }

    /// Opens a wizard inside the window with what is known already filled in.
    void create(NewCertificate wanted);

    /// Opens files, and all files in folders, to look into them.
    void inspect(List<Path> files);

    /// Opens octets that are no file to look into them.
    ///
    /// @param name what to call them
    void inspect(String name, Bytes octets);

    /// Opens the connection test with what is known already filled in.
    void connectionTest(Optional<String> address, Optional<ClientChoice> client, Optional<TrustChoice> trust);

    void settings();
}
