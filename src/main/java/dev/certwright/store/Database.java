package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;

/// The tables of a vault, used by one thread at a time and by several programs at once.
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {
    /// How long to wait while another program writes.
    Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

    /// Something to be done with the connection.
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException, PkiException;
    }

    /// Opens a vault's file; creates it where nothing is, or an empty file. What cannot be written is opened for
    /// reading.
    static Database open(Path path, Duration busyTimeout, InstantSource clock) throws PkiException {
        return SqliteDatabase.open(path, busyTimeout, clock);
    }

    /// Opens a vault's file.
    ///
    /// @param readOnly whether SQLite may not write, whatever the permissions say
    static Database open(Path file, Duration busyTimeout, InstantSource clock, boolean readOnly) throws PkiException {
        return SqliteDatabase.open(file, busyTimeout, clock, readOnly);
    }

    VaultLocation location();

    SqlDialect dialect();

    boolean readOnly();

    /// Reads.
    <T> T read(Work<T> work) throws PkiException;

    /// Changes in one transaction: all of it is on the disk when this returns, and nothing when it throws. Writers
    /// come one after the other, whatever program they are in.
    <T> T write(Work<T> work) throws PkiException;

    /// Grows with every change, whoever makes it.
    long changeCounter() throws PkiException;

    @Override
    void close();
}
