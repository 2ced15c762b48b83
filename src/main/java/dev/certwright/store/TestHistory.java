package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The connection tests kept in a vault, the table `connection_test`. Works while the private keys are locked.
public final class TestHistory {
    /// Largest report that is read, in octets before compression.
    public static final int MAX_REPORT = 64 << 20;

    private static final String COLUMNS = "id, at, target, client, verdict, authentication";

    private final Database database;
    private final InstantSource clock;

    /// What a list shows of a test.
    ///
    /// @param client         what the client's certificate is called; empty when none was shown
    /// @param verdict        a stable word
    /// @param authentication a stable word
    public record Row(long id, Instant at, String target, String client, String verdict, String authentication) {}

    /// A test with all that is kept of it.
    ///
    /// @param request what was asked for, as JSON
    /// @param report  what came out, as JSON
    public record Kept(Row row, String request, String report) {}

    TestHistory(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds a test and drops the oldest beyond a number.
    ///
    /// @param test its own number does not matter
    /// @param keep how many remain; more than zero
    /// @return its number
    public long add(Kept test, int keep) throws PkiException {
        if (keep < 1) {
            throw new IllegalArgumentException("keep " + keep);
        }
        var compressed = compress(test.report());
        return database.write(c -> {
            long id = insert(c, test, compressed);
            try (var delete = c.prepareStatement("DELETE FROM connection_test WHERE id NOT IN"
                    + " (SELECT id FROM connection_test ORDER BY id DESC LIMIT ?)")) {
                delete.setInt(1, keep);
                delete.executeUpdate();
            }
            AuditLog.write(c, clock.instant(), "test.kept", test.row().target());
            return id;
        });
    }

    private static long insert(Connection connection, Kept test, byte[] report) throws SQLException {
        var row = test.row();
        try (var insert = connection.prepareStatement(
                "INSERT INTO connection_test (at, target, client, verdict, authentication, request, report)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
            insert.setLong(1, row.at().toEpochMilli());
            insert.setString(2, row.target());
            insert.setString(3, row.client());
            insert.setString(4, row.verdict());
            insert.setString(5, row.authentication());
            insert.setString(6, test.request());
            insert.setBytes(7, report);
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// The newest first, without what came out.
    public List<Row> list(int limit) throws PkiException {
        return database.read(c -> {
            var all = new ArrayList<Row>();
            try (var select =
                    c.prepareStatement("SELECT " + COLUMNS + " FROM connection_test ORDER BY id DESC LIMIT ?")) {
                select.setInt(1, limit);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        all.add(row(rows));
                    }
                }
            }
            return List.copyOf(all);
        });
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getLong(1),
                Instant.ofEpochMilli(rows.getLong(2)),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6));
    }

    /// One test with all that is kept of it.
    ///
    /// @throws PkiException.VaultDamaged when the report cannot be unpacked
    public Optional<Kept> find(long id) throws PkiException {
        return database.read(c -> {
            try (var select =
                    c.prepareStatement("SELECT " + COLUMNS + ", request, report FROM connection_test WHERE id = ?")) {
                select.setLong(1, id);
                try (var rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Kept(row(rows), rows.getString(7), unpack(rows.getBytes(8))))
                            : Optional.empty();
                }
            }
        });
    }

    /// Removes a test.
    ///
    /// @return whether there was one
    public boolean remove(long id) throws PkiException {
        return database.write(c -> {
            try (var delete = c.prepareStatement("DELETE FROM connection_test WHERE id = ?")) {
                delete.setLong(1, id);
                boolean removed = delete.executeUpdate() > 0;
                if (removed) {
                    AuditLog.write(c, clock.instant(), "test.removed", Long.toString(id));
                }
                return removed;
            }
        });
    }

    /// Removes all of them.
    public void clear() throws PkiException {
        database.write(c -> {
            try (var statement = c.createStatement()) {
                int removed = statement.executeUpdate("DELETE FROM connection_test");
                AuditLog.write(c, clock.instant(), "test.cleared", Integer.toString(removed));
                return removed;
            }
        });
    }

    private static byte[] compress(String report) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(report.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String unpack(byte[] compressed) throws PkiException {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            var octets = in.readNBytes(MAX_REPORT + 1);
            if (octets.length > MAX_REPORT) {
                throw new IOException("too large");
            }
            return new String(octets, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PkiException.VaultDamaged(database.location(), e);
        }
    }
}
