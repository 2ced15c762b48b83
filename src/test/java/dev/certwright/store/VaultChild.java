package dev.certwright.store;

import dev.certwright.model.Parsed;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Another process that works on a vault, and says in a line each what it has done.
final class VaultChild {
    /// Stands in the template for the serial number, so that no child needs the seconds it takes to make certificates.
    private static final String MARK = "7a5ec0de7a5ec0de7a5ec0de7a5ec0de";

    private VaultChild() {}

    /// Starts with as little as possible, to be quick.
    static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(VaultLocation.parse(arguments[1])),
                VaultChild.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Without Bouncy Castle: checking the signatures of its files takes as long as all the rest. A file needs no
    /// driver
    /// for a server.
    private static String classPath(Parsed<VaultLocation> place) {
        boolean file = place instanceof Parsed.Valid<VaultLocation>(VaultLocation.InFile _);
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(element -> !element.contains("bouncycastle"))
                .filter(element -> !file || !element.contains("org/postgresql"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String template() {
        return HexFormat.of()
                .formatHex(TestCertificates.issued("child", "CA of the child", new BigInteger(MARK, 16))
                        .der());
    }

    static String keyOf(String name) {
        return "the private key of " + name + " ".repeat(1000);
    }

    public static void main(String[] arguments) throws PkiException, SQLException, IOException {
        var place = VaultLocation.parse(arguments[1]).orThrow();
        switch (arguments[0]) {
            case "add" -> add(place, arguments[2], arguments[3], Integer.parseInt(arguments[4]));
            case "hold" -> hold(place);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void add(VaultLocation place, String template, String prefix, int count) throws PkiException {
        say("opening");
        try (var vault = VaultFixture.open(place)) {
            try {
                vault.protect(Optional.empty());
            } catch (PkiException.ProtectionDecided _) {
                // by whoever was here before
            }
            for (int i = 0; i < count; i++) {
                var name = prefix + i;
                var serial = "%08x%024x".formatted(prefix.hashCode() & 0x7fffffff, i);
                var certificate = new EncodedCertificate(HexFormat.of().parseHex(template.replace(MARK, serial)));
                var key = new SecretBytes(keyOf(name).getBytes(StandardCharsets.UTF_8));
                vault.add(new NewEntry(
                        name,
                        CertificateProfile.CLIENT,
                        certificate,
                        new NewEntry.IssuedBy.Outsider(),
                        Optional.of(key)));
                say("done " + name);
            }
        }
    }

    /// Writes, and does not finish before it is told to.
    private static void hold(VaultLocation place) throws SQLException, IOException {
        try (var connection = VaultFixture.jdbc(place);
                var statement = connection.createStatement()) {
            statement.execute(
                    switch (place) {
                        case VaultLocation.InFile _ -> "BEGIN IMMEDIATE";
                        case VaultLocation.OnServer _ ->
                            "BEGIN; UPDATE database_state SET changes = changes + 1 WHERE id = 1";
                    });
            statement.execute("INSERT INTO setting VALUES ('held', 'yes')");
            say("held");
            int told = System.in.read();
            statement.execute("COMMIT");
            say("committed " + told);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
