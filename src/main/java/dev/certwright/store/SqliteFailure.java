package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in our words what SQLite refuses (its result codes: <https://sqlite.org/rescode.html>).
final class SqliteFailure {
    /// The low octet is the primary code, the rest says more about it.
    private static final int PRIMARY = 0xff;

    private SqliteFailure() {}

    static boolean isUniqueConstraint(SQLException e) {
        return e instanceof SQLiteException s
                && (s.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || s.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
    }

    /// @param writing whether something was to be changed
    /// @throws IllegalStateException when it is a bug of ours
    static PkiException of(Path file, SQLException e, boolean writing) {
        var location = new VaultLocation.InFile(file);
        var code = e instanceof SQLiteException s ? s.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        return switch (SQLiteErrorCode.getErrorCode(code.code & PRIMARY)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> new PkiException.VaultBusy(location, e);
            case SQLITE_FULL -> new PkiException.DiskFull(file, e);
            case SQLITE_READONLY -> new PkiException.VaultReadOnly(location, e);
            case SQLITE_CORRUPT -> new PkiException.VaultDamaged(location, e);
            case SQLITE_NOTADB -> new PkiException.NotAVault(location, e);
            // when writing it is the journal beside the vault that cannot be created
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                writing ? new PkiException.VaultReadOnly(location, e) : new PkiException.FileUnreadable(file, e);
            case SQLITE_IOERR ->
                writing ? new PkiException.FileUnwritable(file, e) : new PkiException.FileUnreadable(file, e);
            default -> throw new IllegalStateException(e);
        };
    }
}
