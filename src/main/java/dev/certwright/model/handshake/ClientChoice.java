package dev.certwright.model.handshake;

import dev.certwright.model.Passphrase;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.inventory.EntryId;
import java.nio.file.Path;
import java.util.Optional;

/// The certificate the client shows in a connection test.
public sealed interface ClientChoice {
    /// None: an empty answer when the server asks.
    record None() implements ClientChoice {}

    /// A certificate of the vault, with its chain and key.
    record OfVault(EntryId entry) implements ClientChoice {}

    /// From files.
    ///
    /// @param file a PKCS #12 file, or PEM with the certificate first, its chain, and perhaps the key
    /// @param key  the key when it stands in a file of its own
    record OfFile(Path file, Optional<Path> key, Optional<Passphrase> password) implements ClientChoice {}

    /// One that is at hand already.
    record Given(Credential credential) implements ClientChoice {}
}
