package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
        cli.ok("vault", "init", "--no-passphrase");
        cli.ok("ca", "create", "ca", "--key", "ec-p256");
    }

    @Test
    void severalNamesRepeatedOptionsAndCommasAllCount() {
        cli.ok("issue", "server", "web", "--ca", "ca", "--san", "localhost", "*.example.com", "--san", "127.0.0.1,::1");
        assertEquals(
                List.of("DNS:localhost", "DNS:*.example.com", "IP:127.0.0.1", "IP:::1"),
                Json.texts(show("web").get("sans")));
        assertEquals("CN=localhost", show("web").get("subject").getAsString());
    }

    @ParameterizedTest
    @CsvSource({"exa mple.com,exa mple.com", "*.*.example.com,*.*.example.com", "300.1.1.1,300.1.1.1"})
    void aBadNameIsRefusedByName(String typed, String named) {
        var run = cli.run("issue", "server", "web", "--ca", "ca", "--san", "good.example", typed);
        assertEquals(2, run.status());
        assertTrue(run.err().contains(named), run::toString);
        assertEquals(1, run.err().lines().count());
        assertFalse(cli.ok("list").contains("web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "99999", "many"})
    void impossibleDaysAreRefused(String days) {
        assertEquals(
                2,
                cli.run("issue", "client", "ann", "--ca", "ca", "--days", days).status());
        assertFalse(cli.ok("list").contains("ann"));
    }

    @Test
    void daysPastTheIssuersEndAreRefused() {
        assertEquals(
                2,
                cli.run("issue", "client", "ann", "--ca", "ca", "--days", "9000")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN",
                "C=Taiwan",
                "CN=",
                "X=1",
                "CN=0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void aBadSubjectIsRefused(String subject) {
        var run = cli.run("ca", "create", "other", "--subject", subject);
        assertEquals(2, run.status(), run::toString);
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void anUnknownKindOfKeyIsRefusedWithTheKnownOnes() {
        var run = cli.run("ca", "create", "other", "--key", "dsa");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("ec-p256"), run::toString);
    }

    @ParameterizedTest
    @CsvSource({"ec-p384,ECDSA P-384", "rsa-2048,RSA 2048", "ed25519,Ed25519"})
    void everyKindOfKeyCanBeAskedFor(String word, String label) {
        cli.ok("issue", "client", "ann", "--ca", "ca", "--key", word);
        assertEquals(label, show("ann").get("key").getAsString());
    }

    @Test
    void anIntermediateCaIssuesBelowItsParent() {
        cli.ok("ca", "create", "devices", "--parent", "ca", "--days", "900");
        cli.ok("issue", "client", "ann", "--ca", "devices");
        assertEquals("intermediate-ca", show("devices").get("type").getAsString());
        assertEquals("CN=devices", show("ann").get("issuer").getAsString());
    }

    @Test
    void theDaysAskedForAreTheDaysGiven() {
        cli.ok("issue", "client", "ann", "--ca", "ca", "--days", "90");
        var notAfter = Instant.parse(show("ann").get("notAfter").getAsString());
        var left = Duration.between(Instant.now(), notAfter);
        assertTrue(left.compareTo(Duration.ofDays(90)) <= 0 && left.compareTo(Duration.ofDays(89)) > 0, left::toString);
    }

    @Test
    void aNameIsGivenOnce() {
        assertEquals(2, cli.run("ca", "create", "ca").status());
    }

    @Test
    void anIssuerMustBeACaOfTheVault() {
        cli.ok("issue", "client", "ann", "--ca", "ca");
        assertEquals(2, cli.run("issue", "client", "bob", "--ca", "nobody").status());
        assertEquals(2, cli.run("issue", "client", "bob", "--ca", "ann").status());
    }

    @Test
    void theEntryIsListedWithStableKeys() {
        cli.ok("issue", "server", "web", "--ca", "ca", "--san", "localhost");
        var entries = Json.lines(cli.ok("list", "--json"));
        assertEquals(
                List.of("ca", "web"),
                entries.stream().map(e -> e.get("name").getAsString()).toList());
        var web = entries.getLast();
        assertTrue(
                web.keySet()
                        .containsAll(List.of(
                                "name",
                                "type",
                                "subject",
                                "issuer",
                                "serial",
                                "notBefore",
                                "notAfter",
                                "sans",
                                "key",
                                "sha256",
                                "status",
                                "privateKey")),
                web::toString);
        assertEquals("server", web.get("type").getAsString());
        assertEquals("valid", web.get("status").getAsString());
        assertTrue(web.get("privateKey").getAsBoolean());
        assertEquals(web, show("web"));
    }

    @Test
    void aPersonSeesTheCertificateInTheirLanguage() {
        var english = cli.ok("show", "ca");
        assertTrue(english.contains("Root CA") && english.contains("SHA-256"), english);
        assertTrue(cli.ok("show", "ca", "--lang", "zh-TW").contains("根憑證授權中心"));
        assertTrue(cli.ok("--lang=zh_TW", "list").contains("根憑證授權中心"));
    }

    @Test
    void theOpenSslCommandsAreAScript() {
        var script = cli.ok("show", "ca", "--openssl");
        assertTrue(script.contains("openssl "), script);
        assertEquals(2, cli.run("show", "ca", "--openssl", "--json").status());
    }

    private JsonObject show(String name) {
        return Json.read(cli.ok("show", name, "--json"));
    }
}
