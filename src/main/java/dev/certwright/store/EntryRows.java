package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.store.NewEntry.IssuedBy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table `entry`. Certificates are decoded once; the database sees to it that one thread works with it at a time.
final class EntryRows {
    private static final String SELECT = """
            SELECT e.id, e.name, e.profile, e.certificate, e.issuer_id, e.predecessor_id, e.created_at, k.entry_id,
                r.at, r.reason
            """ + SummaryRows.JOINS;

    /// How many decoded certificates are kept: those one works with.
    private static final int MOST_DECODED = 2_000;

    private final VaultLocation location;
    private final SqlDialect dialect;
    private final CertificateDecoder decoder;
    private final Map<EntryId, CertificateDetails> decoded = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<EntryId, CertificateDetails> eldest) {
            return size() > MOST_DECODED;
        }
    };

    EntryRows(VaultLocation location, SqlDialect dialect, CertificateDecoder decoder) {
        this.location = location;
        this.dialect = dialect;
        this.decoder = decoder;
    }

    /// All of them in one query, by name.
    List<Entry> all(Connection connection) throws SQLException, PkiException {
        try (var select = connection.prepareStatement(SELECT + "ORDER BY e.name")) {
            return read(select);
        }
    }

    Optional<Entry> find(Connection connection, EntryId id) throws SQLException, PkiException {
        try (var select = connection.prepareStatement(SELECT + "WHERE e.id = ?")) {
            select.setLong(1, id.value());
            return read(select).stream().findFirst();
        }
    }

    Optional<Entry> find(Connection connection, String name) throws SQLException, PkiException {
        try (var select = connection.prepareStatement(SELECT + "WHERE e.name = ?")) {
            select.setString(1, name);
            return read(select).stream().findFirst();
        }
    }

    /// Those that have one of the names.
    List<Entry> named(Connection connection, List<String> names) throws SQLException, PkiException {
        var places = String.join(", ", Collections.nCopies(names.size(), "?"));
        try (var select = connection.prepareStatement(SELECT + "WHERE e.name IN (" + places + ")")) {
            for (int i = 0; i < names.size(); i++) {
                select.setString(i + 1, names.get(i));
            }
            return read(select);
        }
    }

    /// @throws PkiException.EntryMissing when it was removed, perhaps by another process
    Entry get(Connection connection, EntryId id) throws SQLException, PkiException {
        return find(connection, id).orElseThrow(() -> new PkiException.EntryMissing("#" + id.value()));
    }

    private List<Entry> read(PreparedStatement select) throws SQLException, PkiException {
        var entries = new ArrayList<Entry>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                entries.add(entry(rows));
            }
        }
        return entries;
    }

    private Entry entry(ResultSet rows) throws SQLException, PkiException {
        var id = new EntryId(rows.getLong("id"));
        return new Entry(
                id,
                rows.getString("name"),
                profile(rows.getString("profile")),
                details(id, new EncodedCertificate(rows.getBytes("certificate"))),
                SummaryRows.id(rows, 5),
                SummaryRows.id(rows, 6),
                SummaryRows.id(rows, 8).isPresent(),
                revocation(rows),
                Instant.ofEpochMilli(rows.getLong("created_at")));
    }

    private Optional<Revocation> revocation(ResultSet rows) throws SQLException, PkiException.VaultDamaged {
        try {
            return SummaryRows.revocation(rows, 9);
        } catch (IllegalArgumentException e) {
            throw new PkiException.VaultDamaged(location, e);
        }
    }

    private CertificateProfile profile(String name) throws PkiException.VaultDamaged {
        try {
            return CertificateProfile.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new PkiException.VaultDamaged(location, e);
        }
    }

    private CertificateDetails details(EntryId id, EncodedCertificate certificate) throws PkiException.VaultDamaged {
        var known = decoded.get(id);
        if (known != null && known.certificate().equals(certificate)) {
            return known;
        }
        try {
            var details = decoder.decode(certificate);
            decoded.put(id, details);
            return details;
        } catch (PkiException e) {
            // It was decoded when it was added.
            throw new PkiException.VaultDamaged(location, e);
        }
    }

    /// Inserts within a transaction of the caller.
    ///
    /// @param name   checked
    /// @param before what was inserted together with it
    Entry insert(
            Connection connection,
            NewEntry entry,
            String name,
            CertificateDetails details,
            List<Entry> before,
            Instant now)
            throws SQLException, PkiException {
        refuseTaken(connection, name);
        // An entry that issued itself needs its own number; nobody else can take it while this transaction lasts.
        var id = dialect.nextEntry(connection);
        Optional<EntryId> issuer = switch (entry.issuer()) {
            case IssuedBy.Outsider() -> Optional.empty();
            case IssuedBy.Itself() -> Optional.of(id);
            case IssuedBy.Known(var known) -> Optional.of(get(connection, known).id());
            case IssuedBy.Before(int index) -> Optional.of(before.get(index).id());
        };
        var serial = details.serialNumber().value().toByteArray();
        if (issuer.isPresent()) {
            TrashRows.refuseUsed(connection, issuer.get(), serial, name);
        }
        try (var insert = connection.prepareStatement("""
                INSERT INTO entry (id, name, profile, certificate, issuer_id, issuer_name_sha256, serial, created_at,
                    predecessor_id, subject, names, key_label, sha256, not_before, not_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, id.value());
            insert.setString(2, name);
            insert.setString(3, entry.profile().name());
            insert.setBytes(4, entry.certificate().der());
            if (issuer.isPresent()) {
                insert.setLong(5, issuer.get().value());
                insert.setNull(6, Types.NULL);
            } else {
                insert.setNull(5, Types.NULL);
                insert.setBytes(6, sha256(details.issuer().toString()));
            }
            insert.setBytes(7, serial);
            insert.setLong(8, now.toEpochMilli());
            if (entry.predecessor().isPresent()) {
                insert.setLong(9, entry.predecessor().get().value());
            } else {
                insert.setNull(9, Types.NULL);
            }
            SummaryRows.set(insert, 10, details);
            insert.executeUpdate();
        } catch (SQLException e) {
            // The name is free, so it is the other constraint.
            if (dialect.isUniqueConstraint(e)) {
                throw new PkiException.SerialTaken(name, e);
            }
            throw e;
        }
        decoded.put(id, details);
        return new Entry(
                id,
                name,
                entry.profile(),
                details,
                issuer,
                entry.predecessor(),
                entry.pkcs8PrivateKey().isPresent(),
                Optional.empty(),
                Instant.ofEpochMilli(now.toEpochMilli()));
    }

    private void refuseTaken(Connection connection, String name) throws SQLException, PkiException {
        if (find(connection, name).isPresent()) {
            throw new PkiException.EntryExists(name);
        }
    }

    /// @param name checked
    void rename(Connection connection, Entry entry, String name) throws SQLException, PkiException {
        if (entry.name().equals(name)) {
            return;
        }
        refuseTaken(connection, name);
        try (var update = connection.prepareStatement("UPDATE entry SET name = ? WHERE id = ?")) {
            update.setString(1, name);
            update.setLong(2, entry.id().value());
            update.executeUpdate();
        }
    }

    /// Its private key goes with it.
    void delete(Connection connection, EntryId id, String name) throws SQLException, PkiException {
        int issued = issuedBy(connection, id);
        if (issued > 0) {
            throw new PkiException.AuthorityInUse(name, issued);
        }
        try (var delete = connection.prepareStatement("DELETE FROM entry WHERE id = ?")) {
            delete.setLong(1, id.value());
            delete.executeUpdate();
        }
    }

    private static int issuedBy(Connection connection, EntryId id) throws SQLException {
        try (var count = connection.prepareStatement("SELECT count(*) FROM entry WHERE issuer_id = ? AND id <> ?")) {
            count.setLong(1, id.value());
            count.setLong(2, id.value());
            try (var rows = count.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
