package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.TrashedEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Entries that were removed, until the trash is emptied. None of this needs the passphrase: a sealed key moves as it
/// is, for it is bound to the entry's number and certificate, and both come back.
public final class Trash {
    private final Database database;
    private final InstantSource clock;
    private final EntryRows entries;
    private final TrashRows rows;

    Trash(Database database, InstantSource clock, EntryRows entries, TrashRows rows) {
        this.database = database;
        this.clock = clock;
        this.entries = entries;
        this.rows = rows;
    }

    /// What lies in it, the newest first.
    public List<TrashedEntry> list() throws PkiException {
        return database.read(rows::all);
    }

    /// How many entries of the vault were issued by this one, by those, and so on.
    public int below(EntryId id) throws PkiException {
        return database.read(c -> TrashRows.branch(c, id).size()) - 1;
    }

    /// Moves an entry into the trash.
    ///
    /// @param withBelow whether all that it issued goes along, in the same transaction
    /// @return what was moved
    /// @throws PkiException.EntryMissing   when there is no such entry
    /// @throws PkiException.AuthorityInUse when it issued others, and they are to stay
    public List<EntryId> put(EntryId id, boolean withBelow) throws PkiException {
        return database.write(c -> {
            var branch = withBelow
                    ? TrashRows.branch(c, id)
                    : List.of(entries.get(c, id).id());
            if (branch.isEmpty()) {
                throw new PkiException.EntryMissing("#" + id.value());
            }
            var now = clock.instant();
            var names = new ArrayList<String>();
            for (var one : branch) {
                names.add(rows.copy(c, one, now));
                entries.delete(c, one, names.getLast());
            }
            AuditLog.write(c, now, "entry.trashed", names);
            return List.copyOf(branch);
        });
    }

    /// Brings entries back under their old numbers, or none of them. One whose name is taken meanwhile gets a number
    /// behind it. One whose issuer is not there any more stands as if an outsider had issued it.
    ///
    /// @param withIssuers whether issuers that lie in the trash come back as well
    /// @return what came back, issuers first
    /// @throws PkiException.EntryMissing when one is not in the trash any more
    /// @throws PkiException.SerialTaken  when the same certificate was imported meanwhile
    public List<Entry> restore(List<EntryId> ids, boolean withIssuers) throws PkiException {
        return database.write(c -> {
            var wanted = new LinkedHashMap<EntryId, TrashedEntry>();
            for (var id : ids) {
                collect(c, id, withIssuers, wanted);
            }
            var restored = new ArrayList<Entry>();
            var done = new HashSet<EntryId>();
            for (var id : wanted.keySet()) {
                insert(c, id, wanted, done, restored);
            }
            AuditLog.write(
                    c,
                    clock.instant(),
                    "entry.restored",
                    restored.stream().map(Entry::name).toList());
            return List.copyOf(restored);
        });
    }

    private void collect(Connection connection, EntryId id, boolean withIssuers, Map<EntryId, TrashedEntry> wanted)
            throws SQLException, PkiException {
        if (wanted.containsKey(id)) {
            return;
        }
        var one = rows.find(connection, id).orElseThrow(() -> new PkiException.EntryMissing("#" + id.value()));
        wanted.put(id, one);
        if (withIssuers && one.issuer().isPresent()) {
            var issuer = one.issuer().get();
            if (rows.find(connection, issuer).isPresent()) {
                collect(connection, issuer, true, wanted);
            }
        }
    }

    /// The issuer first, where it comes back as well.
    private void insert(
            Connection connection,
            EntryId id,
            Map<EntryId, TrashedEntry> wanted,
            Set<EntryId> done,
            List<Entry> restored)
            throws SQLException, PkiException {
        var one = wanted.get(id);
        if (one == null || !done.add(id)) {
            return;
        }
        if (one.issuer().isPresent()) {
            insert(connection, one.issuer().get(), wanted, done, restored);
        }
        rows.restore(connection, one);
        restored.add(entries.get(connection, id));
    }

    /// Removes all that lies in it for good, keys as well. The serial numbers stay, for the CA shall never issue them
    /// again.
    ///
    /// @return how many there were
    public int empty() throws PkiException {
        return database.write(c -> {
            var names = rows.all(c).stream().map(TrashedEntry::name).toList();
            if (!names.isEmpty()) {
                TrashRows.purge(c);
                AuditLog.write(c, clock.instant(), "entry.purged", names);
            }
            return names.size();
        });
    }
}
