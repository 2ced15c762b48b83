package dev.certwright.store;

import dev.certwright.model.inventory.EntryId;
import java.sql.Connection;
import java.sql.SQLException;

/// What the two databases say differently. All other statements are the same for both.
enum SqlDialect {
    SQLITE("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'entry'") {
        @Override
        boolean isUniqueConstraint(SQLException e) {
            return SqliteFailure.isUniqueConstraint(e);
        }
    },
    POSTGRESQL("SELECT nextval('entry_id_seq')") {
        @Override
        boolean isUniqueConstraint(SQLException e) {
            return PostgresFailure.isUniqueConstraint(e);
        }
    };

    private final String nextEntry;

    SqlDialect(String nextEntry) {
        this.nextEntry = nextEntry;
    }

    /// Whether a row was refused because another one has the same key.
    abstract boolean isUniqueConstraint(SQLException e);

    /// The number of the next new entry, which no entry ever had; within a transaction that writes.
    EntryId nextEntry(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(nextEntry)) {
            rows.next();
            return new EntryId(rows.getLong(1));
        }
    }
}
