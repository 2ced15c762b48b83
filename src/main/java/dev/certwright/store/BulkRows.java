package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Many entries at a time: statements are prepared once for all of them, and nothing is decoded that is known.
public final class BulkRows {
    /// How many names one query asks for.
    private static final int NAMES_AT_ONCE = 100;

    private final Database database;
    private final InstantSource clock;
    private final EntryRows entries;
    private final PrivateKeyRows privateKeys;
    private final VaultLock lock;

    BulkRows(Database database, InstantSource clock, EntryRows entries, PrivateKeyRows privateKeys, VaultLock lock) {
        this.database = database;
        this.clock = clock;
        this.entries = entries;
        this.privateKeys = privateKeys;
        this.lock = lock;
    }

    /// The entries that have one of these names, by name.
    public Map<String, Entry> named(List<String> names) throws PkiException {
        return database.read(c -> named(c, names));
    }

    private Map<String, Entry> named(Connection connection, List<String> names) throws SQLException, PkiException {
        var found = new HashMap<String, Entry>();
        for (int from = 0; from < names.size(); from += NAMES_AT_ONCE) {
            var some = names.subList(from, Math.min(names.size(), from + NAMES_AT_ONCE));
            entries.named(connection, padded(some)).forEach(entry -> found.put(entry.name(), entry));
        }
        return found;
    }

    /// Always as many, so that the query is always the same.
    private static List<String> padded(List<String> names) {
        var padded = new ArrayList<>(names);
        padded.addAll(Collections.nCopies(NAMES_AT_ONCE - names.size(), names.getFirst()));
        return padded;
    }

    /// Adds all of them in one transaction, or none. Each has its own line in the audit log.
    ///
    /// @param issuer the CA that signed them
    /// @return their numbers, in order
    /// @throws PkiException.EntryMissing when the vault does not have the issuer any more
    /// @throws PkiException.EntryExists  when a name was taken meanwhile
    /// @throws PkiException.SerialTaken  when the issuer has used a serial number before
    /// @throws PkiException.VaultLocked  when the vault is locked
    public List<EntryId> add(EntryId issuer, List<NewLeaf> leaves) throws PkiException {
        try {
            return write(issuer, leaves);
        } catch (PkiException.SerialTaken e) {
            // Which of the two it was is asked only now: a name that is taken is much rarer than one that is free.
            var taken = named(leaves.stream().map(NewLeaf::name).toList());
            throw taken.isEmpty()
                    ? e
                    : new PkiException.EntryExists(taken.keySet().iterator().next());
        }
    }

    private List<EntryId> write(EntryId issuer, List<NewLeaf> leaves) throws PkiException {
        return database.write(c -> {
            entries.get(c, issuer);
            var now = clock.instant();
            var ids = database.dialect().nextEntries(c, leaves.size());
            for (var leaf : leaves) {
                TrashRows.refuseUsed(c, issuer, leaf.serialNumber().value().toByteArray(), leaf.name());
            }
            insert(c, issuer, leaves, ids, now);
            seal(c, leaves, ids);
            AuditLog.write(
                    c, now, "entry.added", leaves.stream().map(NewLeaf::name).toList());
            return ids;
        });
    }

    /// Executes a batch; what fails in it is told as if it had been executed alone.
    static void execute(PreparedStatement batch) throws SQLException {
        try {
            batch.executeBatch();
        } catch (BatchUpdateException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw Objects.requireNonNullElse(e.getNextException(), e);
        }
    }

    private void insert(Connection connection, EntryId issuer, List<NewLeaf> leaves, List<EntryId> ids, Instant now)
            throws SQLException, PkiException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO entry (id, name, profile, certificate, issuer_id, serial, created_at, subject, names,
                    key_label, sha256, not_before, not_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (int i = 0; i < leaves.size(); i++) {
                set(insert, issuer, leaves.get(i), ids.get(i), now);
                insert.addBatch();
            }
            execute(insert);
        } catch (SQLException e) {
            if (database.dialect().isUniqueConstraint(e)) {
                throw new PkiException.SerialTaken(leaves.getFirst().name(), e);
            }
            throw e;
        }
    }

    private static void set(PreparedStatement insert, EntryId issuer, NewLeaf leaf, EntryId id, Instant now)
            throws SQLException {
        insert.setLong(1, id.value());
        insert.setString(2, leaf.name());
        insert.setString(3, leaf.profile().name());
        insert.setBytes(4, leaf.certificate().der());
        insert.setLong(5, issuer.value());
        insert.setBytes(6, leaf.serialNumber().value().toByteArray());
        insert.setLong(7, now.toEpochMilli());
        insert.setString(8, leaf.subject());
        insert.setString(9, leaf.names());
        insert.setString(10, leaf.keyLabel());
        insert.setString(11, leaf.certificate().sha256().hex());
        insert.setLong(12, leaf.validity().notBefore().getEpochSecond());
        insert.setLong(13, leaf.validity().notAfter().getEpochSecond());
    }

    private void seal(Connection connection, List<NewLeaf> leaves, List<EntryId> ids)
            throws SQLException, PkiException {
        try (var vaultKey = lock.key(connection)) {
            privateKeys.insertAll(connection, vaultKey, leaves, ids);
        }
    }
}
