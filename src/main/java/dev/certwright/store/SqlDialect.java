package dev.certwright.store;

import dev.certwright.model.inventory.EntryId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// What the two databases say differently. All other statements are the same for both.
enum SqlDialect {
    SQLITE("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'entry'") {
        @Override
        boolean isUniqueConstraint(SQLException e) {
            return SqliteFailure.isUniqueConstraint(e);
        }

        @Override
        List<EntryId> nextEntries(Connection connection, int count) throws SQLException {
            long first = nextEntry(connection).value();
            return LongStream.range(first, first + count).mapToObj(EntryId::new).toList();
        }
    },
    POSTGRESQL("SELECT nextval('entry_id_seq')") {
        @Override
        boolean isUniqueConstraint(SQLException e) {
            return PostgresFailure.isUniqueConstraint(e);
        }

        @Override
        List<EntryId> nextEntries(Connection connection, int count) throws SQLException {
            try (var select =
                    connection.prepareStatement("SELECT nextval('entry_id_seq') FROM generate_series(1, ?)")) {
                select.setInt(1, count);
                var ids = new ArrayList<EntryId>(count);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        ids.add(new EntryId(rows.getLong(1)));
                    }
                }
                return List.copyOf(ids);
            }
        }
    };

    private final String nextEntry;

    SqlDialect(String nextEntry) {
        this.nextEntry = nextEntry;
    }

    /// Whether a row was refused because another one has the same key.
    abstract boolean isUniqueConstraint(SQLException e);

    /// Like [#nextEntry], for several that are added in this transaction, one after the other.
    abstract List<EntryId> nextEntries(Connection connection, int count) throws SQLException;

    /// The number of the next new entry, which no entry ever had; within a transaction that writes.
    EntryId nextEntry(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(nextEntry)) {
            rows.next();
            return new EntryId(rows.getLong(1));
        }
    }
}
