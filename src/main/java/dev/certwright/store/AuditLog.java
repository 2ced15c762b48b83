package dev.certwright.store;

import dev.certwright.model.inventory.AuditEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The table `audit_event`.
final class AuditLog {
    private AuditLog() {}

    static void write(Connection connection, Instant at, String action, String subject) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO audit_event (at, action, subject) VALUES (?, ?, ?)")) {
            insert.setLong(1, at.toEpochMilli());
            insert.setString(2, action);
            insert.setString(3, subject);
            insert.executeUpdate();
        }
    }

    /// The latest ones, newest first.
    static List<AuditEvent> read(Connection connection, int limit) throws SQLException {
        var events = new ArrayList<AuditEvent>();
        try (var select =
                connection.prepareStatement("SELECT at, action, subject FROM audit_event ORDER BY id DESC LIMIT ?")) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(new AuditEvent(
                            Instant.ofEpochMilli(rows.getLong(1)), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return events;
    }
}
