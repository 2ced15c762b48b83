package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Export, inspect and verify, over one set of certificates.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileCommandsTest {
    @TempDir
    static Path folder;

    private Cli cli;
    private Path out;
    private Path password;

    @BeforeAll
    void make() throws IOException {
        cli = Cli.withCertificates(folder);
        out = folder.resolve("out");
        password = Files.writeString(folder.resolve("password"), "changeit\n");
        for (var name : List.of("ca", "web", "ann")) {
            cli.ok("export", name, "--format", "pem", "--out", out.toString());
        }
        cli.ok("export", "ann", "--format", "pkcs12", "--out", out.toString(), "--password-file", password.toString());
    }

    @Test
    void exportSaysWhatItWrote() {
        var written = cli.ok(
                "export",
                "web",
                "--format",
                "der",
                "--out",
                folder.resolve("der").toString());
        assertTrue(written.lines().allMatch(line -> Files.exists(Path.of(line))), written);
        assertEquals(2, written.lines().count());
    }

    @ParameterizedTest
    @CsvSource({"pkcs12", "pkcs12-compatible"})
    void aPkcs12FileOpensWithThePasswordInTheJdk(String format) throws Exception {
        var there = folder.resolve(format);
        cli.ok("export", "ann", "--format", format, "--out", there.toString(), "--password-file", password.toString());
        var store = KeyStore.getInstance(there.resolve("ann.p12").toFile(), "changeit".toCharArray());
        var alias = store.aliases().nextElement();
        assertTrue(store.isKeyEntry(alias));
        assertEquals(2, store.getCertificateChain(alias).length);
    }

    @Test
    void aPkcs12FileWithoutAPasswordIsRefusedByTheOption() {
        var run = cli.run(
                "export",
                "ann",
                "--format",
                "pkcs12",
                "--out",
                folder.resolve("p").toString());
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--password-file"), run::toString);
        assertTrue(Files.notExists(folder.resolve("p")));
    }

    @Test
    void whatIsThereIsNotOverwritten() {
        assertEquals(
                2,
                cli.run("export", "web", "--format", "pem", "--out", out.toString())
                        .status());
    }

    @Test
    void noKeyLeavesTheKeyOut() {
        var there = folder.resolve("public");
        cli.ok("export", "web", "--format", "pem", "--out", there.toString(), "--no-key");
        assertFalse(Files.exists(there.resolve("web.key")));
        assertTrue(Files.exists(there.resolve("web.crt")));
    }

    @Test
    void anUnknownFormatIsRefusedWithTheKnownOnes() {
        var run = cli.run("export", "web", "--format", "jks", "--out", out.toString());
        assertEquals(2, run.status());
        assertTrue(run.err().contains("pkcs12-compatible"), run::toString);
    }

    @Test
    void inspectAnswersForEveryFileInOrder() throws IOException {
        var garbage = Files.write(folder.resolve("garbage"), new byte[] {0x30, (byte) 0x84, 1, 2, 3});
        var empty = Files.write(folder.resolve("empty"), new byte[0]);
        var files = List.of(
                out.resolve("web.crt").toString(),
                garbage.toString(),
                folder.resolve("missing\n\"file").toString(),
                empty.toString(),
                Files.createDirectories(folder.resolve("nothing")).toString(),
                out.resolve("web.key").toString());
        var arguments = new java.util.ArrayList<>(List.of("inspect", "--json"));
        arguments.addAll(files);
        var run = cli.run(arguments.toArray(String[]::new));
        assertEquals(3, run.status());
        var lines = Json.lines(run.out());
        assertEquals(files, lines.stream().map(l -> l.get("file").getAsString()).toList());
        assertEquals("pem", lines.getFirst().get("kind").getAsString());
        assertTrue(lines.getFirst().get("error").isJsonNull());
        for (var failed : lines.subList(1, 5)) {
            assertTrue(failed.get("kind").isJsonNull(), failed::toString);
            assertFalse(failed.get("error").getAsString().isEmpty(), failed::toString);
            assertTrue(failed.get("items").getAsJsonArray().isEmpty(), failed::toString);
        }
        assertEquals(List.of("private-key"), Json.texts(lines.getLast().get("items"), "type"));
        assertEquals(4, run.err().lines().count());
    }

    @Test
    void inspectReadsStandardInput() throws IOException {
        var run = cli.reading(Files.readAllBytes(out.resolve("web-chain.crt"))).run("inspect", "-", "--json");
        assertEquals(0, run.status(), run::toString);
        var line = Json.read(run.out());
        assertEquals("-", line.get("file").getAsString());
        assertEquals("CN=localhost", Json.texts(line.get("items"), "subject").getFirst());
    }

    @Test
    void inspectOpensPkcs12WithItsPasswordOnly() throws IOException {
        var file = out.resolve("ann.p12").toString();
        var items = Json.read(cli.ok("inspect", file, "--json", "--password-file", password.toString()))
                .get("items");
        assertTrue(Json.texts(items, "type").containsAll(List.of("certificate", "private-key")), items::toString);
        var none = cli.run("inspect", file);
        assertEquals(3, none.status());
        assertTrue(none.err().contains("--password-file"), none::toString);
        var wrong = Files.writeString(folder.resolve("wrong"), "nope");
        assertEquals(
                3, cli.run("inspect", file, "--password-file", wrong.toString()).status());
    }

    @Test
    void inspectSpeaksBothLanguages() {
        var file = out.resolve("web.crt").toString();
        assertTrue(cli.ok("inspect", file).contains("Certificate"));
        assertTrue(cli.ok("inspect", file, "--lang", "zh-TW").contains("憑證"));
    }

    @Test
    void verifySaysYesAndNo() {
        var leaf = out.resolve("web.crt").toString();
        var root = out.resolve("ca.crt").toString();
        var yes = Json.read(cli.ok("verify", leaf, "--trust", root, "--host", "localhost", "--json"));
        assertTrue(yes.get("valid").getAsBoolean());
        assertEquals(List.of("CN=localhost", "CN=ca"), Json.texts(yes.get("path"), "subject"));
        assertTrue(Json.texts(yes.get("checks"), "id").size() > 3, yes::toString);
        var no = cli.run("verify", leaf, "--trust", root, "--host", "example.com", "--json");
        assertEquals(1, no.status());
        assertFalse(Json.read(no.out()).get("valid").getAsBoolean());
    }

    @Test
    void verifyJudgesPurposeAndMoment() {
        var leaf = out.resolve("ann.crt").toString();
        var root = out.resolve("ca.crt").toString();
        cli.ok("verify", leaf, "--trust", root, "--purpose", "client");
        assertEquals(
                1,
                cli.run("verify", leaf, "--trust", root, "--purpose", "server").status());
        assertEquals(
                1,
                cli.run("verify", leaf, "--trust", root, "--at", "2020-01-01T00:00:00Z")
                        .status());
        assertEquals(
                2, cli.run("verify", leaf, "--trust", root, "--at", "yesterday").status());
        assertEquals(
                2, cli.run("verify", leaf, "--trust", root, "--purpose", "mail").status());
    }

    @Test
    void verifyCannotJudgeWhatItCannotRead() {
        var leaf = out.resolve("ann.crt").toString();
        assertEquals(
                3,
                cli.run("verify", folder.resolve("none").toString(), "--trust", leaf)
                        .status());
        assertEquals(
                3,
                cli.run("verify", leaf, "--trust", out.resolve("ann.key").toString())
                        .status());
        assertEquals(2, cli.run("verify", leaf).status());
    }

    @Test
    void whatWasExportedCanBeTakenIntoAnotherVault() throws IOException {
        var other = new Cli(Files.createTempDirectory(folder, "other"));
        other.ok("vault", "init", "--no-passphrase");
        var said = other.ok(
                "import",
                out.resolve("web-chain.crt").toString(),
                out.resolve("web.key").toString(),
                out.resolve("ca.crt").toString());
        assertTrue(said.contains("localhost is in the vault now."), said);
        assertTrue(other.ok("show", "localhost", "--json").contains("\"privateKey\":true"));
    }
}
