package dev.certwright.service.importing;

import dev.certwright.model.inventory.EntryId;

/// Who signed a certificate, as far as that is known.
sealed interface Signer {
    /// Its own key.
    record Itself() implements Signer {}

    /// One that was found, too.
    record Found(Candidate issuer) implements Signer {}

    /// One that the vault holds and that was not found.
    record Held(EntryId id, String name) implements Signer {}

    /// Nobody who is known.
    record Nobody() implements Signer {}
}
