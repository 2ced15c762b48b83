package dev.certwright.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The table `setting`.
final class Settings {
    private Settings() {}

    static Optional<String> read(Connection connection, String key) throws SQLException {
        try (var select = connection.prepareStatement("SELECT value FROM setting WHERE key = ?")) {
            select.setString(1, key);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    static void write(Connection connection, String key, String value) throws SQLException {
        try (var upsert = connection.prepareStatement(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            upsert.setString(1, key);
            upsert.setString(2, value);
            upsert.executeUpdate();
        }
    }
}
