package dev.certwright.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A CA that `openssl ca` itself runs in a folder, with the names of files that its manual has.
public final class OpenSslCa {
    private final Path folder;

    /// Makes the folder and a root in it.
    public OpenSslCa(Path folder, String commonName) throws IOException, InterruptedException {
        Program.assumePresent("openssl");
        this.folder = folder;
        Files.createDirectories(folder.resolve("private"));
        Files.createDirectories(folder.resolve("newcerts"));
        Files.writeString(folder.resolve("index.txt"), "");
        Files.writeString(folder.resolve("serial"), "1000\n");
        Files.writeString(folder.resolve("crlnumber"), "1000\n");
        Files.writeString(folder.resolve("openssl.cnf"), """
                [ca]
                default_ca = CA_default
                [CA_default]
                dir = .                      # where everything is kept
                database = $dir/index.txt
                new_certs_dir = ${dir}/newcerts
                certificate = $dir/cacert.pem
                private_key = $dir/private/cakey.pem
                serial = $dir/serial
                crlnumber = $dir/crlnumber
                default_md = sha256
                default_days = 30
                default_crl_days = 30
                policy = p
                unique_subject = no
                [p]
                commonName = supplied
                [leaf]
                extendedKeyUsage = clientAuth
                [authority]
                basicConstraints = critical,CA:true
                keyUsage = critical,keyCertSign,cRLSign
                """);
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "private/cakey.pem",
                "-out",
                "cacert.pem",
                "-subj",
                "/CN=" + commonName,
                "-days",
                "60",
                "-addext",
                "basicConstraints=critical,CA:true",
                "-addext",
                "keyUsage=critical,keyCertSign,cRLSign");
    }

    public Path folder() {
        return folder;
    }

    public String openssl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(arguments));
        var outcome = Program.run(folder, command.toArray(String[]::new));
        assertEquals(0, outcome.status(), () -> command + "\n" + outcome.text());
        return outcome.text();
    }

    /// Issues `NAME.pem`, whose key is in `NAME.key`.
    public void issue(String name, String... more) throws IOException, InterruptedException {
        openssl(
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr",
                "-subj",
                "/CN=" + name);
        var command = new ArrayList<>(List.of(
                "ca", "-batch", "-notext", "-config", "openssl.cnf", "-in", name + ".csr", "-out", name + ".pem"));
        command.addAll(more.length > 0 ? Arrays.asList(more) : List.of("-extensions", "leaf"));
        openssl(command.toArray(String[]::new));
    }

    /// Revokes what was issued.
    public void revoke(String name, String... reason) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ca", "-config", "openssl.cnf", "-revoke", name + ".pem"));
        command.addAll(Arrays.asList(reason));
        openssl(command.toArray(String[]::new));
    }

    /// Signs `crl.pem`.
    public void list() throws IOException, InterruptedException {
        openssl("ca", "-config", "openssl.cnf", "-gencrl", "-out", "crl.pem");
    }

    public String index() throws IOException {
        return Files.readString(folder.resolve("index.txt"));
    }
}
