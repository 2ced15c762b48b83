package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.tls.server.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The connection test against a JSSE server that demands a client certificate.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionCommandsTest {
    @TempDir
    static Path folder;

    private Cli cli;
    private LocalServer server;
    private Path out;
    private String url;

    @BeforeAll
    void start() throws Exception {
        cli = Cli.withCertificates(folder);
        out = folder.resolve("out");
        var password = Files.writeString(folder.resolve("password"), "changeit");
        server = cli.serve("web");
        cli.ok("export", "ann", "--format", "pkcs12", "--out", out.toString(), "--password-file", password.toString());
        cli.ok("export", "ann", "--format", "pem", "--out", out.toString());
        cli.ok("export", "ca", "--format", "pem", "--out", out.toString(), "--no-key");
        url = "https://localhost:" + server.port() + "/";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aClientOfTheVaultTrustsItsOwnRoot() {
        var report = Json.read(cli.ok("test", url, "--client", "ann", "--json"));
        assertEquals("mutual", report.get("verdict").getAsString());
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), Json.texts(report.get("steps"), "number"));
        assertEquals(
                List.of("passed"),
                Json.texts(report.get("steps"), "state").stream().distinct().toList());
        assertTrue(report.get("diagnoses").getAsJsonArray().isEmpty());
        assertTrue(Json.texts(report.get("messages"), "name").contains("ClientHello"));
        assertEquals("1.3", report.getAsJsonObject("negotiated").get("version").getAsString());
    }

    @Test
    void onlyTheVersionAskedForIsOffered() {
        var report = Json.read(cli.ok("test", url, "--client", "ann", "--tls", "1.2", "--json"));
        assertEquals("1.2", report.getAsJsonObject("negotiated").get("version").getAsString());
        assertEquals(2, cli.run("test", url, "--tls", "1.1").status());
    }

    @Test
    void clientAndTrustMayBeFiles() {
        var trust = out.resolve("ca.crt").toString();
        cli.ok(
                "test",
                url,
                "--client",
                out.resolve("ann.p12").toString(),
                "--password-file",
                folder.resolve("password").toString(),
                "--trust",
                trust);
        cli.ok(
                "test",
                url,
                "--client",
                out.resolve("ann.crt").toString(),
                "--key",
                out.resolve("ann.key").toString(),
                "--trust",
                "ca");
    }

    @Test
    void withoutAClientCertificateTheServerRefuses() {
        var run = cli.run("test", url, "--trust", "ca", "--json");
        assertEquals(1, run.status());
        var report = Json.read(run.out());
        assertEquals("client-refused", report.get("verdict").getAsString());
        assertEquals("failed", Json.texts(report.get("steps"), "state").get(5));
        var diagnosis = report.get("diagnoses").getAsJsonArray().get(0).getAsJsonObject();
        assertTrue(diagnosis.keySet().containsAll(List.of("id", "certainty", "text")), diagnosis::toString);
    }

    @Test
    void aPersonSeesSevenStepsAndTheAdvice() {
        var run = cli.run("test", url, "--trust", "ca");
        assertEquals(1, run.status());
        assertEquals(
                7,
                run.outLines().stream()
                        .filter(l -> l.matches("[✔✖○▲] [1-7] .*"))
                        .count(),
                run::toString);
        assertTrue(run.out().contains("→ "), run::toString);
        var chinese = cli.run("test", url, "--trust", "ca", "--lang", "zh-TW");
        assertTrue(chinese.out().contains("客戶端問候"), chinese::toString);
    }

    @Test
    void theSystemDoesNotTrustOurRoot() {
        var report = Json.read(cli.run("test", url, "--client", "ann", "--trust", "system", "--json")
                .out());
        assertEquals("failed", Json.texts(report.get("steps"), "state").get(2));
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var run = cli.run("test", "https://127.0.0.1:" + closed, "--json");
        assertEquals(1, run.status());
        assertEquals("unreachable", Json.read(run.out()).get("verdict").getAsString());
    }

    @Test
    void whatCannotBeTestedIsSaidInOneLine() {
        for (var arguments : List.of(
                List.of("test", "http://localhost"),
                List.of("test", "gopher://localhost"),
                List.of("test", "localhost:99999"),
                List.of("test", url, "--client", "nobody"),
                List.of("test", url, "--trust", "nobody"),
                List.of("test", url, "--key", out.resolve("ann.key").toString()),
                List.of(
                        "test",
                        url,
                        "--client",
                        "ann",
                        "--key",
                        out.resolve("ann.key").toString()))) {
            var run = cli.run(arguments.toArray(String[]::new));
            assertEquals(2, run.status(), () -> arguments + ": " + run);
            assertEquals(1, run.err().lines().count(), run::toString);
            assertEquals("", run.out());
        }
        assertEquals(3, cli.run("test", url, "--client", "/no/such.p12").status());
        assertEquals(
                3,
                cli.run("test", url, "--client", out.resolve("ann.p12").toString())
                        .status());
    }

    @Test
    void theDemoIsGreenAndLeavesNoVault(@TempDir Path elsewhere) {
        var fresh = new Cli(elsewhere);
        var result = Json.read(fresh.ok("demo", "--json"));
        assertEquals("mutual", result.get("verdict").getAsString());
        assertEquals(List.of("root-ca", "server", "client"), Json.texts(result.get("certificates"), "type"));
        assertFalse(Files.exists(fresh.vault()));
    }

    @Test
    void whereNoWindowCanBeShownTheDemoIs(@TempDir Path elsewhere) {
        var run = new Cli(elsewhere).withoutDisplay().run("--lang", "zh-TW");
        assertEquals(0, run.status(), run::toString);
        assertTrue(run.err().contains("沒有顯示器"), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
        assertTrue(run.out().contains("✔ 7 加密連線"), run::toString);
    }

    @Test
    void theDemoKeepsItsCertificatesInAVaultThatIsNamed(@TempDir Path elsewhere) {
        var fresh = new Cli(elsewhere);
        var vault = elsewhere.resolve("demo.certwright").toString();
        fresh.ok("vault", "init", "--no-passphrase", "--vault", vault);
        var text = fresh.ok("demo", "--vault", vault);
        assertEquals(7, text.lines().filter(l -> l.matches("✔ [1-7] .*")).count(), text);
        assertEquals(3, fresh.ok("list", "--vault", vault).lines().count());
    }

    @Test
    void saysWhatAJavaProgramWouldDo() {
        var report = Json.read(cli.ok("test", url, "--client", "ann", "--second-opinion", "--json"));
        var opinion = report.getAsJsonObject("secondOpinion");
        assertTrue(opinion.get("connected").getAsBoolean());
        assertTrue(opinion.get("certificateSent").getAsBoolean());
        assertEquals("1.3", opinion.get("version").getAsString());
        var lines = cli.run("test", url, "--trust", "ca", "--second-opinion").outLines();
        assertTrue(lines.contains("As a Java program:"), lines::toString);
        assertTrue(lines.stream().anyMatch(l -> l.contains("✖ The server refuses a Java program")), lines::toString);
        assertFalse(Json.read(cli.ok("test", url, "--client", "ann", "--no-fetch", "--json"))
                .has("secondOpinion"));
    }

    @Test
    void aDryRunIsJudgedLikeATest() {
        var report = Json.read(cli.ok("dry-run", "web", "ann", "--json"));
        assertEquals("mutual", report.get("verdict").getAsString());
        assertTrue(report.get("headline").getAsString().startsWith("Dry run, web ↔ ann: "), report::toString);
        assertEquals(
                0,
                cli.run("dry-run", "web", "ann", "--tls", "1.2", "--name", "127.0.0.1")
                        .status());
        assertEquals(
                1, cli.run("dry-run", "web", "ann", "--name", "other.example").status());
        var refused = cli.run("dry-run", "web", "web");
        assertEquals(1, refused.status());
        assertTrue(
                refused.outLines().stream()
                        .anyMatch(l -> l.contains("The server’s reason") && l.contains("Extended key usage")),
                refused::toString);
        assertEquals(1, cli.run("dry-run", "web").status());
    }

    @Test
    void aServerWithoutAHostNameNeedsOne() {
        var run = cli.run("dry-run", "ann", "ann");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--name"), run::toString);
    }
}
