package dev.certwright.tls;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL server that asks for a client's certificate. As root it runs as nobody, since it refuses to run as
/// root.
public final class PostgreSqlServer implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final int port;
    private final Programs.Server process;

    private PostgreSqlServer(Path folder, int port, Programs.Server process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// Starts one that lets in who shows a certificate of the authority. The test is left out where there is none.
    ///
    /// @param tls whether it speaks TLS at all
    public static PostgreSqlServer start(TestCredentials credentials, boolean tls)
            throws IOException, InterruptedException {
        var bin = programs();
        var folder = Files.createTempDirectory(
                "certwright", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        int port = Programs.freePort();
        var server = new PostgreSqlServer(folder, port, process(credentials, bin, folder, port, tls));
        server.awaitReady(bin);
        return server;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path programs() throws IOException {
        assumeTrue(Files.isDirectory(VERSIONS), "PostgreSQL is not installed, so the test against it is left out");
        try (var versions = Files.list(VERSIONS)) {
            var found = versions.map(v -> v.resolve("bin"))
                    .filter(b -> Files.isExecutable(b.resolve("postgres")))
                    .findFirst();
            assumeTrue(found.isPresent(), "PostgreSQL is not installed, so the test against it is left out");
            return found.orElseThrow();
        }
    }

    /// PostgreSQL does not run as root.
    private static List<String> asSomebody(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        Programs.assumeInstalled("setpriv");
        var line = new ArrayList<>(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        line.addAll(command);
        return line;
    }

    private static Programs.Server process(TestCredentials credentials, Path bin, Path folder, int port, boolean tls)
            throws IOException, InterruptedException {
        var data = folder.resolve("data");
        Files.createDirectory(data);
        TestCredentials.writeCertificates(folder.resolve("ca.pem"), credentials.authority.certificate());
        TestCredentials.writeCertificates(folder.resolve("server.pem"), credentials.server.certificate());
        var key = TestCredentials.writeKey(folder.resolve("server.key"), credentials.server.privateKey());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        if (System.getProperty("user.name").equals("root")) {
            Programs.run(folder, "", List.of("chown", "-R", "nobody:nogroup", data.toString(), key.toString()));
        }
        var made = Programs.run(
                folder,
                "",
                asSomebody(List.of(
                        bin.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "--auth=trust",
                        "--no-sync",
                        "--locale=C",
                        "--encoding=UTF8")));
        assertTrue(Files.exists(data.resolve("pg_hba.conf")), made);
        Files.writeString(
                data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca\n");
        return Programs.start(
                folder.resolve("log"),
                port,
                asSomebody(List.of(
                        bin.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-h",
                        "127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "ssl=" + (tls ? "on" : "off"),
                        "-c",
                        "fsync=off",
                        "-c",
                        "ssl_cert_file=" + folder.resolve("server.pem"),
                        "-c",
                        "ssl_key_file=" + key,
                        "-c",
                        "ssl_ca_file=" + folder.resolve("ca.pem"))));
    }

    /// It listens before it is ready.
    private void awaitReady(Path bin) throws IOException, InterruptedException {
        var ask = List.of(
                bin.resolve("pg_isready").toString(), "-h", "127.0.0.1", "-p", Integer.toString(port), "-t", "5");
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!Programs.run(folder, "", ask).contains("accepting connections")) {
            assertTrue(System.nanoTime() < deadline, "PostgreSQL does not get ready");
        }
    }
}
