package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// One connection to a vault's file, used by one thread at a time.
///
/// The file is never opened by other means while a connection may exist: closing any descriptor of it would drop
/// the locks that SQLite holds (<https://sqlite.org/howtocorrupt.html> §2.2).
final class SqliteDatabase implements Database {
    private final Path file;
    private final VaultLocation location;
    private final Connection connection;
    private final boolean readOnly;
    private long ownChanges;

    private SqliteDatabase(Path file, Connection connection, boolean readOnly) {
        this.file = file;
        this.location = new VaultLocation.InFile(file);
        this.connection = connection;
        this.readOnly = readOnly;
    }

    /// Opens a vault; creates it where nothing is, or an empty file. What cannot be written is opened for reading.
    static SqliteDatabase open(Path path, Duration busyTimeout, InstantSource clock) throws PkiException {
        var file = path.toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new PkiException.NotAVault(new VaultLocation.InFile(file), null);
        }
        if (!Files.exists(file)) {
            OwnerOnly.create(file);
        }
        return open(file, busyTimeout, clock, !writable(file));
    }

    /// @param readOnly whether SQLite may not write, whatever the permissions say
    static SqliteDatabase open(Path file, Duration busyTimeout, InstantSource clock, boolean readOnly)
            throws PkiException {
        try {
            var connection = connect(file, busyTimeout, readOnly);
            var database = new SqliteDatabase(file, connection, readOnly);
            try {
                database.prepare(clock);
                return database;
            } catch (SQLException | PkiException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteFailure.of(file, e, false);
        }
    }

    /// Writing needs a journal beside the file.
    private static boolean writable(Path file) {
        var folder = file.getParent();
        return Files.isWritable(file) && folder != null && Files.isWritable(folder);
    }

    private static Connection connect(Path file, Duration busyTimeout, boolean readOnly) throws SQLException {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setReadOnly(readOnly);
        config.setBusyTimeout((int) busyTimeout.toMillis());
        return config.createConnection("jdbc:sqlite:" + uri(file));
    }

    /// As a URI (<https://sqlite.org/uri.html>): a bare name would end at a question mark.
    private static String uri(Path file) {
        var name = file.toString();
        if (file.getFileSystem().getSeparator().equals("\\")) {
            name = name.replace('\\', '/');
        }
        var encoded = name.replace("%", "%25").replace("?", "%3f").replace("#", "%23");
        return "file://" + (encoded.startsWith("/") ? "" : "/") + encoded;
    }

    private void prepare(InstantSource clock) throws SQLException, PkiException {
        // First of all, so that nothing is changed in a file that is not ours.
        boolean outdated = outdated();
        execute("PRAGMA foreign_keys = ON");
        execute("PRAGMA trusted_schema = OFF");
        // What was sealed under an earlier passphrase, and removed keys, shall not linger in free pages.
        execute("PRAGMA secure_delete = ON");
        execute("PRAGMA temp_store = MEMORY");
        if (readOnly) {
            if (outdated) {
                throw new PkiException.VaultReadOnly(location, null);
            }
            return;
        }
        // A rollback journal, not WAL: at rest the vault is one file, which can be copied, and opened from a medium
        // that cannot be written. It gets the permissions of the vault. EXTRA is FULL and also syncs the folder once
        // the journal is gone, so what was reported as done survives a loss of power.
        execute("PRAGMA journal_mode = DELETE");
        execute("PRAGMA synchronous = EXTRA");
        execute("PRAGMA fullfsync = ON");
        if (outdated) {
            restrictIfEmpty();
            write(c -> {
                Schema.update(c, file, clock);
                return true;
            });
        }
    }

    /// Looks in one transaction, as another process may be creating the vault.
    private boolean outdated() throws SQLException, PkiException {
        execute("BEGIN");
        try {
            return Schema.outdated(connection, file);
        } finally {
            rollBack();
        }
    }

    private void restrictIfEmpty() throws PkiException {
        try {
            if (Files.size(file) == 0) {
                OwnerOnly.restrict(file);
            }
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(file, e);
        }
    }

    @Override
    public VaultLocation location() {
        return location;
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.SQLITE;
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public synchronized <T> T read(Work<T> work) throws PkiException {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw SqliteFailure.of(file, e, false);
        }
    }

    @Override
    public synchronized <T> T write(Work<T> work) throws PkiException {
        if (readOnly) {
            throw new PkiException.VaultReadOnly(location, null);
        }
        try {
            // At once, not at the first change: two that have read cannot both go on to write.
            execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                var result = work.run(connection);
                execute("COMMIT");
                done = true;
                ownChanges++;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            throw SqliteFailure.of(file, e, true);
        }
    }

    /// SQLite has rolled back by itself after some failures, and then refuses this; the first failure is the one to
    /// tell.
    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            System.getLogger(SqliteDatabase.class.getName()).log(System.Logger.Level.DEBUG, "nothing to roll back", e);
        }
    }

    /// By <https://sqlite.org/pragma.html#pragma_data_version>.
    @Override
    public synchronized long changeCounter() throws PkiException {
        return read(c -> Schema.pragma(c, "data_version")) + ownChanges;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(SqliteDatabase.class.getName())
                    .log(System.Logger.Level.WARNING, file + " did not close", e);
        }
    }
}
