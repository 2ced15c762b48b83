package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trash, audit log, backup and restore on the command line. The vault has a CA `ca`, a server `web`, a client `ann`.
class SafetyCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = Cli.withCertificates(folder);
    }

    private List<String> names() {
        return Json.lines(cli.ok("list", "--json")).stream()
                .map(o -> o.get("name").getAsString())
                .toList();
    }

    private void tamper(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + cli.vault());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatWasDeletedComesBackWithItsKey() {
        assertTrue(cli.ok("delete", "web").contains("trash"));
        assertEquals(List.of("ann", "ca"), names());
        var trashed = Json.read(cli.ok("trash", "list", "--json"));
        assertEquals("web", trashed.get("name").getAsString());
        assertEquals("server", trashed.get("type").getAsString());
        assertTrue(trashed.get("privateKey").getAsBoolean());
        assertTrue(cli.ok("trash", "list").contains("web"));
        cli.ok("trash", "restore", "web");
        cli.ok(
                "export",
                "web",
                "--format",
                "pem",
                "--out",
                folder.resolve("out").toString());
        assertTrue(Files.exists(folder.resolve("out/web.key")));
    }

    @Test
    void anAuthorityInUseIsRefusedUnlessAllBelowGoesAlong() {
        var refused = cli.run("delete", "ca");
        assertEquals(2, refused.status(), refused::toString);
        assertTrue(cli.ok("delete", "ca", "--with-below").contains("2 below"));
        assertEquals(List.of(), names());
        assertEquals(2, cli.ok("trash", "restore", "web").lines().count(), "the CA and what it issued");
        cli.ok("trash", "restore", "ann", "--alone");
        assertEquals(List.of("ann", "ca", "web"), names());
    }

    @Test
    void anEmptiedTrashGivesNothingBack() {
        cli.ok("delete", "web");
        assertTrue(cli.ok("trash", "empty").contains("One certificate"));
        var missing = cli.run("trash", "restore", "web");
        assertEquals(2, missing.status());
        assertTrue(missing.err().contains("web"), missing::toString);
        assertTrue(cli.ok("trash", "list").contains("empty"));
    }

    @Test
    void theAuditLogIsListedInWordsAndAsJson() {
        var text = cli.ok("audit", "list");
        assertTrue(text.contains("Certificate added"), text);
        assertTrue(text.lines().reduce((a, b) -> b).orElseThrow().matches(".*[0-9a-f]{64}"), text);
        var events = Json.lines(cli.ok("audit", "list", "--json"));
        assertEquals(1, events.getFirst().get("number").getAsInt());
        assertEquals("vault.created", events.getFirst().get("action").getAsString());
        assertEquals("ann", events.getLast().get("subject").getAsString());
        assertEquals(
                2, Json.lines(cli.ok("audit", "list", "--json", "--last", "2")).size());
        assertTrue(cli.ok("audit", "list", "--lang", "zh-TW").contains("加入憑證"));
    }

    @Test
    void theChainCanBeComputedFromTheJsonAlone() throws Exception {
        Program.assumePresent("python3");
        Files.writeString(folder.resolve("log.json"), cli.ok("audit", "list", "--json"));
        var script = """
                import hashlib, json, struct, datetime
                h = None
                for line in open("log.json", encoding="ascii"):
                    e = json.loads(line)
                    at = datetime.datetime.fromisoformat(e["at"].replace("Z", "+00:00"))
                    ms = round(at.timestamp() * 1000)
                    a, s = e["action"].encode(), e["subject"].encode()
                    if h is not None:
                        h = hashlib.sha256(h + struct.pack(">qqI", e["number"], ms, len(a)) + a
                                           + struct.pack(">I", len(s)) + s).digest()
                        assert h.hex() == e["hash"], e
                    h = bytes.fromhex(e["hash"])
                print("fits")
                """;
        assertEquals("fits", Program.run(folder, "python3", "-c", script).text().strip());
    }

    @Test
    void verifyEndsWithOneWhenTheLogWasTamperedWith() throws SQLException {
        assertTrue(cli.ok("audit", "verify").contains("as written"));
        tamper("UPDATE audit_event SET subject = 'x' WHERE id = 4");
        var run = cli.run("audit", "verify");
        assertEquals(1, run.status());
        assertTrue(run.out().contains("Event 4"), run::toString);
        assertEquals("", run.err());
    }

    @Test
    void verifyComparesWithAHashThatWasNoted() {
        var head = Json.lines(cli.ok("audit", "list", "--json"))
                .getLast()
                .get("hash")
                .getAsString();
        cli.ok("delete", "web");
        assertTrue(cli.ok("audit", "verify", "--expect", head).contains("since it was noted"));
        assertEquals(1, cli.run("audit", "verify", "--expect", "0".repeat(64)).status());
        assertEquals(2, cli.run("audit", "verify", "--expect", "abc").status());
    }

    @Test
    void withoutAVaultNothingIsMade() {
        var none = new Cli(folder.resolve("elsewhere"));
        assertTrue(none.ok("trash", "list").contains("empty"));
        assertTrue(none.ok("audit", "list").contains("Nothing"));
        none.ok("trash", "empty");
        assertEquals(3, none.run("audit", "verify").status());
        assertEquals(3, none.run("backup", folder.resolve("b").toString()).status());
        assertEquals(2, none.run("trash", "restore", "x").status());
        assertTrue(Files.notExists(none.vault()));
        assertTrue(Files.notExists(folder.resolve("b")));
    }

    @Test
    void aBackupIsRestoredWhereAPersonSays() {
        var backup = folder.resolve("my.backup").toString();
        var target = folder.resolve("second.certwright").toString();
        assertTrue(cli.ok("backup", backup).contains("3 certificates"));
        assertEquals(2, cli.run("backup", backup).status());
        cli.ok("backup", backup, "--overwrite");
        assertTrue(cli.ok("restore", backup, "--to", target).contains("3 private keys"));
        assertEquals(
                names(),
                Json.lines(cli.ok("list", "--json", "--vault", target)).stream()
                        .map(o -> o.get("name").getAsString())
                        .toList());
        cli.ok("audit", "verify", "--vault", target);
        assertEquals(2, cli.run("restore", backup, "--to", target).status());
        assertTrue(cli.ok("restore", backup, "--to", target, "--replace").contains(".replaced-"));
    }

    @Test
    void theOwnVaultIsRestoredWithoutSayingWhere() throws Exception {
        var backup = folder.resolve("my.backup").toString();
        cli.ok("backup", backup);
        Files.delete(cli.vault());
        cli.ok("restore", backup);
        assertEquals(List.of("ann", "ca", "web"), names());
    }

    @Test
    void aVaultWithoutPassphraseIsWarnedOf() {
        assertTrue(cli.ok("backup", folder.resolve("b").toString()).contains("no passphrase"));
    }

    @Test
    void whatIsNoBackupIsASentence() throws Exception {
        var notes = Files.writeString(folder.resolve("notes"), "my notes");
        var run =
                cli.run("restore", notes.toString(), "--to", folder.resolve("x").toString());
        assertEquals(3, run.status());
        assertTrue(run.err().contains("not a backup"), run::toString);
        assertFalse(Files.exists(folder.resolve("x")));
    }
}
