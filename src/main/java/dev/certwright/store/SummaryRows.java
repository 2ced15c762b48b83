package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.name.GeneralName;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The columns of the table `entry` that say what lists show, so that nothing is decoded for them.
final class SummaryRows {
    /// What belongs between `SELECT e.id, ` and the rest of a query over entries: whether there is a key, and
    /// revocation.
    static final String JOINS = """
            FROM entry e LEFT JOIN private_key k ON k.entry_id = e.id
            LEFT JOIN revocation r ON r.issuer_id = e.issuer_id AND r.serial = e.serial
            """;

    private static final String SELECT = """
            SELECT e.id, e.name, e.profile, e.subject, e.names, e.serial, e.key_label, e.sha256, e.not_before,
                e.not_after, e.issuer_id, e.predecessor_id, k.entry_id, e.created_at, r.at, r.reason
            """ + JOINS + "ORDER BY e.name";

    private SummaryRows() {}

    /// All of them, by name.
    static List<EntrySummary> all(Connection connection, VaultLocation location) throws SQLException, PkiException {
        try (var select = connection.prepareStatement(SELECT);
                var rows = select.executeQuery()) {
            var summaries = new ArrayList<EntrySummary>();
            while (rows.next()) {
                summaries.add(summary(rows));
            }
            return summaries;
        } catch (IllegalArgumentException e) {
            throw new PkiException.VaultDamaged(location, e);
        }
    }

    private static EntrySummary summary(ResultSet rows) throws SQLException {
        return new EntrySummary(
                new EntryId(rows.getLong(1)),
                rows.getString(2),
                CertificateProfile.valueOf(rows.getString(3)),
                rows.getString(4),
                rows.getString(5),
                new SerialNumber(new BigInteger(rows.getBytes(6))).toString(),
                rows.getString(7),
                rows.getString(8),
                new Validity(Instant.ofEpochSecond(rows.getLong(9)), Instant.ofEpochSecond(rows.getLong(10))),
                id(rows, 11),
                id(rows, 12),
                id(rows, 13).isPresent(),
                revocation(rows, 15),
                Instant.ofEpochMilli(rows.getLong(14)));
    }

    static Optional<EntryId> id(ResultSet rows, int column) throws SQLException {
        long id = rows.getLong(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(new EntryId(id));
    }

    /// @param column of the time; the reason stands behind it
    static Optional<Revocation> revocation(ResultSet rows, int column) throws SQLException {
        long at = rows.getLong(column);
        if (rows.wasNull()) {
            return Optional.empty();
        }
        var name = rows.getString(column + 1);
        for (var reason : RevocationReason.values()) {
            if (reason.rfcName().equals(name)) {
                return Optional.of(new Revocation(Instant.ofEpochSecond(at), reason));
            }
        }
        throw new IllegalArgumentException("no reason for revocation: " + name);
    }

    /// Sets the six columns from a parameter on: subject, names, key, fingerprint, beginning, end.
    static void set(PreparedStatement statement, int first, CertificateDetails details) throws SQLException {
        statement.setString(first, details.subject().toString());
        statement.setString(
                first + 1,
                details.subjectAltNames().stream().map(GeneralName::value).collect(Collectors.joining(" ")));
        statement.setString(first + 2, details.publicKey().label());
        statement.setString(first + 3, details.certificate().sha256().hex());
        statement.setLong(first + 4, details.validity().notBefore().getEpochSecond());
        statement.setLong(first + 5, details.validity().notAfter().getEpochSecond());
    }

    /// Whether there are entries that are older than the columns.
    static boolean incomplete(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT 1 FROM entry WHERE sha256 = '' LIMIT 1");
                var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    /// Fills the columns of entries that are older than they are.
    static void fill(Connection connection, CertificateDecoder decoder) throws SQLException, PkiException {
        try (var select = connection.prepareStatement("SELECT id, certificate FROM entry WHERE sha256 = ''");
                var rows = select.executeQuery();
                var update = connection.prepareStatement("""
                        UPDATE entry SET subject = ?, names = ?, key_label = ?, sha256 = ?, not_before = ?, not_after = ?
                        WHERE id = ?""")) {
            while (rows.next()) {
                set(update, 1, decoder.decode(new EncodedCertificate(rows.getBytes(2))));
                update.setLong(7, rows.getLong(1));
                update.executeUpdate();
            }
        }
    }
}
