package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.VaultLocation;
import dev.certwright.store.SealingKey.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Optional;

/// The tables `vault` and `protection`, of one row each.
final class ProtectionTable {
    private ProtectionTable() {}

    /// The vault's identity.
    static Bytes vaultId(Connection connection, VaultLocation location) throws SQLException, PkiException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT uuid FROM vault")) {
            if (!rows.next()) {
                throw new PkiException.VaultDamaged(location, null);
            }
            return Bytes.of(rows.getBytes(1));
        }
    }

    /// Empty while undecided.
    static Optional<ProtectionRow> read(Connection connection, VaultLocation location)
            throws SQLException, PkiException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT kind, vault_key, nonce, salt, memory_kib, iterations, parallelism FROM protection")) {
            return rows.next() ? Optional.of(row(rows)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new PkiException.VaultDamaged(location, e);
        }
    }

    private static ProtectionRow row(ResultSet rows) throws SQLException {
        var key = rows.getBytes("vault_key");
        try {
            if (rows.getString("kind").equals("NONE")) {
                return new ProtectionRow.Clear(new SecretBytes(key));
            }
            return new ProtectionRow.UnderPassphrase(
                    new Sealed(Bytes.of(rows.getBytes("nonce")), Bytes.of(key)),
                    Bytes.of(rows.getBytes("salt")),
                    new Argon2Cost(rows.getInt("memory_kib"), rows.getInt("iterations"), rows.getInt("parallelism")));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// Puts the row in the place of the one that may be there.
    static void write(Connection connection, ProtectionRow row) throws SQLException {
        try (var replace = connection.prepareStatement("""
                INSERT INTO protection (id, kind, vault_key, nonce, salt, memory_kib, iterations, parallelism)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    kind = excluded.kind, vault_key = excluded.vault_key, nonce = excluded.nonce,
                    salt = excluded.salt, memory_kib = excluded.memory_kib,
                    iterations = excluded.iterations, parallelism = excluded.parallelism""")) {
            replace.setString(1, row.protection().name());
            switch (row) {
                case ProtectionRow.Clear(var vaultKey) -> executeClear(replace, vaultKey);
                case ProtectionRow.UnderPassphrase sealed -> executeSealed(replace, sealed);
            }
        }
    }

    private static void executeClear(PreparedStatement replace, SecretBytes vaultKey) throws SQLException {
        var key = vaultKey.copy();
        try {
            replace.setBytes(2, key);
            for (int column = 3; column <= 7; column++) {
                replace.setNull(column, Types.NULL);
            }
            replace.executeUpdate();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static void executeSealed(PreparedStatement replace, ProtectionRow.UnderPassphrase row)
            throws SQLException {
        replace.setBytes(2, row.vaultKey().ciphertext().toArray());
        replace.setBytes(3, row.vaultKey().nonce().toArray());
        replace.setBytes(4, row.salt().toArray());
        replace.setInt(5, row.cost().memoryKib());
        replace.setInt(6, row.cost().iterations());
        replace.setInt(7, row.cost().parallelism());
        replace.executeUpdate();
    }
}
