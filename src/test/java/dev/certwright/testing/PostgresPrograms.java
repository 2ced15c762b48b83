package dev.certwright.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/// The programs of a PostgreSQL server: those that are installed, else those of a distribution from Maven Central.
final class PostgresPrograms {
    private static final String DISTRIBUTION = "/postgres-linux-x86_64.txz";

    /// `embedded` to leave alone what is installed.
    private static final String WANTED = "certwright.postgres";

    private PostgresPrograms() {}

    /// The folder they are in; empty where there are none for this machine.
    static Optional<Path> find() throws IOException, InterruptedException {
        var installed = "embedded".equals(System.getProperty(WANTED))
                ? Optional.<Path>empty()
                // what is on the path may be a link, and initdb looks for postgres beside itself
                : Program.find("initdb").map(PostgresPrograms::folder);
        return installed.isPresent() ? installed : unpacked();
    }

    private static Path folder(Path program) {
        try {
            return program.toRealPath().resolveSibling("");
        } catch (IOException _) {
            return program.resolveSibling("");
        }
    }

    private static Optional<Path> unpacked() throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")
                || !Program.present("tar")) {
            return Optional.empty();
        }
        try (var in = PostgresPrograms.class.getResourceAsStream(DISTRIBUTION)) {
            if (in == null) {
                return Optional.empty();
            }
            // not below a person's folder, which the account that runs the server may not enter
            var place = Path.of(System.getProperty("java.io.tmpdir"), "certwright-postgres-17.5.0-" + account());
            if (!Files.isExecutable(place.resolve("bin/postgres"))) {
                var fresh = place.resolveSibling(place.getFileName() + "-" + UUID.randomUUID());
                Files.createDirectory(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
                unpack(new XZInputStream(in), fresh);
                try {
                    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException _) {
                    // another process was as quick
                    return Optional.of(fresh.resolve("bin"));
                }
            }
            return Optional.of(place.resolve("bin"));
        }
    }

    private static void unpack(XZInputStream archive, Path folder) throws IOException, InterruptedException {
        var tar = new ProcessBuilder("tar", "-x", "-f", "-", "-C", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (archive;
                var out = tar.getOutputStream()) {
            archive.transferTo(out);
        }
        if (!tar.waitFor(60, TimeUnit.SECONDS) || tar.exitValue() != 0) {
            throw new IOException("tar does not unpack the server");
        }
    }

    /// PostgreSQL refuses to run as root: then it runs as nobody.
    static List<String> command(Path program, String... arguments) {
        var command = new ArrayList<String>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /// Gives a file to the account that runs the server.
    static Path handOver(Path file) throws IOException {
        if (root()) {
            var accounts = file.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(file, accounts.lookupPrincipalByName("nobody"));
        }
        return file;
    }

    private static boolean root() {
        return account().equals("root");
    }

    private static String account() {
        return System.getProperty("user.name");
    }
}
