package dev.certwright.store;

import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.EntryId;
import java.util.Optional;

/// A certificate to be put into the vault.
///
/// @param predecessor     the entry it was renewed from
/// @param pkcs8PrivateKey a PKCS #8 `PrivateKeyInfo`; the caller closes it
public record NewEntry(
        String name,
        CertificateProfile profile,
        EncodedCertificate certificate,
        IssuedBy issuer,
        Optional<EntryId> predecessor,
        Optional<SecretBytes> pkcs8PrivateKey) {
    /// One that was not renewed from another.
    public NewEntry(
            String name,
            CertificateProfile profile,
            EncodedCertificate certificate,
            IssuedBy issuer,
            Optional<SecretBytes> pkcs8PrivateKey) {
        this(name, profile, certificate, issuer, Optional.empty(), pkcs8PrivateKey);
    }

    /// Who signed it.
    public sealed interface IssuedBy {
        /// Somebody who is not in the vault.
        record Outsider() implements IssuedBy {}

        /// Its own key: a root.
        record Itself() implements IssuedBy {}

        /// An entry of the vault.
        record Known(EntryId id) implements IssuedBy {}

        /// One that is added together with it, and stands before it.
        ///
        /// @param index among those that are added, from 0
        record Before(int index) implements IssuedBy {}

        /// An entry, where there is one.
        static IssuedBy of(Optional<EntryId> id) {
            return id.<IssuedBy>map(Known::new).orElseGet(Outsider::new);
        }
    }
}
