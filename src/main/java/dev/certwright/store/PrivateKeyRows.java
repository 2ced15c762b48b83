package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.store.SealingKey.Sealed;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/// The table `private_key`.
final class PrivateKeyRows {
    private final VaultLocation location;
    private final Bytes vaultId;
    private final SecureRandom random;

    PrivateKeyRows(VaultLocation location, Bytes vaultId, SecureRandom random) {
        this.location = location;
        this.vaultId = vaultId;
        this.random = random;
    }

    void insert(Connection connection, SealingKey vaultKey, Entry entry, SecretBytes pkcs8) throws SQLException {
        var sealed = vaultKey.seal(pkcs8, associatedData(entry), random);
        try (var insert =
                connection.prepareStatement("INSERT INTO private_key (entry_id, nonce, sealed) VALUES (?, ?, ?)")) {
            insert.setLong(1, entry.id().value());
            insert.setBytes(2, sealed.nonce().toArray());
            insert.setBytes(3, sealed.ciphertext().toArray());
            insert.executeUpdate();
        }
    }

    /// Seals and inserts the keys of many entries.
    ///
    /// @param ids of the entries, in the same order
    void insertAll(Connection connection, SealingKey vaultKey, List<NewLeaf> leaves, List<EntryId> ids)
            throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO private_key (entry_id, nonce, sealed) VALUES (?, ?, ?)")) {
            for (int i = 0; i < leaves.size(); i++) {
                var leaf = leaves.get(i);
                var place = AssociatedData.ofPrivateKey(vaultId, ids.get(i), leaf.certificate());
                var sealed = vaultKey.seal(leaf.pkcs8(), place, random);
                insert.setLong(1, ids.get(i).value());
                insert.setBytes(2, sealed.nonce().toArray());
                insert.setBytes(3, sealed.ciphertext().toArray());
                insert.addBatch();
            }
            BulkRows.execute(insert);
        }
    }

    Optional<Sealed> find(Connection connection, Entry entry) throws SQLException {
        try (var select = connection.prepareStatement("SELECT nonce, sealed FROM private_key WHERE entry_id = ?")) {
            select.setLong(1, entry.id().value());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Sealed(Bytes.of(rows.getBytes(1)), Bytes.of(rows.getBytes(2))))
                        : Optional.empty();
            }
        }
    }

    /// @throws PkiException.VaultDamaged when it was changed, or belongs to another entry
    SecretBytes open(SealingKey vaultKey, Entry entry, Sealed sealed) throws PkiException.VaultDamaged {
        try {
            return vaultKey.open(sealed, associatedData(entry));
        } catch (AEADBadTagException e) {
            throw new PkiException.VaultDamaged(location, e);
        }
    }

    private Bytes associatedData(Entry entry) {
        return AssociatedData.ofPrivateKey(vaultId, entry.id(), entry.certificate());
    }
}
