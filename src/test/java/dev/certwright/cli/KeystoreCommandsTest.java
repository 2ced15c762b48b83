package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Doctor, convert and compare.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeystoreCommandsTest {
    @TempDir
    static Path folder;

    private Cli cli;
    private String password;
    private String store;

    @BeforeAll
    void make() throws IOException {
        cli = Cli.withCertificates(folder);
        password = Files.writeString(folder.resolve("password"), "changeit\n").toString();
        cli.ok(
                "export",
                "web",
                "--format",
                "pkcs12-compatible",
                "--out",
                folder.toString(),
                "--password-file",
                password);
        store = folder.resolve("web.p12").toString();
    }

    @Test
    void doctorSaysWhoOpensAFile() {
        var text = cli.ok("doctor", store, "--password-file", password);
        assertTrue(text.contains("PBE-SHA1-3DES"), text);
        assertTrue(text.lines().anyMatch(l -> l.contains("✔ Windows Server up to 2016")), text);
        var json = JsonParser.parseString(cli.ok("doctor", store, "--password-file", password, "--json"))
                .getAsJsonObject();
        assertEquals("given", json.get("password").getAsString());
        assertEquals("fits", json.getAsJsonObject("mac").get("fit").getAsString());
    }

    @Test
    void doctorAnswersWithoutPasswordAndEndsWithOneOnAWrongOne() throws IOException {
        var text = cli.ok("doctor", store);
        assertTrue(text.contains("PBE-SHA1-3DES"), text);
        var wrong = Files.writeString(folder.resolve("wrong"), "nonsense\n").toString();
        assertEquals(1, cli.run("doctor", store, "--password-file", wrong).status());
    }

    @Test
    void convertWritesAndDoesNotReplace() throws Exception {
        var out = folder.resolve("modern.p12").toString();
        var fresh = Files.writeString(folder.resolve("fresh"), "newpass\n").toString();
        cli.ok(
                "convert",
                store,
                "--to",
                "modern",
                "--out",
                out,
                "--password-file",
                password,
                "--new-password-file",
                fresh);
        var keys = KeyStore.getInstance(Path.of(out).toFile(), "newpass".toCharArray());
        assertTrue(keys.isKeyEntry(keys.aliases().nextElement()));
        assertTrue(cli.ok("doctor", out, "--password-file", fresh).contains("AES-256-CBC"));
        var again = cli.run("convert", store, "--to", "modern", "--out", out, "--password-file", password);
        assertEquals(2, again.status());
        assertEquals(
                2, cli.run("convert", store, "--to", "newest", "--out", out).status());
    }

    @Test
    void compareEndsWithZeroOnlyForTheSameCertificate() {
        assertEquals(
                0,
                cli.run("compare", store, "vault:web", "--password-file", password)
                        .status());
        var run = cli.run("compare", "vault:web", "vault:ca");
        assertEquals(1, run.status());
        assertTrue(run.out().startsWith("The second certificate is the issuer of the first one."), run::toString);
        var json = JsonParser.parseString(
                        cli.run("compare", "vault:web", "vault:ann", "--json").out())
                .getAsJsonObject();
        assertEquals("same-issuer", json.get("relation").getAsString());
        assertFalse(json.get("same").getAsBoolean());
        assertEquals(2, cli.run("compare", "vault:web", "vault:nobody").status());
    }

    @Test
    void compareLooksAtWhatAServerSends() throws Exception {
        try (var server = cli.serve("web")) {
            var same = cli.run("compare", "vault:web", "localhost:" + server.port());
            assertEquals(0, same.status(), same::toString);
        }
        assertEquals(2, cli.run("compare", "vault:web", "localhost:1").status());
    }
}
