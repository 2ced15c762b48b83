package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.inventory.TrashedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table `trash`. A row with an empty certificate is what stays of one that was removed for good: the issuer and
/// the serial number.
final class TrashRows {
    private static final String SELECT = """
            SELECT id, name, profile, issuer_id, sealed IS NOT NULL, deleted_at FROM trash WHERE length(certificate) > 0
            """;

    private final VaultLocation location;
    private final SqlDialect dialect;
    private final CertificateDecoder decoder;

    TrashRows(VaultLocation location, SqlDialect dialect, CertificateDecoder decoder) {
        this.location = location;
        this.dialect = dialect;
        this.decoder = decoder;
    }

    List<TrashedEntry> all(Connection connection) throws SQLException, PkiException {
        try (var select = connection.prepareStatement(SELECT + "ORDER BY deleted_at DESC, id")) {
            return read(select);
        }
    }

    Optional<TrashedEntry> find(Connection connection, EntryId id) throws SQLException, PkiException {
        try (var select = connection.prepareStatement(SELECT + "AND id = ?")) {
            select.setLong(1, id.value());
            return read(select).stream().findFirst();
        }
    }

    private List<TrashedEntry> read(PreparedStatement select) throws SQLException, PkiException {
        var all = new ArrayList<TrashedEntry>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(trashed(rows));
            }
        } catch (IllegalArgumentException e) {
            throw new PkiException.VaultDamaged(location, e);
        }
        return all;
    }

    private static TrashedEntry trashed(ResultSet rows) throws SQLException {
        return new TrashedEntry(
                new EntryId(rows.getLong(1)),
                rows.getString(2),
                CertificateProfile.valueOf(rows.getString(3)),
                SummaryRows.id(rows, 4),
                rows.getBoolean(5),
                Instant.ofEpochMilli(rows.getLong(6)));
    }

    /// An entry and all that was issued below it, what was issued before who issued it; nothing when there is no such
    /// entry.
    static List<EntryId> branch(Connection connection, EntryId id) throws SQLException {
        var ids = new ArrayList<EntryId>();
        try (var select = connection.prepareStatement("""
                WITH RECURSIVE branch (id, depth) AS (
                    SELECT id, 0 FROM entry WHERE id = ?
                    UNION ALL
                    SELECT e.id, b.depth + 1 FROM branch b JOIN entry e ON e.issuer_id = b.id
                    WHERE e.id <> b.id AND b.depth < 100)
                SELECT id FROM branch ORDER BY depth DESC, id""")) {
            select.setLong(1, id.value());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(new EntryId(rows.getLong(1)));
                }
            }
        }
        return ids;
    }

    /// Copies an entry and its sealed key into the trash.
    ///
    /// @return its name
    String copy(Connection connection, EntryId id, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO trash (id, name, profile, certificate, issuer_id, serial, predecessor_id, created_at,
                    deleted_at, nonce, sealed)
                SELECT e.id, e.name, e.profile, e.certificate, e.issuer_id, e.serial, e.predecessor_id, e.created_at,
                    ?, k.nonce, k.sealed
                FROM entry e LEFT JOIN private_key k ON k.entry_id = e.id WHERE e.id = ? RETURNING name""")) {
            insert.setLong(1, now.toEpochMilli());
            insert.setLong(2, id.value());
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /// Moves an entry back. Its issuer is in its place already, if it comes back at all.
    void restore(Connection connection, TrashedEntry one) throws SQLException, PkiException {
        var details = details(connection, one.id());
        var name = freeName(connection, one.name());
        var issuer = one.issuer();
        boolean known = issuer.isPresent() && (issuer.get().equals(one.id()) || there(connection, issuer.get()));
        try (var insert = connection.prepareStatement("""
                INSERT INTO entry (id, name, profile, certificate, issuer_id, issuer_name_sha256, serial, created_at,
                    predecessor_id, subject, names, key_label, sha256, not_before, not_after)
                SELECT id, ?, profile, certificate, ?, ?, serial, created_at, predecessor_id, ?, ?, ?, ?, ?, ?
                FROM trash WHERE id = ?""")) {
            insert.setString(1, name);
            if (known) {
                insert.setLong(2, issuer.get().value());
                insert.setNull(3, Types.NULL);
            } else {
                insert.setNull(2, Types.NULL);
                insert.setBytes(3, EntryRows.sha256(details.issuer().toString()));
            }
            SummaryRows.set(insert, 4, details);
            insert.setLong(10, one.id().value());
            insert.executeUpdate();
        } catch (SQLException e) {
            // The name is free, so it is the serial number.
            if (dialect.isUniqueConstraint(e)) {
                throw new PkiException.SerialTaken(name, e);
            }
            throw e;
        }
        execute(connection, """
                INSERT INTO private_key (entry_id, nonce, sealed)
                SELECT id, nonce, sealed FROM trash WHERE id = ? AND sealed IS NOT NULL""", one.id());
        execute(connection, "DELETE FROM trash WHERE id = ?", one.id());
    }

    private CertificateDetails details(Connection connection, EntryId id) throws SQLException, PkiException {
        try (var select = connection.prepareStatement("SELECT certificate FROM trash WHERE id = ?")) {
            select.setLong(1, id.value());
            try (var rows = select.executeQuery()) {
                rows.next();
                return decoder.decode(new EncodedCertificate(rows.getBytes(1)));
            }
        } catch (PkiException e) {
            // It was decoded when it was added.
            throw new PkiException.VaultDamaged(location, e);
        }
    }

    private static boolean there(Connection connection, EntryId id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT 1 FROM entry WHERE id = ?")) {
            select.setLong(1, id.value());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String freeName(Connection connection, String wanted) throws SQLException {
        try (var select = connection.prepareStatement("SELECT 1 FROM entry WHERE name = ?")) {
            for (int n = 1; ; n++) {
                var suffix = n == 1 ? "" : " " + n;
                int room = EntryName.MAX_LENGTH - suffix.length();
                var name = wanted.codePointCount(0, wanted.length()) > room
                        ? wanted.substring(0, wanted.offsetByCodePoints(0, room)) + suffix
                        : wanted + suffix;
                select.setString(1, name);
                try (var rows = select.executeQuery()) {
                    if (!rows.next()) {
                        return name;
                    }
                }
            }
        }
    }

    /// Keeps of each row only which serial number its issuer has used, as long as the issuer may come back.
    static void purge(Connection connection) throws SQLException {
        try (var blank = connection.prepareStatement("UPDATE trash SET name = '', profile = '', certificate = ?,"
                        + " predecessor_id = NULL, nonce = NULL, sealed = NULL WHERE length(certificate) > 0");
                var statement = connection.createStatement()) {
            blank.setBytes(1, new byte[0]);
            blank.executeUpdate();
            statement.executeUpdate(
                    "DELETE FROM trash WHERE issuer_id IS NULL OR issuer_id NOT IN (SELECT id FROM entry)");
        }
    }

    /// @throws PkiException.SerialTaken when the issuer has used the number for what is in the trash, or was
    static void refuseUsed(Connection connection, EntryId issuer, byte[] serial, String name)
            throws SQLException, PkiException {
        try (var select = connection.prepareStatement("SELECT 1 FROM trash WHERE issuer_id = ? AND serial = ?")) {
            select.setLong(1, issuer.value());
            select.setBytes(2, serial);
            try (var rows = select.executeQuery()) {
                if (rows.next()) {
                    throw new PkiException.SerialTaken(name, null);
                }
            }
        }
    }

    private static void execute(Connection connection, String sql, EntryId id) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id.value());
            statement.executeUpdate();
        }
    }
}
