package dev.certwright.store;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.testing.PostgresCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Opens vaults whose passphrase is cheap, and looks into their tables with nothing but JDBC.
final class VaultFixture {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
    static final Duration SHORT = Duration.ofMillis(200);

    private VaultFixture() {}

    static Vault open(Path file) throws PkiException {
        return open(new VaultLocation.InFile(file));
    }

    static Vault open(VaultLocation place) throws PkiException {
        return open(place, InstantSource.fixed(NOW));
    }

    static Vault open(VaultLocation place, InstantSource clock) throws PkiException {
        return open(database(place, Duration.ofSeconds(10), clock), clock, JdkDecoder::decode);
    }

    static Database database(VaultLocation place, Duration patience, InstantSource clock) throws PkiException {
        return switch (place) {
            case VaultLocation.InFile(var file) -> Database.open(file, patience, clock);
            case VaultLocation.OnServer server -> PostgresDatabase.open(server, DatabasePassword.NONE, patience, clock);
        };
    }

    /// Told soon when another one writes.
    static Vault openImpatient(VaultLocation place) throws PkiException {
        var clock = InstantSource.fixed(NOW);
        return open(database(place, SHORT, clock), clock, JdkDecoder::decode);
    }

    static Vault openReadOnly(Path file) throws PkiException {
        var clock = InstantSource.fixed(NOW);
        return open(Database.open(file, SHORT, clock, true), clock, JdkDecoder::decode);
    }

    static Vault open(Database database, InstantSource clock, CertificateDecoder decoder) throws PkiException {
        return Vault.open(database, clock, new SecureRandom(), decoder, CHEAP);
    }

    static Optional<Passphrase> passphrase(String text) {
        return Optional.of(new Passphrase(text.toCharArray()));
    }

    static Optional<SecretBytes> key(String text) {
        return Optional.of(new SecretBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String text(SecretBytes key) {
        return new String(key.copy(), StandardCharsets.UTF_8);
    }

    static NewEntry root(String name, Optional<SecretBytes> key) {
        return new NewEntry(
                name, CertificateProfile.ROOT_CA, TestCertificates.root(name), new NewEntry.IssuedBy.Itself(), key);
    }

    static NewEntry leaf(String name, Entry issuer, long serial, Optional<SecretBytes> key) {
        return leaf(name, Optional.of(issuer.id()), TestCertificates.issued(name, issuer.name(), serial), key);
    }

    static NewEntry outsider(String name, String issuer, long serial) {
        return leaf(name, Optional.empty(), TestCertificates.issued(name, issuer, serial), Optional.empty());
    }

    private static NewEntry leaf(
            String name, Optional<EntryId> issuer, EncodedCertificate certificate, Optional<SecretBytes> key) {
        return new NewEntry(name, CertificateProfile.SERVER, certificate, NewEntry.IssuedBy.of(issuer), key);
    }

    static List<String> names(Vault vault) throws PkiException {
        return vault.entries().stream().map(Entry::name).toList();
    }

    static Connection jdbc(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    static Connection jdbc(VaultLocation place) throws SQLException {
        return switch (place) {
            case VaultLocation.InFile(var file) -> jdbc(file);
            case VaultLocation.OnServer server -> PostgresCluster.jdbc(server.port(), server.database());
        };
    }

    static void execute(Path file, String... statements) throws SQLException {
        execute(new VaultLocation.InFile(file), statements);
    }

    /// @param statements octets in them as SQLite writes them: `x'00ff'`
    static void execute(VaultLocation place, String... statements) throws SQLException {
        try (var connection = jdbc(place);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(said(place, sql));
            }
        }
    }

    private static String said(VaultLocation place, String sql) {
        return switch (place) {
            case VaultLocation.InFile _ -> sql;
            case VaultLocation.OnServer _ -> sql.replaceAll("\\bx'([0-9a-f]*)'", "'\\\\x$1'::bytea");
        };
    }

    static String query(Path file, String sql) throws SQLException {
        return query(new VaultLocation.InFile(file), sql);
    }

    static String query(VaultLocation place, String sql) throws SQLException {
        try (var connection = jdbc(place);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    static Map<String, List<String>> rows(Path file) throws SQLException {
        return rows(new VaultLocation.InFile(file));
    }

    /// Every row of every table, its columns in hexadecimal digits.
    static Map<String, List<String>> rows(VaultLocation place) throws SQLException {
        var all = new TreeMap<String, List<String>>();
        try (var connection = jdbc(place)) {
            for (var table : List.of("vault", "protection", "entry", "private_key", "audit_event", "setting")) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("SELECT * FROM " + table)) {
                    var lines = new ArrayList<String>();
                    while (rows.next()) {
                        var line = new ArrayList<String>();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            var octets = rows.getBytes(i);
                            line.add(octets == null ? "NULL" : HexFormat.of().formatHex(octets));
                        }
                        lines.add(String.join(",", line));
                    }
                    all.put(table, lines);
                }
            }
        }
        return all;
    }
}
