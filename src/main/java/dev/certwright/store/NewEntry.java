package dev.certwright.store;

import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.EntryId;
import java.util.Optional;

/// A certificate to be put into the vault.
///
/// @param issuer          the entry that signed it; empty when it is not in the vault, or when it is this one
/// @param selfIssued      a root: its issuer is itself
/// @param pkcs8PrivateKey a PKCS #8 `PrivateKeyInfo`; the caller closes it
public record NewEntry(
        String name,
        CertificateProfile profile,
        EncodedCertificate certificate,
        Optional<EntryId> issuer,
        boolean selfIssued,
        Optional<SecretBytes> pkcs8PrivateKey) {
    public NewEntry {
        if (selfIssued && issuer.isPresent()) {
            throw new IllegalArgumentException("issued by itself and by " + issuer);
        }
    }
}
