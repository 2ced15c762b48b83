package dev.certwright.lab;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL, which refuses to run as root: then it runs as nobody.
final class PostgresServers {
    private static final String SERVANT = "nobody";

    private PostgresServers() {}

    static List<Configuration> all() {
        return List.of(Configuration.of(
                        "PostgreSQL clientcert=verify-ca, crl",
                        "postgres",
                        Asks.REQUIRES_IN_APPLICATION,
                        Duty.everything(),
                        PostgresServers::start)
                .refusingBy(Manner.MESSAGE, Manner.ALERT)
                .speaking(new Speech.PostgreSql()));
    }

    private static Running start(Materials materials, Path folder) throws IOException {
        hand(folder);
        var data = folder.resolve("data");
        run(folder, "initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8");
        var key = Files.copy(materials.key(), folder.resolve("server.key"), StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        hand(key);
        int port = ServerProcess.freePort();
        Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust clientcert=verify-ca\n");
        Files.writeString(data.resolve("postgresql.conf"), """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                fsync = off
                ssl = on
                ssl_cert_file = '%s'
                ssl_key_file = '%s'
                ssl_ca_file = '%s'
                ssl_crl_file = '%s'
                """.formatted(
                        port, materials.chain(), key, materials.clientAuthority(), materials.list()));
        return Running.of(
                ServerProcess.start(command("postgres", "-D", data.toString()), folder.resolve("postgres.out"), port));
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static void hand(Path file) throws IOException {
        if (root()) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SERVANT));
        }
    }

    private static List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=" + SERVANT, "--regid=nogroup", "--clear-groups"));
        }
        command.add(Program.find(program).orElseThrow().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(Path folder, String program, String... arguments) throws IOException {
        try {
            var outcome = Program.run(folder, command(program, arguments).toArray(String[]::new));
            if (outcome.status() != 0) {
                throw new IOException(program + ": " + outcome.text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
