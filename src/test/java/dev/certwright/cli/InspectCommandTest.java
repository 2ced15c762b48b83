package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `certwright inspect` tells programs and people.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectCommandTest {
    @TempDir
    static Path folder;

    private Cli cli;
    private Path out;
    private Path password;

    @BeforeAll
    void make() throws IOException {
        cli = Cli.withCertificates(folder);
        out = Files.createDirectories(folder.resolve("out"));
        password = Files.writeString(folder.resolve("password"), "changeit\n");
        cli.ok("export", "web", "--format", "pem", "--out", out.toString());
        cli.ok("export", "ann", "--format", "pkcs12", "--out", out.toString(), "--password-file", password.toString());
    }

    @Test
    void aCertificateComesWithFingerprintsExtensionsAndUses() throws Exception {
        Program.assumePresent("openssl");
        var item = only(cli.ok("inspect", "--json", web()));
        for (var digest : List.of("sha256", "sha1")) {
            var said = Program.run(out, "openssl", "x509", "-in", "web.crt", "-noout", "-fingerprint", "-" + digest)
                    .text()
                    .strip();
            assertEquals(
                    said.substring(said.indexOf('=') + 1).replace(":", ""),
                    item.get(digest).getAsString().toUpperCase(Locale.ROOT));
        }
        assertTrue(Json.texts(item.get("extensions"), "name").contains("subjectAltName"), item::toString);
        var uses = item.getAsJsonArray("uses");
        assertEquals(List.of("tls-server", "tls-client", "ca", "ocsp-signer"), Json.texts(uses, "id"));
        assertEquals(List.of("true", "false", "false", "false"), Json.texts(uses, "possible"));
        assertFalse(uses.get(1).getAsJsonObject().getAsJsonArray("against").isEmpty());
    }

    @Test
    void aKeyAndItsCertificateShareAFingerprintAcrossFiles() {
        var certificate = only(cli.ok("inspect", "--json", web()));
        var key = only(cli.ok("inspect", "--json", out.resolve("web.key").toString()));
        assertEquals(certificate.get("spki"), key.get("spki"));
        assertTrue(key.get("matches").isJsonNull());
    }

    @Test
    void everyCauseIsAStableWord() throws Exception {
        var store = out.resolve("ann.p12");
        var wrong = Files.writeString(folder.resolve("wrong"), "nope");
        assertEquals("password-required", cause(store.toString()));
        assertEquals("wrong-password", cause(store.toString(), "--password-file", wrong.toString()));
        var octets = Files.readAllBytes(store);
        var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(octets, octets.length - 50));
        assertEquals("truncated", cause(cut.toString(), "--password-file", password.toString()));
        assertEquals("unrecognized", cause(password.toString()));
        assertEquals("file-missing", cause(folder.resolve("absent").toString()));
    }

    @Test
    void severalPasswordsAreTried() throws Exception {
        var wrong = Files.writeString(folder.resolve("first"), "nope");
        var run = cli.run(
                "inspect",
                out.resolve("ann.p12").toString(),
                "--password-file",
                wrong.toString(),
                "--password-file",
                password.toString());
        assertEquals(0, run.status(), run::toString);
    }

    @Test
    void aFolderGetsALineForEachFile() throws Exception {
        var in = Files.createDirectories(folder.resolve("in/below"));
        Files.copy(out.resolve("web.crt"), in.resolve("web.crt"));
        Files.writeString(in.resolve("notes.txt"), "nothing of interest in this file");
        var run = cli.run("inspect", "--json", folder.resolve("in").toString());
        assertEquals(0, run.status(), run::toString);
        assertEquals("", run.err());
        var lines = Json.lines(run.out());
        assertEquals("unrecognized", lines.getFirst().get("cause").getAsString());
        assertTrue(lines.getLast().get("cause").isJsonNull());
        assertEquals(2, lines.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--text", "--asn1", "--pem", "--problems"})
    void neverShowsAPrivateKey(String view) throws Exception {
        var key = out.resolve("web.key");
        var secret = Files.readAllLines(key).get(1);
        var human = cli.ok("inspect", key.toString(), view);
        var machine = cli.ok("inspect", "--json", key.toString(), view);
        assertFalse(human.contains(secret) || machine.contains(secret), human);
    }

    @Test
    void pemIsTheCertificateAgain() throws Exception {
        var printed = cli.ok("inspect", web(), "--pem");
        assertTrue(printed.contains(Files.readString(out.resolve("web.crt")).strip()), printed);
    }

    @Test
    void problemsGiveTheReasonsInWords() {
        var printed = cli.ok("inspect", web(), "--problems");
        assertTrue(printed.contains("✖ TLS client"), printed);
        assertTrue(printed.contains("lacks clientAuth; it has serverAuth"), printed);
    }

    @Test
    void anAddressIsAskedForItsChain() throws Exception {
        try (var server = cli.serve("web")) {
            var line = Json.read(cli.ok("inspect", "--json", "--address", "localhost:" + server.port()));
            assertEquals("address", line.get("kind").getAsString());
            assertEquals(List.of("CN=localhost"), Json.texts(line.get("items"), "subject"));
        }
    }

    @Test
    void aWrongAddressIsWrongUsage() {
        var run = cli.run("inspect", "--json", "--address", "gopher://localhost");
        assertEquals(2, run.status());
        assertEquals("wrong-usage", Json.read(run.out()).get("cause").getAsString());
    }

    private String web() {
        return out.resolve("web.crt").toString();
    }

    private String cause(String... arguments) {
        var command = new ArrayList<>(List.of("inspect", "--json"));
        command.addAll(List.of(arguments));
        var run = cli.run(command.toArray(String[]::new));
        assertEquals(3, run.status());
        return Json.read(run.out()).get("cause").getAsString();
    }

    private static JsonObject only(String printed) {
        return Json.read(printed).getAsJsonArray("items").get(0).getAsJsonObject();
    }
}
