package dev.certwright.model.inventory;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import java.time.Instant;
import java.util.Optional;

/// A certificate a person owns.
///
/// @param name          unique in its vault
/// @param issuer        the entry that signed it, itself for a root; empty when the issuer is not in the vault
/// @param predecessor   the entry it was renewed from; may not be there any more
/// @param revocation    that its CA, which is in the vault, has revoked it
/// @param hasPrivateKey whether the vault holds the sealed key
public record Entry(
        EntryId id,
        String name,
        CertificateProfile profile,
        CertificateDetails details,
        Optional<EntryId> issuer,
        Optional<EntryId> predecessor,
        boolean hasPrivateKey,
        Optional<Revocation> revocation,
        Instant createdAt) {
    public EncodedCertificate certificate() {
        return details.certificate();
    }

    public EntryStatus status(Instant now) {
        return EntryStatus.of(details.validity(), revocation, now);
    }

    public boolean root() {
        return issuer.map(id::equals).orElse(false);
    }
}
