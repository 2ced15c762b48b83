package dev.certwright.service.inventory;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.VaultSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /// What lists show of every entry, by name; decodes no certificate.
    public List<EntrySummary> summaries() throws PkiException {
        return vault.get().summaries();
    }

    /// The entry of that number, if it is still there.
    public Optional<Entry> find(EntryId id) throws PkiException {
        return vault.get().entry(id);
    }

    /// The CAs that can sign: certificate and private key are in the vault, and it is in date.
    public List<Entry> issuers() throws PkiException {
        var now = clock.instant();
        return read(e -> e.profile().authority() && e.hasPrivateKey() && usable(e.status(now)));
    }

    /// Every CA, whether it can sign or not.
    public List<Entry> authorities() throws PkiException {
        return read(e -> e.profile().authority());
    }

    private List<Entry> read(Predicate<EntrySummary> wanted) throws PkiException {
        var entries = new ArrayList<Entry>();
        for (var summary : summaries()) {
            if (wanted.test(summary)) {
                find(summary.id()).ifPresent(entries::add);
            }
        }
        return List.copyOf(entries);
    }

    private static boolean usable(EntryStatus status) {
        return switch (status) {
            case VALID, EXPIRING -> true;
            case EXPIRED, NOT_YET_VALID, REVOKED, ON_HOLD -> false;
        };
    }

    /// Entries that can be shown as a client: certificate and key are in the vault.
    public List<EntrySummary> clients() throws PkiException {
        return summaries().stream()
                .filter(e -> e.profile() == CertificateProfile.CLIENT || e.profile() == CertificateProfile.PEER)
                .filter(EntrySummary::hasPrivateKey)
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

    /// Moves the entry and its private key into the trash.
    public void remove(Entry entry) throws PkiException {
        vault.get().remove(entry.id());
    }
}
