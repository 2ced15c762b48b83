package dev.certwright.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A PostgreSQL server on the loopback address, with a database `team` and the users `certwright` (its owner) and
/// `postgres`, both without password, and `keyholder`, whose password is `sesame`.
public final class PostgresCluster implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Path bin;
    private final Path folder;
    private final int port;
    private ServerProcess process;

    private PostgresCluster(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    /// The one that the tests of this process share; started when first asked for, stopped at the end of all. The test
    /// is left out, saying why, where there is no server for this machine.
    public static PostgresCluster shared() {
        return Shared.CLUSTER.orElseGet(PostgresCluster::none);
    }

    /// One of one's own.
    public static PostgresCluster start() {
        try {
            var bin = PostgresPrograms.find();
            if (bin.isEmpty()) {
                return none();
            }
            var cluster = new PostgresCluster(
                    bin.get(),
                    Files.createTempDirectory(
                            "certwright-pg",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))),
                    ServerProcess.freePort());
            cluster.create();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static PostgresCluster none() {
        return Assumptions.abort("PostgreSQL is not installed, and there is none to unpack for this machine");
    }

    private void create() throws IOException, InterruptedException, SQLException {
        var data = PostgresPrograms.handOver(Files.createDirectory(folder.resolve("data")));
        var command = PostgresPrograms.command(
                bin.resolve("initdb"),
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "--no-sync",
                "--locale=C",
                "-E",
                "UTF8");
        var made = Program.run(folder, command.toArray(String[]::new));
        if (made.status() != 0) {
            throw new IOException(made.text());
        }
        admit("host all keyholder 127.0.0.1/32 scram-sha-256", "host all all 127.0.0.1/32 trust");
        configure();
        startServer();
        execute(
                "postgres",
                "CREATE ROLE certwright LOGIN",
                "CREATE DATABASE team OWNER certwright",
                "CREATE ROLE keyholder LOGIN IN ROLE certwright PASSWORD 'sesame'");
    }

    /// Replaces who may come in; holds from the next start.
    public void admit(String... lines) throws IOException {
        Files.write(folder.resolve("data/pg_hba.conf"), Arrays.asList(lines));
    }

    /// Replaces what is added to the configuration; holds from the next start.
    public void configure(String... lines) throws IOException {
        Files.writeString(folder.resolve("data/postgresql.conf"), """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                fsync = off
                shared_buffers = 16MB
                max_connections = 40
                %s
                """.formatted(port, String.join("\n", lines)));
    }

    /// Copies a file to where only the server reads it.
    public Path adopt(Path file) throws IOException {
        var copy = Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        return PostgresPrograms.handOver(copy);
    }

    public void startServer() throws IOException, InterruptedException {
        process = ServerProcess.start(
                PostgresPrograms.command(
                        bin.resolve("postgres"), "-D", folder.resolve("data").toString()),
                folder.resolve("log"),
                port);
        long deadline = System.nanoTime() + START.toNanos();
        while (!Files.readString(folder.resolve("log")).contains("ready to accept connections")) {
            if (System.nanoTime() > deadline) {
                throw new IOException(Files.readString(folder.resolve("log")));
            }
            process.process().waitFor(10, TimeUnit.MILLISECONDS);
        }
    }

    /// At once, whoever is connected.
    public void stopServer() throws IOException, InterruptedException {
        var command = PostgresPrograms.command(
                bin.resolve("pg_ctl"), "-D", folder.resolve("data").toString(), "-m", "fast", "-W", "stop");
        Program.run(folder, command.toArray(String[]::new));
        if (!process.process().waitFor(20, TimeUnit.SECONDS)) {
            throw new IOException("PostgreSQL does not stop");
        }
    }

    public int port() {
        return port;
    }

    /// The address of the database `team`, as `--vault` takes it.
    public String url() {
        return "postgresql://certwright@127.0.0.1:" + port + "/team";
    }

    /// The database `team` without anything in it.
    public void empty() throws SQLException {
        execute(
                "team",
                "SET client_min_messages = error",
                "DROP SCHEMA IF EXISTS certwright CASCADE",
                // as SQLite's
                "CREATE OR REPLACE FUNCTION public.randomblob(length integer) RETURNS bytea LANGUAGE sql AS"
                        + " $$ SELECT decode(string_agg(lpad(to_hex((random() * 255)::integer), 2, '0'), ''), 'hex')"
                        + " FROM generate_series(1, length) $$");
    }

    /// As the master of the server; names need no schema in front.
    private Connection jdbc(String database) throws SQLException {
        return jdbc(port, database);
    }

    /// The same, from whatever process.
    public static Connection jdbc(int port, String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?user=postgres&sslmode=prefer&ApplicationName=test&currentSchema=certwright,public");
    }

    public void execute(String database, String... statements) throws SQLException {
        try (var connection = jdbc(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Ends what the program has open, as its administrator would.
    public void endConnections() throws SQLException {
        var ours = " FROM pg_stat_activity WHERE application_name = 'certwright'";
        try (var connection = jdbc("team");
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid)" + ours);
            long deadline = System.nanoTime() + START.toNanos();
            while (any(statement, "SELECT 1" + ours)) {
                if (System.nanoTime() > deadline) {
                    throw new SQLException("connections do not end");
                }
            }
        }
    }

    private static boolean any(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    @Override
    public void close() {
        try {
            stopServer();
        } catch (IOException _) {
            process.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // a folder for temporary files
        }
    }

    /// Starts it when it is first asked for.
    private static final class Shared {
        private static final Optional<PostgresCluster> CLUSTER = startIfThere();

        private static Optional<PostgresCluster> startIfThere() {
            try {
                if (PostgresPrograms.find().isEmpty()) {
                    return Optional.empty();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            var cluster = PostgresCluster.start();
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            return Optional.of(cluster);
        }
    }
}
