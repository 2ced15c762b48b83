package dev.certwright.service.inspection;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.store.VaultSource;
import java.util.List;

/// The certificates of the vault, read again only when it has changed. A vault that cannot be read has none: looking
/// at a file must not fail for it.
final class VaultCertificates {
    private final VaultSource vaults;
    private List<Entry> entries = List.of();
    private long counter = -1;

    VaultCertificates(VaultSource vaults) {
        this.vaults = vaults;
    }

    synchronized List<Entry> entries() {
        if (!vaults.there()) {
            return List.of();
        }
        try {
            var vault = vaults.get();
            long now = vault.changeCounter();
            if (now != counter) {
                entries = vault.entries();
                counter = now;
            }
            return entries;
        } catch (PkiException _) {
            return List.of();
        }
    }
}
