package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.pki.certificate.OpenSsl;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests on the command line; OpenSSL makes them and reads what comes out.
class CsrCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;
    private OpenSsl openssl;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
        openssl = new OpenSsl(folder);
        cli.ok("vault", "init", "--no-passphrase");
    }

    @Test
    void withoutADecisionNothingIsSignedAndAllThatIsToBeDecidedIsListed() throws Exception {
        var run = cli.run("sign", device(), "--ca", ca(), "--profile", "server");
        assertEquals(2, run.status());
        for (var field : new String[] {"subject", "san", "basic-constraints", "key-usage", "CA: true"}) {
            assertTrue(run.err().contains(field), run::toString);
        }
        assertFalse(cli.ok("list").contains("device"));
    }

    @Test
    void whatIsKeptIsInTheCertificateAndNothingElse() throws Exception {
        var out = folder.resolve("device.crt");
        cli.ok(
                "sign",
                device(),
                "--ca",
                ca(),
                "--profile",
                "server",
                "--keep",
                "subject,san",
                "--take",
                "none",
                "--out",
                out.toString());
        var text = openssl.text("x509", "-in", "device.crt", "-noout", "-text");
        assertTrue(text.contains("DNS:device.internal, DNS:*.internal"), text);
        assertTrue(text.contains("CA:FALSE"), text);
        assertFalse(text.contains("Certificate Sign"), text);
        assertTrue(cli.ok("list").contains("device"));
    }

    @Test
    void aDryRunShowsTheComparisonAndSignsNothing() throws Exception {
        var text = cli.ok("sign", device(), "--ca", ca(), "--profile", "server", "--dry-run");
        assertTrue(text.contains("*.internal stands for every name"), text);
        assertTrue(text.contains("to decide: keep | replace"), text);
        assertFalse(cli.ok("list").contains("device"));
    }

    @Test
    void whatCannotBeKeptStaysToBeDecidedWhenAllIsKept() throws Exception {
        var run = cli.run("sign", device(), "--ca", ca(), "--profile", "server", "--keep-all");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("basic-constraints, key-usage"), run::toString);
    }

    @Test
    void namesOfOnesOwnTakeThePlaceOfTheirs() throws Exception {
        var out = folder.resolve("device.crt");
        cli.ok(
                "sign",
                device(),
                "--ca",
                ca(),
                "--profile",
                "server",
                "--take",
                "none",
                "--subject",
                "CN=ours",
                "--san",
                "ours.internal",
                "--out",
                out.toString());
        var text = openssl.text("x509", "-in", "device.crt", "-noout", "-subject", "-ext", "subjectAltName");
        assertTrue(text.contains("CN = ours") && text.contains("DNS:ours.internal"), text);
        assertFalse(text.contains("device"), text);
    }

    @Test
    void theComparisonIsJsonForPrograms() throws Exception {
        var lines = cli.ok("sign", device(), "--ca", ca(), "--profile", "server", "--dry-run", "--json")
                .lines()
                .toList();
        assertEquals("subject", Json.read(lines.getFirst()).get("field").getAsString());
        assertTrue(Json.read(lines.getFirst()).get("needed").getAsBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--keep=nonsense", "--take=all", "--keep=subject --replace=subject", "--path-length=0"})
    void wrongDecisionsAreRefused(String options) throws Exception {
        var arguments = ("sign " + device() + " --ca " + ca() + " --profile server " + options).split(" ", -1);
        assertEquals(2, cli.run(arguments).status());
    }

    @Test
    void anOfflineRootSignsAndTheChainIsBroughtBack(@TempDir Path elsewhere) throws Exception {
        var offline = new Cli(elsewhere);
        offline.ok("vault", "init", "--no-passphrase");
        offline.ok("ca", "create", "Root", "--key", "ec-p256");
        var request = folder.resolve("sub.csr").toString();
        var certificate = folder.resolve("sub.crt").toString();
        cli.ok("csr", "create", "Sub", "--ca", "--subject", "O=Ours, CN=Sub", "--out", request);
        assertTrue(cli.ok("csr", "list").contains("CN=Sub, O=Ours"));
        offline.ok(
                "sign",
                request,
                "--ca",
                "Root",
                "--profile",
                "intermediate",
                "--keep",
                "subject",
                "--out",
                certificate);
        assertTrue(cli.ok("csr", "accept", certificate).contains("Root is in the vault now"));
        assertTrue(cli.ok("csr", "list").contains("No request"));
        cli.ok("issue", "client", "ann", "--ca", "Sub");
        cli.ok("export", "ann", "--format", "pem", "--out", folder.toString(), "--no-key");
        cli.ok("export", "Root", "--format", "pem", "--out", folder.toString(), "--no-key");
        var verdict = openssl.text("verify", "-CAfile", "Root.crt", "-untrusted", "sub.crt", "ann.crt");
        assertTrue(verdict.contains("ann.crt: OK"), verdict);
    }

    @Test
    void aRequestIsPrintedExportedAgainAndRemovedWithItsKeyOnlyKnowingly() throws Exception {
        var printed = cli.ok("csr", "create", "web", "--profile", "server", "--san", "web.internal");
        Files.writeString(folder.resolve("web.csr"), printed);
        var text = openssl.text("req", "-in", "web.csr", "-noout", "-verify", "-text");
        assertTrue(text.contains("verify OK") && text.contains("DNS:web.internal"), text);
        assertEquals(printed, cli.ok("csr", "export", "web"));
        assertEquals(2, cli.run("csr", "remove", "web").status());
        cli.ok("csr", "remove", "web", "--with-key");
        assertEquals(2, cli.run("csr", "export", "web").status());
    }

    @Test
    void aFileThatIsThereIsNotReplaced() throws Exception {
        var there = Files.writeString(folder.resolve("there"), "precious");
        assertEquals(
                2,
                cli.run("csr", "create", "web", "--san", "web.internal", "--out", there.toString())
                        .status());
        assertEquals("precious", Files.readString(there));
        assertTrue(cli.ok("csr", "list").contains("No request"));
    }

    @Test
    void commandsForTheDeviceArePrintedWithoutAVault() {
        var script = new Cli(folder.resolve("none")).ok("csr", "commands", "device", "--san", "device.internal");
        assertTrue(script.contains("openssl req -new"), script);
        assertFalse(Files.exists(folder.resolve("none/home/vault.certwright")));
    }

    private String ca() {
        cli.run("ca", "create", "ca", "--key", "ec-p256");
        return "ca";
    }

    private String device() throws Exception {
        var file = folder.resolve("device.csr");
        if (!Files.exists(file)) {
            openssl.text(
                    "req",
                    "-new",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:P-256",
                    "-nodes",
                    "-keyout",
                    "device.key",
                    "-out",
                    "device.csr",
                    "-subj",
                    "/O=Theirs/CN=device",
                    "-addext",
                    "subjectAltName=DNS:device.internal,DNS:*.internal",
                    "-addext",
                    "basicConstraints=CA:TRUE",
                    "-addext",
                    "keyUsage=digitalSignature,keyCertSign");
        }
        return file.toString();
    }
}
