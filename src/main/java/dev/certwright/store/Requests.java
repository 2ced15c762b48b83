package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.store.SealingKey.Sealed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/// The certification requests that wait for their certificate, the table `request`, with their sealed keys.
public final class Requests {
    private static final String COLUMNS = "id, name, request, created_at, nonce, sealed";

    private final Database database;
    private final InstantSource clock;
    private final RequestKeys keys;
    private final VaultLock lock;
    private final Additions additions;

    /// A request.
    ///
    /// @param der           as it was made
    /// @param hasPrivateKey whether its sealed key is here, too
    public record Row(long id, String name, Bytes der, boolean hasPrivateKey, Instant createdAt) {}

    private record Found(Row row, Optional<Sealed> sealed) {}

    Requests(Database database, InstantSource clock, RequestKeys keys, VaultLock lock, Additions additions) {
        this.database = database;
        this.clock = clock;
        this.keys = keys;
        this.lock = lock;
        this.additions = additions;
    }

    /// Adds a request.
    ///
    /// @param pkcs8 its private key, which the caller closes; empty when that is on a device
    /// @throws PkiException.InvalidInput        when the name is blank or too long
    /// @throws PkiException.EntryExists         when another request has the name
    /// @throws PkiException.ProtectionUndecided when there is a private key and nobody has said how to protect it
    /// @throws PkiException.VaultLocked         when there is a private key and the vault is locked
    public Row add(String wanted, Bytes der, Optional<SecretBytes> pkcs8) throws PkiException {
        var name = EntryName.parse(wanted).orThrow();
        return database.write(c -> {
            if (find(c, "name", name).isPresent()) {
                throw new PkiException.EntryExists(name);
            }
            var now = clock.instant();
            long id = insert(c, name, der, now);
            if (pkcs8.isPresent()) {
                seal(c, id, der, pkcs8.get());
            }
            AuditLog.write(c, now, "request.added", name);
            return get(c, id).row();
        });
    }

    private static long insert(Connection connection, String name, Bytes der, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO request (name, request, created_at) VALUES (?, ?, ?) RETURNING id")) {
            insert.setString(1, name);
            insert.setBytes(2, der.toArray());
            insert.setLong(3, now.toEpochMilli());
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void seal(Connection connection, long id, Bytes der, SecretBytes pkcs8) throws SQLException, PkiException {
        try (var vaultKey = lock.key(connection);
                var update = connection.prepareStatement("UPDATE request SET nonce = ?, sealed = ? WHERE id = ?")) {
            var sealed = keys.seal(vaultKey, id, der, pkcs8);
            update.setBytes(1, sealed.nonce().toArray());
            update.setBytes(2, sealed.ciphertext().toArray());
            update.setLong(3, id);
            update.executeUpdate();
        }
    }

    /// All of them, by name.
    public List<Row> list() throws PkiException {
        return database.read(c -> {
            var all = new ArrayList<Row>();
            try (var select = c.prepareStatement("SELECT " + COLUMNS + " FROM request ORDER BY name");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(found(rows).row());
                }
            }
            return List.copyOf(all);
        });
    }

    /// The request of that name.
    ///
    /// @param name capitals count, blanks around it do not
    public Optional<Row> find(String name) throws PkiException {
        return database.read(c -> find(c, "name", name.strip()).map(Found::row));
    }

    private static Optional<Found> find(Connection connection, String column, Object value) throws SQLException {
        try (var select = connection.prepareStatement("SELECT " + COLUMNS + " FROM request WHERE " + column + " = ?")) {
            select.setObject(1, value);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(found(rows)) : Optional.empty();
            }
        }
    }

    private static Found get(Connection connection, long id) throws SQLException, PkiException {
        return find(connection, "id", id).orElseThrow(() -> new PkiException.EntryMissing("#" + id));
    }

    private static Found found(ResultSet rows) throws SQLException {
        var nonce = rows.getBytes(5);
        var sealed = nonce == null
                ? Optional.<Sealed>empty()
                : Optional.of(new Sealed(Bytes.of(nonce), Bytes.of(rows.getBytes(6))));
        return new Found(
                new Row(
                        rows.getLong(1),
                        rows.getString(2),
                        Bytes.of(rows.getBytes(3)),
                        sealed.isPresent(),
                        Instant.ofEpochMilli(rows.getLong(4))),
                sealed);
    }

    /// The private key as a PKCS #8 `PrivateKeyInfo`, which the caller closes.
    ///
    /// @throws PkiException.EntryMissing      when there is no such request
    /// @throws PkiException.PrivateKeyMissing when its key is on a device
    /// @throws PkiException.VaultLocked       when the passphrase is needed first
    /// @throws PkiException.VaultDamaged      when the sealed key was changed, or is another request's
    public SecretBytes privateKey(long id) throws PkiException {
        return database.read(c -> open(c, get(c, id)));
    }

    private SecretBytes open(Connection connection, Found found) throws SQLException, PkiException {
        var row = found.row();
        var sealed = found.sealed().orElseThrow(() -> new PkiException.PrivateKeyMissing(row.name()));
        try (var vaultKey = lock.key(connection)) {
            return keys.open(vaultKey, row.id(), row.der(), sealed);
        } catch (AEADBadTagException e) {
            throw new PkiException.VaultDamaged(database.location(), e);
        }
    }

    /// The certificate has come: puts it, with the key and those that issued it, among the entries, and removes the
    /// request; all of it or nothing.
    ///
    /// @return the new entries, in order
    /// @throws PkiException.EntryMissing when there is no such request any more
    public List<Entry> fulfil(long id, List<NewEntry> entries) throws PkiException {
        var checked = additions.check(entries);
        return database.write(c -> {
            var request = get(c, id);
            var added = additions.insert(c, checked);
            delete(c, request.row(), "request.fulfilled");
            return added;
        });
    }

    /// The certificate stands among the entries already: gives it the key of the request, and removes that.
    ///
    /// @throws PkiException.EntryMissing when there is no such request or entry any more
    public Entry fulfil(long id, EntryId certificate) throws PkiException {
        return database.write(c -> {
            var request = get(c, id);
            try (var pkcs8 = open(c, request)) {
                var entry = additions.insertKey(c, certificate, pkcs8);
                delete(c, request.row(), "request.fulfilled");
                return entry;
            }
        });
    }

    /// Removes a request, and its key for good.
    ///
    /// @throws PkiException.EntryMissing when there is no such request
    public void remove(long id) throws PkiException {
        database.write(c -> {
            var row = get(c, id).row();
            delete(c, row, "request.removed");
            return row;
        });
    }

    private void delete(Connection connection, Row row, String action) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM request WHERE id = ?")) {
            delete.setLong(1, row.id());
            delete.executeUpdate();
        }
        AuditLog.write(connection, clock.instant(), action, row.name());
    }
}
