package dev.certwright.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where a vault lies. Its text form is what a person reads; no secret is in it.
public sealed interface VaultLocation {
    /// One file of this computer.
    record InFile(Path file) implements VaultLocation {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /// The schema `certwright` of a PostgreSQL database.
    ///
    /// @param host in ASCII; an IPv6 address without brackets
    /// @param port 1..65535
    /// @param user empty for the name of the account that runs the program
    record OnServer(String host, int port, String database, Optional<String> user, DatabaseTls tls)
            implements VaultLocation {
        /// What PostgreSQL listens on unless it is told otherwise.
        public static final int STANDARD_PORT = 5432;

        public OnServer {
            if (host.isEmpty() || database.isEmpty() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException(host + ":" + port + "/" + database);
            }
        }

        @Override
        public String toString() {
            return "postgresql://" + user.map(name -> name + "@").orElse("")
                    + (host.contains(":") ? "[" + host + "]" : host)
                    + (port == STANDARD_PORT ? "" : ":" + port) + "/" + database;
        }
    }

    /// Reads what a person typed: `postgresql://user@host:port/database?sslmode=…`, everything else names a file.
    static Parsed<VaultLocation> parse(String text) {
        if (DatabaseUrl.isOne(text)) {
            return DatabaseUrl.parse(text);
        }
        try {
            return Parsed.valid(new InFile(Path.of(text)));
        } catch (InvalidPathException _) {
            return Parsed.invalid("vaultLocation.path", text);
        }
    }
}
