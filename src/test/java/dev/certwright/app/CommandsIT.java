package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import dev.certwright.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// From nothing to mutual TLS with a real server, by the commands of the packaged program.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsIT {
    @TempDir
    static Path folder;

    private Launcher certwright;
    private Path out;

    @BeforeAll
    void makeTheSet() throws IOException, InterruptedException {
        certwright = new Launcher(folder);
        out = folder.resolve("out");
        certwright.ok("vault", "init", "--no-passphrase");
        certwright.ok("ca", "create", "ca");
        // not for 127.0.0.1, which therefore is a wrong name
        certwright.ok("issue", "server", "web", "--ca", "ca", "--san", "localhost", "*.example.com");
        certwright.ok("issue", "client", "ann", "--ca", "ca", "--san", "ann@example.com");
        for (var name : List.of("ca", "web", "ann")) {
            certwright.ok("export", name, "--format", "pem", "--out", out.toString());
        }
    }

    @Test
    void openSslAcceptsTheSetStrictly() throws IOException, InterruptedException {
        assumeOpenSsl();
        for (var leaf : List.of(List.of("web", "sslserver"), List.of("ann", "sslclient"))) {
            var run = certwright.run(List.of(
                    "openssl",
                    "verify",
                    "-x509_strict",
                    "-purpose",
                    leaf.get(1),
                    "-CAfile",
                    file("ca.crt"),
                    file(leaf.get(0) + ".crt")));
            assertEquals(0, run.status(), run::toString);
        }
        assertEquals(
                0,
                certwright
                        .run(List.of("openssl", "pkey", "-in", file("web.key"), "-noout", "-check"))
                        .status());
    }

    @Test
    void keysAreReadableByTheirOwnerOnly() throws IOException {
        var files = List.of(out.resolve("web.key"), folder.resolve(".local/share/certwright/vault.certwright"));
        for (var file : files) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void nginxAndTheClientShakeHandsInSevenGreenSteps(@TempDir Path place) throws IOException, InterruptedException {
        try (var nginx = nginx(place)) {
            for (var version : List.of("1.2", "1.3")) {
                var report = Json.read(
                        certwright.ok("test", url("localhost", nginx), "--client", "ann", "--tls", version, "--json"));
                assertEquals("mutual", report.get("verdict").getAsString());
                assertEquals(
                        List.of("passed"), states(report).stream().distinct().toList(), report::toString);
            }
        }
    }

    @Test
    void nginxRefusesAtStepSixWithoutTheClient(@TempDir Path place) throws IOException, InterruptedException {
        try (var nginx = nginx(place)) {
            for (var version : List.of("1.2", "1.3")) {
                var run = certwright.run("test", url("localhost", nginx), "--trust", "ca", "--tls", version, "--json");
                assertEquals(1, run.status(), run::toString);
                var report = Json.read(run.out());
                assertEquals("client-refused", report.get("verdict").getAsString());
                assertEquals("failed", states(report).get(5), report::toString);
            }
        }
    }

    @Test
    void aWrongNameFailsAtStepThree(@TempDir Path place) throws IOException, InterruptedException {
        try (var nginx = nginx(place)) {
            var run = certwright.run("test", url("127.0.0.1", nginx), "--client", "ann", "--json");
            assertEquals(1, run.status(), run::toString);
            var report = Json.read(run.out());
            assertEquals("failed", states(report).get(2), report::toString);
            assertTrue(Json.texts(report.get("diagnoses"), "id").contains("D13"), report::toString);
        }
    }

    @Test
    void theTextbookInputWorksAsGiven() throws IOException, InterruptedException {
        assumeOpenSsl();
        var vault = folder.resolve("textbook.certwright").toString();
        var there = folder.resolve("textbook").toString();
        certwright.ok("--vault", vault, "vault", "init", "--no-passphrase");
        certwright.ok(
                "--vault",
                vault,
                "ca",
                "create",
                "MyCA",
                "--key",
                "rsa-4096",
                "--days",
                "3650",
                "--subject",
                "C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=IT, CN=MyCA");
        certwright.ok(
                "--vault",
                vault,
                "issue",
                "server",
                "server",
                "--ca",
                "MyCA",
                "--key",
                "rsa-2048",
                "--days",
                "365",
                "--san",
                "DNS:localhost, DNS:*.example.com, IP:127.0.0.1");
        certwright.ok("--vault", vault, "issue", "client", "client01", "--ca", "MyCA", "--key", "rsa-2048");
        for (var name : List.of("MyCA", "server", "client01")) {
            certwright.ok("--vault", vault, "export", name, "--format", "pem", "--out", there);
        }
        var verified = certwright.run(List.of(
                "openssl",
                "verify",
                "-x509_strict",
                "-CAfile",
                there + "/MyCA.crt",
                there + "/server.crt",
                there + "/client01.crt"));
        assertEquals(0, verified.status(), verified::toString);
        var ca = certwright
                .run(List.of("openssl", "x509", "-in", there + "/MyCA.crt", "-noout", "-subject"))
                .out();
        assertEquals("subject=C = TW, ST = Taiwan, L = Taipei, O = MyOrg, OU = IT, CN = MyCA", ca.strip());
        var text = certwright
                .run(List.of("openssl", "x509", "-in", there + "/server.crt", "-noout", "-text"))
                .out();
        assertTrue(text.contains("DNS:localhost, DNS:*.example.com, IP Address:127.0.0.1"), text);
        assertTrue(text.contains("Public-Key: (2048 bit)"), text);
    }

    @Test
    void theEquivalentOpenSslCommandsRun() throws IOException, InterruptedException {
        assumeOpenSsl();
        var place = Files.createDirectories(folder.resolve("script"));
        var script = Files.writeString(place.resolve("make.sh"), certwright.ok("show", "ca", "--openssl"));
        var run = certwright.run(List.of("sh", "-c", "cd '" + place + "' && sh -e '" + script + "'"));
        assertEquals(0, run.status(), run::toString);
    }

    @Test
    void exitStatusesTellWhatHappened() throws IOException, InterruptedException {
        assertEquals(
                0,
                certwright
                        .run("verify", file("web.crt"), "--trust", file("ca.crt"))
                        .status());
        assertEquals(
                1,
                certwright
                        .run("verify", file("web.crt"), "--trust", file("ca.crt"), "--host", "example.org")
                        .status());
        assertEquals(2, certwright.run("verify").status());
        assertEquals(3, certwright.run("inspect", file("missing")).status());
    }

    @Test
    void aFailureIsOneLineWithoutAStackTrace() throws IOException, InterruptedException {
        for (var arguments : List.of(
                List.of("inspect", file("missing")),
                List.of("show", "nobody"),
                List.of("export", "web", "--format", "pem", "--out", "/proc/nowhere"),
                List.of("list", "--vault", file("ca.crt")))) {
            var run = certwright.run(arguments.toArray(String[]::new));
            assertTrue(run.status() >= 2, run::toString);
            assertEquals(1, run.err().lines().count(), run::toString);
            assertFalse(run.err().contains("Exception"), run::toString);
        }
    }

    @Test
    void inspectPrintsOneLineForEveryFile() throws IOException, InterruptedException {
        var strange = Files.write(folder.resolve("憑證 (1).crt"), Files.readAllBytes(out.resolve("web.crt")));
        var files = List.of(file("ca.crt"), strange.toString(), file("missing"), file("ann.key"));
        var arguments = new ArrayList<>(List.of("inspect", "--json"));
        arguments.addAll(files);
        for (var locale : List.of("C.UTF-8", "C", "")) {
            var run = new Launcher(folder).set("LC_ALL", locale).set("LANG", "").run(arguments.toArray(String[]::new));
            assertEquals(3, run.status(), run::toString);
            var lines = Json.lines(run.out());
            assertEquals(
                    files, lines.stream().map(l -> l.get("file").getAsString()).toList());
            assertEquals("pem", lines.get(1).get("kind").getAsString());
        }
    }

    private Nginx nginx(Path place) throws IOException {
        return Nginx.start(place, out.resolve("web-chain.crt"), out.resolve("web.key"), out.resolve("ca.crt"));
    }

    private static String url(String host, Nginx nginx) {
        return "https://" + host + ":" + nginx.port() + "/";
    }

    private static List<String> states(JsonObject report) {
        return Json.texts(report.get("steps"), "state");
    }

    private String file(String name) {
        return out.resolve(name).toString();
    }

    private void assumeOpenSsl() throws InterruptedException {
        boolean present;
        try {
            present = certwright.run(List.of("openssl", "version")).status() == 0;
        } catch (IOException _) {
            present = false;
        }
        assumeTrue(present, "openssl is not installed, so the comparison with it is left out");
    }
}
