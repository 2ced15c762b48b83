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
import org.junit.jupiter.params.provider.CsvSource;

class ProfileCommandsTest {
    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
        cli.ok("vault", "init", "--no-passphrase");
        cli.ok("ca", "create", "ca", "--key", "ec-p256");
    }

    /// What OpenSSL reads in the certificate of an entry.
    private String text(String entry) throws Exception {
        var out = folder.resolve("out-" + entry.replace(' ', '_'));
        cli.ok("export", entry, "--format", "pem", "--no-key", "--out", out.toString());
        try (var files = Files.list(out)) {
            var file = files.filter(f -> !f.toString().contains("-chain"))
                    .findFirst()
                    .orElseThrow();
            return new OpenSsl(folder).text("x509", "-in", file.toString(), "-noout", "-text");
        }
    }

    private static void assertIn(String text, String... pieces) {
        for (var piece : pieces) {
            assertTrue(text.contains(piece), () -> piece + " is not in\n" + text);
        }
    }

    @Test
    void everyFieldOfALeafCanBeSaid() throws Exception {
        cli.ok(
                "issue",
                "server",
                "web",
                "--ca",
                "ca",
                "--san",
                "localhost",
                "--subject",
                "/UID=7/serialNumber=ABC/CN=localhost/DC=example",
                "--key-usage",
                "digitalSignature,keyAgreement",
                "--eku",
                "serverAuth,1.3.6.1.4.1.55555.9",
                "--policy",
                "1.3.6.1.4.1.55555.1=https://example.com/cps",
                "--policy",
                "1.2.3",
                "--crl-url",
                "http://example.com/a.crl",
                "--ocsp-url",
                "http://ocsp.example.com/",
                "--issuer-url",
                "http://example.com/ca.cer",
                "--must-staple",
                "--extension",
                "1.3.6.1.4.1.55555.2:critical=SEQUENCE { INT:1, UTF8:hello }",
                "--extension",
                "1.3.6.1.4.1.55555.3=FORMAT:HEX,OCT:0102");
        var text = text("web");
        assertIn(
                text,
                "UID = 7, serialNumber = ABC, CN = localhost, DC = example",
                "Digital Signature, Key Agreement",
                "TLS Web Server Authentication, 1.3.6.1.4.1.55555.9",
                "Policy: 1.3.6.1.4.1.55555.1",
                "CPS: https://example.com/cps",
                "Policy: 1.2.3",
                "URI:http://example.com/a.crl",
                "OCSP - URI:http://ocsp.example.com/",
                "CA Issuers - URI:http://example.com/ca.cer",
                "TLS Feature: \n                status_request",
                "1.3.6.1.4.1.55555.2: critical",
                "1.3.6.1.4.1.55555.3: \n");
    }

    @Test
    void everyFieldOfACaCanBeSaidAndIsKeptTo() throws Exception {
        cli.ok(
                "ca",
                "create",
                "sub",
                "--parent",
                "ca",
                "--path-length",
                "1",
                "--permit",
                "dns:example.com",
                "--permit",
                "ip:192.0.2.0/24",
                "--exclude",
                "dns:bad.example.com");
        assertIn(
                text("sub"),
                "CA:TRUE, pathlen:1",
                "X509v3 Name Constraints: critical",
                "DNS:example.com",
                "IP:192.0.2.0/255.255.255.0",
                "DNS:bad.example.com");
        cli.ok("issue", "server", "good", "--ca", "sub", "--san", "www.example.com", "192.0.2.1");
        var refused = cli.run("issue", "server", "wrong", "--ca", "sub", "--san", "www.example.org");
        assertEquals(2, refused.status());
        assertIn(refused.err(), "www.example.org", "dns:example.com", "sub");
        assertEquals(
                2,
                cli.run("issue", "server", "wrong", "--ca", "sub", "--san", "x.bad.example.com")
                        .status());
        cli.ok("ca", "create", "subsub", "--parent", "sub");
        var tooLong = cli.run("ca", "create", "fourth", "--parent", "subsub", "--path-length", "none");
        assertEquals(2, tooLong.status());
        assertFalse(cli.ok("list").contains("fourth"));
        cli.ok("ca", "create", "free", "--parent", "ca", "--path-length", "none");
        assertFalse(text("free").contains("pathlen"));
    }

    @Test
    void peersAndRespondersAreMadeByChoice() throws Exception {
        cli.ok("issue", "peer", "etcd", "--ca", "ca", "--san", "etcd.example.com");
        assertIn(text("etcd"), "TLS Web Server Authentication, TLS Web Client Authentication");
        cli.ok("issue", "ocsp", "responder", "--ca", "ca");
        assertIn(text("responder"), "OCSP Signing", "OCSP No Check");
    }

    @Test
    void aProfileIsSavedShownUsedExportedRemovedAndImported() throws Exception {
        cli.ok(
                "profile",
                "save",
                "Edge device",
                "--base",
                "client",
                "--days",
                "90",
                "--key",
                "ed25519",
                "--subject",
                "C=TW, O=MyOrg",
                "--crl-url",
                "http://example.com/a.crl");
        assertIn(cli.ok("profile", "list"), "Edge device", "Ed25519", "90 days", "built in");
        cli.ok("issue", "dev 1", "--profile", "Edge device", "--ca", "ca", "--san", "a@example.com");
        assertIn(
                text("dev 1"),
                "Subject: C = TW, O = MyOrg, CN = dev 1",
                "ED25519",
                "URI:http://example.com/a.crl",
                "email:a@example.com");
        cli.ok("issue", "client", "dev2", "--profile", "Edge device", "--ca", "ca", "--key", "ec-p256");
        assertIn(text("dev2"), "O = MyOrg", "prime256v1");
        var shown = cli.ok("profile", "show", "Edge device");
        var file = folder.resolve("edge.json").toString();
        cli.ok("profile", "export", "Edge device", "--out", file);
        assertEquals(shown, Files.readString(Path.of(file)));
        cli.ok("profile", "remove", "Edge device");
        assertEquals(
                2,
                cli.run("issue", "x", "--profile", "Edge device", "--ca", "ca").status());
        cli.ok("profile", "import", file);
        assertEquals(2, cli.run("profile", "import", file).status());
        cli.ok("profile", "import", file, "--name", "Other");
        assertEquals(shown, cli.ok("profile", "show", "Edge device"));
    }

    @Test
    void builtInProfilesMakeEveryKind() throws Exception {
        cli.ok("issue", "root2", "--profile", "root");
        cli.ok("issue", "mid", "--profile", "intermediate", "--ca", "root2");
        cli.ok("issue", "ann", "--profile", "person", "--ca", "mid", "--san", "ann@example.com");
        cli.ok("issue", "node", "--profile", "peer", "--ca", "mid", "--san", "node.example.com");
        assertIn(text("mid"), "CA:TRUE, pathlen:0");
        assertIn(text("node"), "CN = node.example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issue client x --ca ca --key-usage sign|sign",
                "issue client x --ca ca --key-usage keyCertSign|keyCertSign",
                "issue client x --ca ca --eku websites|websites",
                "issue client x --ca ca --path-length 1|CA",
                "issue client x --ca ca --permit dns:example.com|CA",
                "ca create x --parent ca --permit example.com|example.com",
                "ca create x --parent ca --permit dns:*.example.com|example.com",
                "ca create x --parent ca --permit ip:10.0.0.0/33|33",
                "ca create x --parent ca --path-length -1|-1",
                "ca create x --key-usage cRLSign|keyCertSign",
                "issue client x --ca ca --policy CPS|CPS",
                "issue client x --ca ca --crl-url crl.example.com|crl.example.com",
                "issue client x --ca ca --extension 1.2.3|1.2.3",
                "issue client x --ca ca --extension 1.2.3:urgent=NULL|urgent",
                "issue client x --ca ca --extension 2.5.29.15=NULL|keyUsage",
                "issue client x --ca ca --extension 1.2.3=UTF9:x|UTF9",
                "issue client x --ca ca --extension 1.2.3=NULL --extension 1.2.3=INT:1|1.2.3",
                "issue client x --ca ca --profile server|server",
                "issue client x --ca ca --profile nonsense|nonsense",
                "issue x --profile client|CA",
                "issue x --profile root --ca ca|root",
                "issue x --ca ca|issue server",
                "issue nonsense|nonsense",
                "profile save server --base client|server"
            })
    void whatCannotBeIsRefusedInOneSentence(String command, String named) {
        var run = cli.run(command.split(" ", -1));
        assertEquals(2, run.status(), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
        assertTrue(run.err().contains(named), run::toString);
        assertFalse(cli.ok("list").lines().anyMatch(line -> line.startsWith("x ")));
    }
}
