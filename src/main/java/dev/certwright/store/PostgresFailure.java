package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Says in our words what PostgreSQL refuses (its codes: PostgreSQL, appendix “Error Codes”).
final class PostgresFailure {
    private static final String UNIQUE_VIOLATION = "23505";

    /// `cannot_connect_now` and the ends that the server gives a connection: by its own end, or after waiting too long.
    private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");

    private PostgresFailure() {}

    static boolean isUniqueConstraint(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }

    /// Whether the connection is gone, so that only another one can help. Class 08 is “connection exception”.
    static boolean lost(SQLException e) {
        var state = state(e);
        return state.startsWith("08") || GONE.contains(state);
    }

    /// While working with a connection.
    ///
    /// @throws IllegalStateException when it is a bug of ours
    static PkiException of(VaultLocation.OnServer location, SQLException e) {
        if (lost(e)) {
            return new PkiException.VaultUnreachable(location, e);
        }
        return switch (state(e)) {
            // insufficient_privilege, read_only_sql_transaction
            case "42501", "25006" -> new PkiException.VaultReadOnly(location, e);
            // lock_not_available, deadlock_detected, serialization_failure
            case "55P03", "40P01", "40001" -> new PkiException.VaultBusy(location, e);
            // disk_full
            case "53100" -> new PkiException.DiskFull(location, e);
            // undefined_table, undefined_column, invalid_schema_name: somebody took the tables away
            case "42P01", "42703", "3F000" -> new PkiException.NotAVault(location, e);
            // data_corrupted, index_corrupted
            case "XX001", "XX002" -> new PkiException.VaultDamaged(location, e);
            // query_canceled, out_of_memory
            case "57014", "53200" -> new PkiException.DatabaseRefused(location, words(e), e);
            default -> throw new IllegalStateException(e);
        };
    }

    /// While making the connection.
    static PkiException ofConnecting(VaultLocation.OnServer location, SQLException e) {
        var state = state(e);
        if (state.equals("3D000")) {
            return new PkiException.DatabaseMissing(location, e);
        }
        if (GONE.contains(state) || (state.startsWith("08") && network(e))) {
            return new PkiException.VaultUnreachable(location, e);
        }
        return state.startsWith("08")
                ? new PkiException.DatabaseNotTrusted(location, innermost(e), e)
                : new PkiException.DatabaseRefused(location, words(e), e);
    }

    /// Whether the way to the server failed, rather than what was agreed on it.
    private static boolean network(SQLException e) {
        return causes(e).noneMatch(SSLException.class::isInstance)
                && causes(e)
                        .anyMatch(cause -> cause instanceof SocketException
                                || cause instanceof SocketTimeoutException
                                || cause instanceof UnknownHostException
                                || cause instanceof EOFException);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(16);
    }

    /// The server’s words, without the driver’s.
    private static String words(SQLException e) {
        return line(e);
    }

    /// What the bottom of the causes says: the driver’s own words only repeat it.
    private static String innermost(SQLException e) {
        return line(causes(e)
                .filter(SSLException.class::isInstance)
                .findFirst()
                .flatMap(tls -> causes(tls).reduce((_, below) -> below))
                .orElse(e));
    }

    private static String line(Throwable e) {
        return Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(e.getClass().getSimpleName());
    }

    private static String state(SQLException e) {
        return Optional.ofNullable(e.getSQLState()).orElse("");
    }
}
