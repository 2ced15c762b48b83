package dev.certwright.pki.encoding;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import java.security.PrivateKey;
import java.util.List;

/// What a file is and what is in it.
///
/// @param kind  a stable word: `pem`, `der` (also base64 without armour), `pkcs12`
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

    public List<PrivateKey> privateKeys() {
        return items.stream()
                .filter(Item.PrivateKeyItem.class::isInstance)
                .map(item -> ((Item.PrivateKeyItem) item).privateKey())
                .toList();
    }
}
