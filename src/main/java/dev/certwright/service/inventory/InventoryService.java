package dev.certwright.service.inventory;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.VaultSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What a person owns.
public final class InventoryService {
    private final VaultSource vault;
    private final CredentialSource credentials;
    private final InstantSource clock;

    public InventoryService(VaultSource vault, CredentialSource credentials, InstantSource clock) {
        this.vault = vault;
        this.credentials = credentials;
        this.clock = clock;
    }

    /// Every entry, sorted by name.
    public List<Entry> entries() throws PkiException {
        return vault.get().entries();
    }

    /// Finds an entry by its name.
    ///
    /// @throws PkiException.EntryMissing when there is none
    public Entry entry(String name) throws PkiException {
        return vault.get().entry(name).orElseThrow(() -> new PkiException.EntryMissing(name));
    }

    /// The CAs that can sign: certificate and private key are in the vault, and it is in date.
    public List<Entry> issuers() throws PkiException {
        return entries().stream()
                .filter(e -> e.profile().authority() && e.hasPrivateKey())
                .filter(e -> status(e) == EntryStatus.VALID || status(e) == EntryStatus.EXPIRING)
                .toList();
    }

    /// Entries that can be shown as a client: certificate and key are in the vault.
    public List<Entry> clients() throws PkiException {
        return entries().stream()
                .filter(e -> (e.profile() == CertificateProfile.CLIENT || e.profile() == CertificateProfile.PEER)
                        && e.hasPrivateKey())
                .toList();
    }

    /// The entry, its issuer, and so on up to the last one that is in the vault.
    public List<Entry> chain(Entry entry) throws PkiException {
        return credentials.chain(entry);
    }

    public EntryStatus status(Entry entry) {
        return entry.status(clock.instant());
    }

    public Instant now() {
        return clock.instant();
    }

    /// Changes whenever the vault does, also by another process.
    public long changeCounter() throws PkiException {
        return vault.get().changeCounter();
    }

    public void rename(Entry entry, String name) throws PkiException {
        vault.get().rename(entry.id(), name);
    }

    /// Removes the entry and its private key for good.
    public void remove(Entry entry) throws PkiException {
        vault.get().remove(entry.id());
    }
}
