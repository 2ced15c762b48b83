package dev.certwright.model.inventory;

import dev.certwright.model.certificate.CertificateProfile;
import java.time.Instant;
import java.util.Optional;

/// An entry that was removed and can come back under its old number.
///
/// @param issuer        the entry that signed it, itself for a root; may be in the trash as well, or gone
/// @param hasPrivateKey whether the sealed key lies in the trash with it
public record TrashedEntry(
        EntryId id,
        String name,
        CertificateProfile profile,
        Optional<EntryId> issuer,
        boolean hasPrivateKey,
        Instant deletedAt) {}
