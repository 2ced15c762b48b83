package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.DatabasePassword;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// One connection to a vault on a PostgreSQL server, made anew when it broke.
final class PostgresDatabase implements Database {
    private static final System.Logger LOG = System.getLogger(PostgresDatabase.class.getName());

    private final VaultLocation.OnServer location;
    private final PostgresConnector connector;
    private final InstantSource clock;
    private @Nullable Connection connection;
    private @Nullable Bytes vaultId;
    private boolean readOnly;
    private boolean closed;
    private boolean working;

    private PostgresDatabase(VaultLocation.OnServer location, PostgresConnector connector, InstantSource clock) {
        this.location = location;
        this.connector = connector;
        this.clock = clock;
    }

    /// Opens a vault; makes its tables where there are none.
    static PostgresDatabase open(
            VaultLocation.OnServer location, DatabasePassword password, Duration busyTimeout, InstantSource clock)
            throws PkiException {
        var database = new PostgresDatabase(location, new PostgresConnector(location, password, busyTimeout), clock);
        try {
            database.connected();
            return database;
        } catch (PkiException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public VaultLocation location() {
        return location;
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.POSTGRESQL;
    }

    @Override
    public synchronized boolean readOnly() {
        return readOnly;
    }

    /// All of it sees one state of the vault.
    @Override
    public synchronized <T> T read(Work<T> work) throws PkiException {
        if (working) {
            return within(work);
        }
        boolean used = connection != null;
        try {
            return reading(work);
        } catch (SQLException e) {
            var failure = failure(e);
            if (!used || connection != null) {
                throw failure;
            }
        }
        // The connection broke, perhaps long ago. To read again does no harm.
        try {
            return reading(work);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Within the transaction of the caller.
    private <T> T within(Work<T> work) throws PkiException {
        try {
            return work.run(connected());
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private <T> T reading(Work<T> work) throws SQLException, PkiException {
        var open = connected();
        boolean done = false;
        try {
            execute(open, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            var result = run(work, open);
            open.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(open);
            }
        }
    }

    @Override
    public synchronized <T> T write(Work<T> work) throws PkiException {
        var open = connected();
        if (readOnly) {
            throw new PkiException.VaultReadOnly(location, null);
        }
        T result;
        long transaction;
        boolean ready = false;
        try {
            transaction = beginWriting(open);
            open = connected();
            result = run(work, open);
            ready = true;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            if (!ready) {
                rollBack(open);
            }
        }
        commit(open, transaction);
        return result;
    }

    private <T> T run(Work<T> work, Connection open) throws SQLException, PkiException {
        working = true;
        try {
            return work.run(open);
        } finally {
            working = false;
        }
    }

    /// Nothing was done yet, so that a connection that broke while nobody used it can be made anew.
    private long beginWriting(Connection open) throws SQLException, PkiException {
        try {
            return PostgresSchema.beginWriting(open);
        } catch (SQLException e) {
            if (!PostgresFailure.lost(e)) {
                throw e;
            }
            drop();
            return PostgresSchema.beginWriting(connected());
        }
    }

    private void commit(Connection open, long transaction) throws PkiException {
        try {
            open.commit();
        } catch (SQLException e) {
            var failure = failure(e);
            if (connection != null) {
                rollBack(open);
                throw failure;
            }
            if (!stored(transaction, e)) {
                throw failure;
            }
        }
    }

    /// Asks over a new connection what became of a transaction whose end was not heard.
    private boolean stored(long transaction, SQLException lost) throws PkiException {
        try {
            var open = connected();
            try {
                // waits until the lost one is over
                PostgresSchema.beginWriting(open);
                return PostgresSchema.stored(open, transaction);
            } finally {
                rollBack(open);
            }
        } catch (SQLException | PkiException e) {
            lost.addSuppressed(e);
            throw new PkiException.ChangeUncertain(location, lost);
        }
    }

    @Override
    public long changeCounter() throws PkiException {
        return read(PostgresSchema::changes);
    }

    private Connection connected() throws PkiException {
        if (closed) {
            throw new IllegalStateException(location + " is closed");
        }
        var open = connection;
        if (open == null) {
            open = connector.connect();
            connection = open;
            boolean prepared = false;
            try {
                prepare(open);
                prepared = true;
            } catch (SQLException e) {
                throw failure(e);
            } finally {
                if (!prepared) {
                    drop();
                }
            }
        }
        return open;
    }

    private void prepare(Connection open) throws SQLException, PkiException {
        var found = PostgresSchema.look(open, location);
        if (found instanceof PostgresSchema.Found.Nothing && vaultId == null) {
            PostgresSchema.create(open, location, clock);
            open.commit();
            found = PostgresSchema.look(open, location);
        }
        open.commit();
        switch (found) {
            case PostgresSchema.Found.AVault vault -> {
                if (vaultId != null && !vaultId.equals(vault.id())) {
                    throw new PkiException.VaultReplaced(location);
                }
                vaultId = vault.id();
                readOnly = vault.readOnly();
            }
            case PostgresSchema.Found.Nothing() -> throw new PkiException.NotAVault(location, null);
        }
    }

    /// A connection that is lost is forgotten, so that the next use makes another.
    private PkiException failure(SQLException e) {
        if (PostgresFailure.lost(e)) {
            drop();
        }
        return PostgresFailure.of(location, e);
    }

    private void drop() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "a connection did not close", e);
            }
        }
    }

    /// The first failure is the one to tell. A connection in an unknown state is not used again.
    private void rollBack(Connection open) {
        try {
            open.rollback();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "nothing to roll back", e);
            if (open.equals(connection)) {
                drop();
            }
        }
    }

    private static void execute(Connection open, String sql) throws SQLException {
        try (var statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        drop();
        connector.close();
    }
}
