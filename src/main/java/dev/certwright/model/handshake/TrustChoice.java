package dev.certwright.model.handshake;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.EntryId;
import java.nio.file.Path;
import java.util.List;

/// Which authorities a connection test trusts for the server's certificate.
public sealed interface TrustChoice {
    /// Those that the Java platform trusts.
    record OfSystem() implements TrustChoice {}

    /// A CA of the vault.
    record OfVault(EntryId entry) implements TrustChoice {}

    /// Every certificate in a file.
    record OfFile(Path file) implements TrustChoice {}

    /// Some that are at hand already.
    record Given(List<EncodedCertificate> authorities) implements TrustChoice {
        public Given {
            authorities = List.copyOf(authorities);
        }
    }
}
