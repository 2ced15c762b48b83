package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.AuditHead;
import dev.certwright.model.inventory.AuditVerdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was done to a vault, the table `audit_event`. Each event is chained to the one before it, see [AuditChain].
///
/// That shows changes by whoever does not know of the chain, and mistakes. Who can write the file can compute the whole
/// chain anew; against that helps only a hash that was noted elsewhere.
public final class AuditLog {
    private static final String EVENTS = "SELECT id, at, action, subject, hash FROM audit_event ORDER BY id ";

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /// The latest ones, newest first.
    public List<AuditEvent> events(int limit) throws PkiException {
        return database.read(c -> read(c, limit));
    }

    /// Where the log ends; empty when there is no event.
    public Optional<AuditHead> head() throws PkiException {
        return database.read(
                c -> read(c, 1).stream().findFirst().map(last -> new AuditHead(last.number(), last.hash())));
    }

    /// Computes the chain again.
    ///
    /// @param noted a hash that the log had at its end at some time before, noted elsewhere
    public AuditVerdict verify(Optional<Bytes> noted) throws PkiException {
        return database.read(c -> verify(c, ProtectionTable.vaultId(c, database.location()), noted));
    }

    /// Computes the chain again over a connection of the caller.
    static AuditVerdict verify(Connection connection, Bytes vaultId, Optional<Bytes> noted) throws SQLException {
        var check = new AuditCheck(vaultId, noted);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(EVENTS)) {
            while (rows.next()) {
                check.accept(event(rows));
            }
        }
        return check.verdict(AuditHeadSetting.read(connection));
    }

    /// Adds an event within a transaction of the caller.
    static void write(Connection connection, Instant at, String action, String subject) throws SQLException {
        write(connection, at, action, List.of(subject));
    }

    /// Adds an event for each of the subjects within a transaction of the caller: cheaper than one by one.
    static void write(Connection connection, Instant at, String action, List<String> subjects) throws SQLException {
        var chain = new AuditChain();
        var end = end(connection, chain);
        long number = end.number();
        var hash = end.hash();
        try (var insert = connection.prepareStatement(
                "INSERT INTO audit_event (id, at, action, subject, hash) VALUES (?, ?, ?, ?, ?)")) {
            for (var subject : subjects) {
                number++;
                hash = chain.next(hash, number, at.toEpochMilli(), action, subject);
                insert.setLong(1, number);
                insert.setLong(2, at.toEpochMilli());
                insert.setString(3, action);
                insert.setString(4, subject);
                insert.setBytes(5, hash.toArray());
                insert.executeUpdate();
            }
        }
        AuditHeadSetting.write(connection, new AuditHead(number, hash));
    }

    /// What the next event follows. It is the end that the vault remembers, even when somebody has removed events
    /// before it: the gap shall stay visible.
    private static AuditHead end(Connection connection, AuditChain chain) throws SQLException {
        var last = read(connection, 1).stream().findFirst();
        long number = last.map(AuditEvent::number).orElse(0L);
        var remembered = AuditHeadSetting.read(connection);
        if (remembered.isPresent()) {
            return new AuditHead(
                    Math.max(number, remembered.get().number()),
                    remembered.get().hash());
        }
        return new AuditHead(number, last.isPresent() ? last.get().hash() : origin(connection, chain));
    }

    private static Bytes origin(Connection connection, AuditChain chain) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT uuid FROM vault")) {
            return chain.origin(rows.next() ? Bytes.of(rows.getBytes(1)) : Bytes.EMPTY);
        }
    }

    /// Gives every event the hash that it was written without, in a vault that is older than the chain.
    static void chainAll(Connection connection) throws SQLException {
        var chain = new AuditChain();
        var hash = origin(connection, chain);
        long number = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(EVENTS);
                var update = connection.prepareStatement("UPDATE audit_event SET hash = ? WHERE id = ?")) {
            while (rows.next()) {
                number = rows.getLong(1);
                hash = chain.next(hash, number, rows.getLong(2), rows.getString(3), rows.getString(4));
                update.setBytes(1, hash.toArray());
                update.setLong(2, number);
                update.executeUpdate();
            }
        }
        if (number > 0) {
            AuditHeadSetting.write(connection, new AuditHead(number, hash));
        }
    }

    /// The latest ones, newest first.
    private static List<AuditEvent> read(Connection connection, int limit) throws SQLException {
        var events = new ArrayList<AuditEvent>();
        try (var select = connection.prepareStatement(EVENTS + "DESC LIMIT ?")) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows));
                }
            }
        }
        return events;
    }

    private static AuditEvent event(ResultSet rows) throws SQLException {
        var hash = rows.getBytes(5);
        return new AuditEvent(
                rows.getLong(1),
                Instant.ofEpochMilli(rows.getLong(2)),
                rows.getString(3),
                rows.getString(4),
                hash == null ? Bytes.EMPTY : Bytes.of(hash));
    }
}
