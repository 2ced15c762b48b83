package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.tls.server.LocalServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Connection tests that are written to files, kept, compared and run again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunCommandsTest {
    @TempDir
    static Path folder;

    private Cli cli;
    private LocalServer server;
    private String url;

    @BeforeAll
    void start() throws Exception {
        cli = Cli.withCertificates(folder);
        cli.ok(
                "issue",
                "server",
                "hostile",
                "--ca",
                "ca",
                "--san",
                "localhost",
                "--subject",
                "CN=<script>alert(1)</script>&\u202e'");
        server = cli.serve("hostile");
        url = "https://localhost:" + server.port() + "/";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aSavedTestSaysTheSameWhenItIsOpened() throws Exception {
        var json = cli.ok("test", url, "--client", "ann", "--json", "--save", file("run.json"));
        assertEquals(json, Files.readString(folder.resolve("run.json")));
        // an entry's number means something in its own vault only
        assertEquals(json.replaceAll("\"entry\":\\d+", "\"entry\":0"), cli.ok("report", file("run.json"), "--json"));
        var text = cli.ok("report", file("run.json"));
        assertEquals(7, text.lines().filter(l -> l.matches("✔ [1-7] .*")).count(), text);
        assertTrue(cli.ok("report", file("run.json"), "--lang", "zh-TW").contains("客戶端問候"));
        var again = cli.run("test", url, "--client", "ann", "--save", file("run.json"));
        assertEquals(2, again.status(), again::toString);
        assertEquals("", again.out());
        cli.ok("test", url, "--client", "ann", "--save", file("run.json"), "--force");
    }

    @Test
    void aPageHoldsNoMarkupOfAStrangerAndNoPath() throws Exception {
        cli.ok("test", url, "--client", "ann", "--html", file("page.html"));
        var page = Files.readString(folder.resolve("page.html"));
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;\\u202e"), page);
        assertFalse(page.contains(folder.toString()), page);
        assertFalse(page.contains("PRIVATE KEY"), page);
        cli.ok("test", url, "--client", "ann", "--save", file("page.json"));
        cli.ok("report", file("page.json"), "--html", file("chinese.html"), "--lang", "zh-TW");
        assertTrue(Files.readString(folder.resolve("chinese.html")).contains("lang=\"zh-Hant-TW\""));
    }

    @Test
    void whatIsNotASavedTestIsSaidInOneLine() throws Exception {
        Files.writeString(folder.resolve("other.json"), "{}");
        for (var arguments : List.of(
                List.of("report", file("other.json")),
                List.of("runs", "show", "99999"),
                List.of("runs", "show", "x"),
                List.of("runs", "again", "99999"),
                List.of("runs", "remove", "99999"),
                List.of("runs", "diff", "1", "99999"),
                List.of("test", url, "--with-secrets"),
                List.of("test", url, "--html", file("same"), "--save", file("same")),
                List.of("test", url, "--as", "cobol"),
                List.of("test", url, "--probe", "much"),
                List.of("test", url, "--timeout", "0"),
                List.of("test", url, "--header", "no colon"),
                List.of("test", url, "--header", "A: b\r\nC: d"),
                List.of("test", url, "--method", "GET /"),
                List.of("test", url, "--connect", "localhost:1/x"),
                List.of("test", url, "--proxy", "ftp://localhost"),
                List.of("test", url, "--sni", "not a name"))) {
            var run = cli.run(arguments.toArray(String[]::new));
            assertEquals(2, run.status(), () -> arguments + ": " + run);
            assertEquals(1, run.err().lines().count(), run::toString);
            assertEquals("", run.out());
        }
        assertEquals(3, cli.run("report", file("none.json")).status());
    }

    @Test
    void keptTestsAreListedShownComparedRunAgainAndRemoved(@TempDir Path elsewhere) throws Exception {
        var fresh = new Cli(elsewhere);
        assertTrue(fresh.ok("runs", "list").contains("--keep"));
        assertFalse(Files.exists(fresh.vault()));
        var good = cli.run("test", url, "--client", "ann", "--keep");
        assertTrue(good.err().contains("number"), good::toString);
        assertEquals(
                1,
                cli.run("test", url, "--trust", "ca", "--keep", "--tls", "1.2").status());
        var listed = Json.lines(cli.ok("runs", "list", "--json"));
        var bad = listed.get(0);
        var fine = listed.get(1);
        assertEquals("client-refused", bad.get("verdict").getAsString());
        assertEquals(
                List.of("mutual", "ann"),
                Stream.of("verdict", "client")
                        .map(k -> fine.get(k).getAsString())
                        .toList());
        var badId = bad.get("id").getAsString();
        var fineId = fine.get("id").getAsString();
        var shown = Json.read(cli.ok("runs", "show", badId, "--json"));
        assertEquals("client-refused", shown.get("verdict").getAsString());
        var differences = cli.ok("runs", "diff", fineId, badId);
        assertTrue(differences.contains("1.3") && differences.contains("1.2"), differences);
        assertEquals(0, cli.run("runs", "again", fineId).status());
        assertEquals(1, cli.run("runs", "again", badId).status());
        cli.ok("runs", "remove", badId);
        assertEquals(2, cli.run("runs", "show", badId).status());
    }

    @Test
    void theConnectionIsMadeAsAsked() {
        var report = Json.read(cli.ok(
                "test",
                url,
                "--client",
                "ann",
                "--tls",
                "1.2",
                "--probe",
                "single",
                "--timeout",
                "7",
                "--header",
                "A: b",
                "--header",
                "C: d",
                "--json"));
        assertEquals("mutual", report.get("verdict").getAsString());
        assertEquals("1.2", report.getAsJsonObject("negotiated").get("version").getAsString());
    }

    @Test
    void aSecretInAHeaderIsWrittenNowhere() throws Exception {
        var secret = "hunter-of-two-worlds";
        cli.ok(
                "test",
                url,
                "--client",
                "ann",
                "--header",
                "Authorization: Bearer " + secret,
                "--save",
                file("secret.json"),
                "--html",
                file("secret.html"),
                "--keep");
        var hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        var spaced = HexFormat.ofDelimiter(" ").formatHex(secret.getBytes(StandardCharsets.UTF_8));
        var json = Files.readString(folder.resolve("secret.json"));
        var page = Files.readString(folder.resolve("secret.html")).replace('\n', ' ');
        assertFalse(json.contains(secret) || json.contains(hex), json);
        assertFalse(page.contains(secret) || page.contains(spaced), page);
    }

    @Test
    void severalCertificatesAreComparedInEachVersion() {
        var comparison =
                Json.read(cli.ok("test", url, "--trust", "ca", "--compare", "ann", "--compare", "web", "--json"));
        assertEquals(List.of("1.3", "1.2"), Json.texts(comparison.get("versions")));
        var ann = comparison.getAsJsonArray("rows").get(1).getAsJsonObject();
        assertEquals("ann", ann.get("name").getAsString());
        assertEquals(List.of("mutual", "mutual"), Json.texts(ann.get("cells"), "verdict"));
        var none = comparison.getAsJsonArray("rows").get(0).getAsJsonObject();
        assertEquals(List.of("client-refused", "client-refused"), Json.texts(none.get("cells"), "verdict"));
        var text = cli.ok("test", url, "--trust", "ca", "--compare", "ann");
        assertEquals(1, text.lines().filter(l -> l.startsWith("ann ")).count(), text);
    }

    @Test
    void theSameTestIsPrintedForOtherProgramsWithoutConnecting() {
        for (var language : List.of("curl", "openssl", "java", "go", "python", "node")) {
            var code = cli.ok("test", "https://no.such.host.invalid/", "--as", language);
            assertTrue(code.contains("no.such.host.invalid"), code);
        }
    }

    @Test
    void whereNothingWasRecordedNoCaptureIsWritten() {
        var run = cli.run("test", "https://localhost:1/", "--pcapng", file("none.pcapng"));
        assertEquals(2, run.status(), run::toString);
        assertFalse(Files.exists(folder.resolve("none.pcapng")));
    }
}
