package dev.certwright.store;

import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevokedCertificate;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table `revocation`.
final class RevocationRows {
    private static final String SELECT = """
            SELECT r.serial, r.at, r.reason, e.name
            FROM revocation r LEFT JOIN entry e ON e.issuer_id = r.issuer_id AND e.serial = r.serial
            WHERE r.issuer_id = ?""";

    private RevocationRows() {}

    static Optional<Revocation> find(Connection connection, EntryId authority, SerialNumber serial)
            throws SQLException {
        try (var select =
                connection.prepareStatement("SELECT at, reason FROM revocation WHERE issuer_id = ? AND serial = ?")) {
            select.setLong(1, authority.value());
            select.setBytes(2, octets(serial));
            try (var rows = select.executeQuery()) {
                return rows.next() ? SummaryRows.revocation(rows, 1) : Optional.empty();
            }
        }
    }

    /// All of a CA, by date.
    static List<RevokedCertificate> all(Connection connection, EntryId authority) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " ORDER BY r.at, r.serial")) {
            select.setLong(1, authority.value());
            var all = new ArrayList<RevokedCertificate>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new RevokedCertificate(
                            new SerialNumber(new BigInteger(rows.getBytes(1))),
                            SummaryRows.revocation(rows, 2).orElseThrow(),
                            Optional.ofNullable(rows.getString(4))));
                }
            }
            return all;
        }
    }

    static int count(Connection connection, EntryId authority) throws SQLException {
        try (var select = connection.prepareStatement("SELECT count(*) FROM revocation WHERE issuer_id = ?")) {
            select.setLong(1, authority.value());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    static List<EntryId> authorities(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT issuer_id FROM revocation_list UNION SELECT issuer_id FROM revocation ORDER BY 1");
                var rows = select.executeQuery()) {
            var all = new ArrayList<EntryId>();
            while (rows.next()) {
                all.add(new EntryId(rows.getLong(1)));
            }
            return all;
        }
    }

    static void put(Connection connection, EntryId authority, SerialNumber serial, Revocation revocation)
            throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO revocation (issuer_id, serial, at, reason) VALUES (?, ?, ?, ?)
                ON CONFLICT (issuer_id, serial) DO UPDATE SET at = excluded.at, reason = excluded.reason""")) {
            upsert.setLong(1, authority.value());
            upsert.setBytes(2, octets(serial));
            upsert.setLong(3, revocation.at().getEpochSecond());
            upsert.setString(4, revocation.reason().rfcName());
            upsert.executeUpdate();
        }
    }

    static void delete(Connection connection, EntryId authority, SerialNumber serial) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM revocation WHERE issuer_id = ? AND serial = ?")) {
            delete.setLong(1, authority.value());
            delete.setBytes(2, octets(serial));
            delete.executeUpdate();
        }
    }

    /// The names of the certificates of that CA with that number: one or none; an empty name for one in the trash.
    static Optional<Optional<String>> held(Connection connection, EntryId authority, SerialNumber serial)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT name FROM entry WHERE issuer_id = ? AND serial = ?
                UNION ALL SELECT NULL FROM trash WHERE issuer_id = ? AND serial = ?""")) {
            select.setLong(1, authority.value());
            select.setBytes(2, octets(serial));
            select.setLong(3, authority.value());
            select.setBytes(4, octets(serial));
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Optional.ofNullable(rows.getString(1))) : Optional.empty();
            }
        }
    }

    private static byte[] octets(SerialNumber serial) {
        return serial.value().toByteArray();
    }
}
