package dev.certwright.service.safety;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.TrashedEntry;
import dev.certwright.store.VaultSource;
import java.util.List;
import java.util.Optional;

/// Deletes certificates so that they can come back. None of this needs the passphrase.
public final class TrashService {
    private final VaultSource vault;

    public TrashService(VaultSource vault) {
        this.vault = vault;
    }

    /// What lies in the trash, the newest first.
    public List<TrashedEntry> list() throws PkiException {
        return vault.get().trash().list();
    }

    /// What was deleted last under a name.
    public Optional<TrashedEntry> find(String name) throws PkiException {
        return list().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// How many certificates of the vault were issued by this one, by those, and so on.
    public int below(Entry entry) throws PkiException {
        return vault.get().trash().below(entry.id());
    }

    /// Moves a certificate and its key into the trash.
    ///
    /// @param withBelow whether all that it issued goes along
    /// @return what was moved, for [#restore]
    /// @throws PkiException.AuthorityInUse when it issued others, and they are to stay
    public List<EntryId> delete(Entry entry, boolean withBelow) throws PkiException {
        return vault.get().trash().put(entry.id(), withBelow);
    }

    /// Brings certificates back, under a number behind the name where that is taken meanwhile.
    ///
    /// @param withIssuers whether issuers that lie in the trash come back as well; without its issuer one
    ///                    stands as if an outsider had issued it
    /// @return what came back, issuers first
    public List<Entry> restore(List<EntryId> ids, boolean withIssuers) throws PkiException {
        return vault.get().trash().restore(ids, withIssuers);
    }

    /// Removes all that lies in the trash for good, private keys as well.
    ///
    /// @return how many there were
    public int empty() throws PkiException {
        return vault.get().trash().empty();
    }
}
