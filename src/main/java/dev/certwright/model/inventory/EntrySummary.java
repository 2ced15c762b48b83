package dev.certwright.model.inventory;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.Validity;
import java.time.Instant;
import java.util.Optional;

/// What a list shows of a certificate a person owns; read without decoding the certificate.
///
/// @param subject     in the text form of RFC 4514
/// @param names       the alternative names, a blank between them
/// @param serial      as [dev.certwright.model.certificate.SerialNumber#toString] writes it
/// @param key         the kind of key in words, for example `ECDSA P-256`
/// @param sha256      fingerprint, hexadecimal, in lower case
/// @param issuer      the entry that signed it, itself for a root
/// @param predecessor the entry it was renewed from; may not be there any more
public record EntrySummary(
        EntryId id,
        String name,
        CertificateProfile profile,
        String subject,
        String names,
        String serial,
        String key,
        String sha256,
        Validity validity,
        Optional<EntryId> issuer,
        Optional<EntryId> predecessor,
        boolean hasPrivateKey,
        Optional<Revocation> revocation,
        Instant createdAt) {
    public boolean root() {
        return issuer.map(id::equals).orElse(false);
    }

    public EntryStatus status(Instant now) {
        return EntryStatus.of(validity, revocation, now);
    }
}
