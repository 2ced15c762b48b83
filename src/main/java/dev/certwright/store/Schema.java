package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/// The numbered scripts under `schema/`, and telling a vault from other files.
final class Schema {
    /// Number of the last script.
    static final int VERSION = 3;

    /// Number of the script since which the audit log is chained.
    private static final int CHAINED_SINCE = 3;

    /// "CWRT", in the header of every vault (<https://sqlite.org/fileformat2.html#application_id>).
    private static final int APPLICATION_ID = 0x43575254;

    private Schema() {}

    /// Whether scripts are missing.
    ///
    /// @throws PkiException.NotAVault   when it is something else
    /// @throws PkiException.VaultTooNew when it has scripts that are unknown here
    static boolean outdated(Connection connection, Path file) throws SQLException, PkiException {
        return version(connection, file) < VERSION;
    }

    /// Applies the missing scripts; inside a transaction of the caller, as another process may do the same.
    static void update(Connection connection, Path file, InstantSource clock) throws SQLException, PkiException {
        int found = version(connection, file);
        if (found == VERSION) {
            return;
        }
        for (int number = found + 1; number <= VERSION; number++) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(script("%03d.sql".formatted(number)));
            }
        }
        if (found < CHAINED_SINCE) {
            AuditLog.chainAll(connection);
        }
        AuditLog.write(connection, clock.instant(), found == 0 ? "vault.created" : "vault.updated", "");
    }

    /// 0 for a file without content.
    private static int version(Connection connection, Path file) throws SQLException, PkiException {
        long application = pragma(connection, "application_id");
        int version = (int) pragma(connection, "user_version");
        if (application == APPLICATION_ID && version > VERSION) {
            throw new PkiException.VaultTooNew(new VaultLocation.InFile(file), version, VERSION);
        }
        boolean vault = application == APPLICATION_ID && version > 0;
        boolean empty =
                application == 0 && version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!vault && !empty) {
            throw new PkiException.NotAVault(new VaultLocation.InFile(file), null);
        }
        return version;
    }

    static long pragma(Connection connection, String name) throws SQLException {
        return number(connection, "PRAGMA " + name);
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// @param file below `schema`
    static String script(String file) {
        var name = "schema/" + file;
        try (var in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
