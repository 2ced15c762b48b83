package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Copies a vault that lies on a server into a file, row by row: both have the same tables.
final class RowCopy {
    private static final List<String> TABLES = List.of(
            "vault",
            "protection",
            "entry",
            "private_key",
            "audit_event",
            "setting",
            "connection_test",
            "revocation",
            "revocation_list",
            "request",
            "profile",
            "trash");

    /// Those whose numbers are never given twice.
    private static final List<String> NUMBERED = List.of("entry", "audit_event", "connection_test", "request");

    /// How many rows are in memory at a time.
    private static final int AT_ONCE = 500;

    private RowCopy() {}

    /// Fills an empty file with one consistent state of the vault.
    static boolean of(Database server, Path file, InstantSource clock) throws PkiException {
        try (var copy = Database.open(file, Database.BUSY_TIMEOUT, clock)) {
            return server.read(from -> copy.write(to -> {
                // an entry may stand before its issuer
                execute(to, "PRAGMA defer_foreign_keys = ON");
                for (var table : TABLES) {
                    execute(to, "DELETE FROM " + table);
                }
                for (var table : TABLES) {
                    copy(from, to, table);
                }
                for (var table : NUMBERED) {
                    continueNumbers(from, to, table);
                }
                return true;
            }));
        }
    }

    private static void copy(Connection from, Connection to, String table) throws SQLException {
        var columns = columns(to, table);
        var names = String.join(", ", columns);
        var marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (var select = from.prepareStatement("SELECT " + names + " FROM " + table);
                var insert = to.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
            select.setFetchSize(AT_ONCE);
            int rows = 0;
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    for (int i = 1; i <= columns.size(); i++) {
                        insert.setObject(i, row.getObject(i));
                    }
                    insert.addBatch();
                    rows++;
                    if (rows % AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        var names = new ArrayList<String>();
        try (var select = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
            select.setString(1, table);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private static void continueNumbers(Connection from, Connection to, String table) throws SQLException {
        long last;
        try (var statement = from.createStatement();
                var rows = statement.executeQuery("SELECT last_value FROM " + table + "_id_seq")) {
            rows.next();
            last = rows.getLong(1);
        }
        if (sequence(to, "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", last, table) == 0) {
            sequence(to, "INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)", last, table);
        }
    }

    private static int sequence(Connection connection, String sql, long last, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, last);
            statement.setString(2, table);
            return statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
