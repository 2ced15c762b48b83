package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/// The numbered scripts under `schema/postgresql/`, and telling a vault from what others keep in the database.
///
/// The tables are those of the file, in a schema of their own. What SQLite keeps in the header of the file stands in
/// the table `database_state`: the number of the last script, and the counter of changes. Whoever writes raises that
/// counter first, and so waits for the writer before: what `BEGIN IMMEDIATE` does for the file.
final class PostgresSchema {
    /// Of the schema in the database.
    static final String NAME = "certwright";

    /// Number of the last script.
    static final int VERSION = 1;

    /// "CWRT": the lock under which the tables are made.
    private static final long LOCK = 0x43575254L;

    private PostgresSchema() {}

    /// What is found at the place.
    sealed interface Found {
        /// No table yet.
        record Nothing() implements Found {}

        /// A vault.
        ///
        /// @param id       never changes
        /// @param readOnly whether this person, or this server, cannot change it
        record AVault(Bytes id, boolean readOnly) implements Found {}
    }

    /// Looks, within a transaction.
    ///
    /// @throws PkiException.NotAVault   when the schema holds something else
    /// @throws PkiException.VaultTooNew when it has scripts that are unknown here
    static Found look(Connection connection, VaultLocation.OnServer location) throws SQLException, PkiException {
        // in one statement, for another program may be making the tables
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT count(*), count(*) FILTER (WHERE c.relname = 'database_state')
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '%s'""".formatted(NAME))) {
            rows.next();
            if (rows.getLong(2) > 0) {
                return vault(connection, location);
            }
            if (rows.getLong(1) > 0) {
                throw new PkiException.NotAVault(location, null);
            }
            return new Found.Nothing();
        }
    }

    private static Found vault(Connection connection, VaultLocation.OnServer location)
            throws SQLException, PkiException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT s.version, v.uuid, pg_is_in_recovery()
                            OR current_setting('default_transaction_read_only')::boolean
                            OR NOT has_table_privilege('database_state', 'UPDATE')
                        FROM database_state s, vault v""")) {
            if (!rows.next()) {
                throw new PkiException.VaultDamaged(location, null);
            }
            int version = rows.getInt(1);
            if (version > VERSION) {
                throw new PkiException.VaultTooNew(location, version, VERSION);
            }
            return new Found.AVault(Bytes.of(rows.getBytes(2)), rows.getBoolean(3));
        }
    }

    /// Makes the tables; within a transaction, in which nobody else makes them.
    static void create(Connection connection, VaultLocation.OnServer location, InstantSource clock)
            throws SQLException, PkiException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
        if (look(connection, location) instanceof Found.AVault) {
            return;
        }
        actAsOwner(connection);
        if (!bool(connection, "SELECT to_regnamespace('" + NAME + "') IS NOT NULL")) {
            execute(connection, "CREATE SCHEMA " + NAME);
        }
        for (int number = 1; number <= VERSION; number++) {
            execute(connection, Schema.script("postgresql/%03d.sql".formatted(number)));
        }
        AuditLog.write(connection, clock.instant(), "vault.created", "");
    }

    /// Makes what is made in this transaction belong to the owner of the schema, else of the database, as far as this
    /// person may act for them: a role that a whole team is in.
    private static void actAsOwner(Connection connection) throws SQLException {
        String owner;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT quote_ident(pg_get_userbyid(owner)) FROM (
                            SELECT coalesce((SELECT nspowner FROM pg_namespace WHERE nspname = '%s'), datdba) AS owner
                            FROM pg_database WHERE datname = current_database()) o
                        WHERE pg_has_role(owner, 'MEMBER')""".formatted(NAME))) {
            owner = rows.next() ? rows.getString(1) : "";
        }
        if (!owner.isEmpty()) {
            execute(connection, "SET LOCAL ROLE " + owner);
        }
    }

    /// Lets this transaction write, once no other one does.
    ///
    /// @return the number of the transaction, by which its fate can be asked for later
    static long beginWriting(Connection connection) throws SQLException {
        return number(
                connection, "UPDATE database_state SET changes = changes + 1 WHERE id = 1 RETURNING txid_current()");
    }

    /// Whether a transaction was stored; within a transaction that writes, so that it is over.
    static boolean stored(Connection connection, long transaction) throws SQLException {
        return bool(connection, "SELECT coalesce(txid_status(" + transaction + ") = 'committed', false)");
    }

    static long changes(Connection connection) throws SQLException {
        return number(connection, "SELECT changes FROM database_state");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean bool(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
