package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The options of `verify`, with certificates that OpenSSL made.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyCommandTest {
    @TempDir
    static Path folder;

    private Cli cli;
    private HttpServer keeper;

    @BeforeAll
    void make() throws Exception {
        cli = new Cli(folder);
        var pki = new Pki(folder);
        pki.root("root");
        pki.intermediate("middle", "root");
        pki.server("server", "middle");
        keeper = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var document = pki.der("middle");
        keeper.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
        keeper.start();
        var address = "http://127.0.0.1:" + keeper.getAddress().getPort() + "/middle";
        pki.server("naming", "middle", "authorityInfoAccess=caIssuers;URI:" + address);
        pki.revocationList("middle", 30, "server");
        pki.revocationList("root", 30);
        pki.server("bare", "middle", "authorityKeyIdentifier=none", "subjectKeyIdentifier=none");
        pki.issue("encipherer", "middle", "keyUsage=keyCertSign", "subjectAltName=DNS:localhost");
        pki.request("short", "RSA", "1024");
        pki.sign("short", "middle", List.of("-days", "30", "-sha1"), "subjectAltName=DNS:localhost");
        pki.root("limited", "basicConstraints=critical,CA:true,pathlen:0", "keyUsage=critical,keyCertSign");
        pki.intermediate("below", "limited");
        pki.server("deep", "below");
        pki.openssl(
                "pkcs12",
                "-export",
                "-inkey",
                "server.key",
                "-in",
                "server.pem",
                "-certfile",
                "middle.pem",
                "-out",
                "server.p12",
                "-passout",
                "pass:changeit");
        Files.writeString(folder.resolve("password"), "changeit\n");
        // the key is that of the intermediate, which is not the first certificate
        Files.writeString(
                folder.resolve("mixed.pem"),
                Files.readString(folder.resolve("server.pem"))
                        + Files.readString(folder.resolve("middle.pem"))
                        + Files.readString(folder.resolve("middle.key")));
        cli.ok("vault", "init", "--no-passphrase");
        cli.ok("ca", "create", "mine", "--key", "ec-p256");
        cli.ok("issue", "server", "web", "--ca", "mine", "--san", "localhost");
        cli.ok("export", "web", "--format", "pem", "--out", folder.toString());
    }

    @AfterAll
    void stop() {
        keeper.stop(0);
    }

    @Test
    void drawsThePathFromTheRootDown() {
        var lines = verify("--untrusted", file("middle.pem")).outLines();
        int root = lines.indexOf(line(lines, "root, until"));
        assertTrue(lines.get(root + 1).startsWith("└─ middle, until"), lines::toString);
        assertTrue(lines.get(root + 2).startsWith("  └─ server, until"), lines::toString);
    }

    @Test
    void saysWhoseRulesItJudgedByAndWhen() {
        var run = verify("--untrusted", file("middle.pem"), "--profile", "webpki", "--at", "2026-07-01T00:00:00Z");
        assertTrue(run.out().contains("2026-07-01T00:00:00Z by webpki"), run::toString);
    }

    @Test
    void aCaOfTheVaultIsTrustedByItsName() {
        assertEquals(
                0, cli.run("verify", file("web.crt"), "--trust", "vault:mine").status());
        var nobody = cli.run("verify", file("web.crt"), "--trust", "vault:nobody");
        assertEquals(2, nobody.status(), nobody::toString);
    }

    @Test
    void severalAreTrustedTogether() {
        var run = cli.run("verify", file("web.crt"), "--trust", file("root.pem"), "--trust", "vault:mine");
        assertEquals(0, run.status(), run::toString);
    }

    @Test
    void thePlatformsAuthoritiesAreTrustedByTheirName() {
        var run = cli.run("verify", file("web.crt"), "--trust", "system", "--host", "localhost", "--json");
        assertEquals(1, run.status(), run::toString);
        assertEquals("webpki", Json.read(run.out()).get("profile").getAsString());
    }

    @Test
    void readsTheLeafFromStandardInput() throws IOException {
        var run = cli.reading(Files.readAllBytes(folder.resolve("server.pem")))
                .run("verify", "-", "--trust", file("root.pem"), "--untrusted", file("middle.pem"));
        assertEquals(0, run.status(), run::toString);
    }

    @Test
    void opensPkcs12WithItsPassword() {
        var run =
                cli.run("verify", file("server.p12"), "--trust", file("root.pem"), "--password-file", file("password"));
        assertEquals(0, run.status(), run::toString);
    }

    @Test
    void judgesTheCertificateThatTheKeyBelongsTo() {
        var run = cli.run("verify", file("mixed.pem"), "--trust", file("root.pem"), "--json");
        assertEquals(
                List.of("CN=middle, O=MyOrg", "CN=root, O=MyOrg"),
                Json.texts(Json.read(run.out()).get("path"), "subject"));
    }

    @Test
    void aRevokedCertificateIsRefusedWhateverThePolicy() {
        for (var policy : List.of("soft", "hard")) {
            var run = verify("--untrusted", file("middle.pem"), "--crl", file("middle.crl"), "--revocation", policy);
            assertEquals(1, run.status(), run::toString);
        }
    }

    /// As OpenSSL does with and without `-x509_strict`.
    @Test
    void whatACertificateShouldNotLookLikeIsAWarningUnlessAProfileIsNamed() throws Exception {
        for (var strict : List.of(false, true)) {
            var theirs = new ArrayList<>(
                    List.of("openssl", "verify", "-CAfile", "root.pem", "-untrusted", "middle.pem", "bare.pem"));
            if (strict) {
                theirs.add(2, "-x509_strict");
            }
            var ours = strict ? judge("bare", "root", "--profile", "rfc5280") : judge("bare", "root");
            int said = Program.run(folder, theirs.toArray(String[]::new)).status();
            assertEquals(said == 0, ours.status() == 0, ours::toString);
            assertEquals(strict, ours.status() != 0);
        }
        var warned = judge("bare", "root").out();
        assertTrue(warned.contains("▲") && warned.contains("authorityKeyIdentifier"), warned);
    }

    /// Each is refused without the option.
    @ParameterizedTest
    @CsvSource({
        "bare,root,--profile rfc5280,--conformance tolerant",
        "short,root,,--algorithms legacy",
        "short,root,--algorithms current,--algorithms any",
        "short,root,--algorithms legacy --min-rsa-bits 2048,--algorithms legacy --min-rsa-bits 1024",
        "server,root,--min-ec-bits 257,--min-ec-bits 256",
        "encipherer,root,--purpose server,--purpose server --leaf-key-usage ignored",
        "deep,limited,,--anchors ignored",
        "server,root,--max-depth 0,--max-depth 1",
    })
    void eachOptionTurnsTheVerdict(String leaf, String trusted, @Nullable String refusing, String accepting) {
        var refused = judge(leaf, trusted, words(refusing));
        assertEquals(1, refused.status(), refused::toString);
        var accepted = judge(leaf, trusted, words(accepting));
        assertEquals(0, accepted.status(), accepted::toString);
    }

    @Test
    void aListThatIsGivenMustSpeakOfTheLeafUnlessThePolicyIsSoft() {
        var unsaid = judge("bare", "root", "--crl", file("root.crl"));
        assertEquals(1, unsaid.status(), unsaid::toString);
        var soft = judge("bare", "root", "--crl", file("root.crl"), "--revocation", "soft");
        assertEquals(0, soft.status(), soft::toString);
        var leaf = judge("bare", "root", "--crl", file("middle.crl"));
        assertEquals(0, leaf.status(), leaf::toString);
        var hard = judge("bare", "root", "--crl", file("middle.crl"), "--revocation", "hard");
        assertEquals(1, hard.status(), hard::toString);
    }

    @Test
    void theJsonHoldsTheWholeJudgement() {
        var json = Json.read(verify("--untrusted", file("middle.pem"), "--json").out());
        assertEquals(
                List.of(
                        "file",
                        "valid",
                        "profile",
                        "conformance",
                        "at",
                        "checks",
                        "path",
                        "rejected",
                        "signatures",
                        "fetched"),
                List.copyOf(json.keySet()));
        assertEquals("rfc5280", json.get("profile").getAsString());
        assertEquals(
                List.of("CN=server, O=MyOrg", "CN=middle, O=MyOrg", "CN=root, O=MyOrg"),
                Json.texts(json.get("path"), "subject"));
    }

    @ParameterizedTest
    @CsvSource({
        "--profile,browser",
        "--revocation,perhaps",
        "--conformance,perhaps",
        "--anchors,both",
        "--algorithms,old",
        "--min-rsa-bits,many",
        "--min-ec-bits,-1",
        "--leaf-key-usage,never",
        "--max-depth,1000000",
        "--policy,1.2.x",
        "--policy,9.9",
        "--at,yesterday",
        "--purpose,mail",
        "--ocsp,"
    })
    void whatMakesNoSenseIsWrongUsage(String option, String value) {
        var run = value == null ? verify(option) : verify(option, value);
        assertEquals(2, run.status(), run::toString);
        assertFalse(run.err().isBlank());
    }

    @Test
    void whatTheCertificateNamesIsFetchedWhenAskedOnly() {
        var arguments = List.of("verify", file("naming.pem"), "--trust", file("root.pem"));
        for (var option : List.of("--no-fetch", "--fetch")) {
            var all = new ArrayList<>(arguments);
            all.add(option);
            var run = cli.run(all.toArray(String[]::new));
            assertEquals(option.equals("--fetch") ? 0 : 1, run.status(), run::toString);
        }
        assertEquals(1, cli.run(arguments.toArray(String[]::new)).status());
    }

    private static String[] words(@Nullable String options) {
        return options == null ? new String[0] : options.split(" ", -1);
    }

    private Cli.Run judge(String leaf, String trusted, String... options) {
        var arguments = new ArrayList<>(List.of("verify", file(leaf + ".pem"), "--trust", file(trusted + ".pem")));
        arguments.addAll(List.of("--untrusted", file("middle.pem"), "--untrusted", file("below.pem")));
        arguments.addAll(Arrays.asList(options));
        return cli.run(arguments.toArray(String[]::new));
    }

    private Cli.Run verify(String... options) {
        var arguments = new ArrayList<>(List.of("verify", file("server.pem"), "--trust", file("root.pem")));
        arguments.addAll(Arrays.asList(options));
        return cli.run(arguments.toArray(String[]::new));
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }
}
