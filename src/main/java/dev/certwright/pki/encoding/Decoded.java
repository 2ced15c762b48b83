package dev.certwright.pki.encoding;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import java.security.PrivateKey;
import java.util.List;

/// What a file is and what is in it.
///
/// @param kind  a stable word: `pem`, `der` (also base64 without armour), `pkcs12`, `jks`, `jceks`, `bks`, `uber`,
///              `bcfks`, `kdb`, `ssh`, `ppk`, `openssh`, `ms-key`, `jwk`, `stash`, `pgp`, …
/// @param items in the order of the file; empty only for an empty store
/// @param notes what was passed over or is unusual, for a person
public record Decoded(String kind, List<Item> items, List<Phrase> notes) {
    public Decoded {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    public List<EncodedCertificate> certificates() {
        return items.stream()
                .filter(Item.CertificateItem.class::isInstance)
                .map(item -> ((Item.CertificateItem) item).certificate())
                .toList();
    }

    /// Makes sure that nothing stayed shut for want of a password.
    ///
    /// @throws PkiException the reason why the first part that stayed shut did
    public static void requireOpen(List<Item> items) throws PkiException {
        for (var item : items) {
            if (item instanceof Item.LockedItem(var _, var _, var cause)) {
                throw cause;
            }
        }
    }

    public List<PrivateKey> privateKeys() {
        return items.stream()
                .filter(Item.PrivateKeyItem.class::isInstance)
                .map(item -> ((Item.PrivateKeyItem) item).privateKey())
                .toList();
    }
}
