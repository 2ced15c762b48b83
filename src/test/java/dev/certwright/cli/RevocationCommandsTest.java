package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RevocationCommandsTest {
    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void makeCertificates() {
        cli = Cli.withCertificates(folder);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private X509CRL crl(String name) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name))));
    }

    @Test
    void aRevokedCertificateStandsInTheListAndInThePublishedFile() throws Exception {
        var out = cli.ok("revoke", "ann", "--reason", "keyCompromise");
        assertTrue(out.startsWith("“ann” is revoked since "), out);
        assertTrue(cli.ok("list").lines().anyMatch(line -> line.startsWith("ann ") && line.contains("Revoked")));
        var published = cli.ok("crl", "ca", "--out", file("ca.crl"), "--next-update", "12h");
        assertTrue(published.contains("list no. 1 with 1 certificate, next one due "), published);
        var list = crl("ca.crl");
        assertEquals(1, list.getRevokedCertificates().size());
        assertEquals(
                Duration.ofHours(12),
                Duration.between(
                        list.getThisUpdate().toInstant(), list.getNextUpdate().toInstant()));
    }

    @Test
    void severalAreRevokedAtOnce() throws Exception {
        assertEquals(
                2,
                cli.run("revoke", "ann", "web", "--reason", "superseded")
                        .outLines()
                        .size());
        cli.ok("crl", "ca", "--out", file("ca.crl"), "--der");
        assertEquals(2, crl("ca.crl").getRevokedCertificates().size());
        assertEquals(0x30, Files.readAllBytes(folder.resolve("ca.crl"))[0]);
    }

    @Test
    void theSecondTimeKeepsTheFirstDate() {
        var first = Json.read(cli.ok("revoke", "ann", "--json"));
        var second = Json.read(cli.ok("revoke", "ann", "--reason", "superseded", "--json"));
        assertEquals("revoked", first.get("change").getAsString());
        assertEquals("none", second.get("change").getAsString());
        assertEquals(first.get("at"), second.get("at"));
        assertEquals("unspecified", second.get("reason").getAsString());
    }

    @Test
    void aHoldIsReleasedAndNothingElse() {
        cli.ok("revoke", "ann", "--reason", "certificateHold");
        assertTrue(cli.ok("release", "ann").contains("is good again"));
        var again = cli.run("release", "ann");
        assertEquals(2, again.status());
        assertTrue(again.err().contains("It is not revoked"), again.err());
        cli.ok("revoke", "ann");
        assertTrue(cli.run("release", "ann").err().contains("revoked for good (No particular reason)"));
    }

    @Test
    void aSerialNumberIsEnoughForACertificateFromElsewhere() throws Exception {
        cli.ok("revoke", "--serial", "0x0A:BC", "--ca", "ca", "--reason", "superseded");
        cli.ok("crl", "ca", "--out", file("ca.crl"));
        assertEquals(
                0xabc,
                crl("ca.crl")
                        .getRevokedCertificates()
                        .iterator()
                        .next()
                        .getSerialNumber()
                        .intValueExact());
    }

    @Test
    void wrongUsageIsSaidBeforeAnythingHappens() {
        for (var arguments : new String[][] {
            {"revoke"},
            {"revoke", "ann", "--serial", "1", "--ca", "ca"},
            {"revoke", "--serial", "1"},
            {"revoke", "--serial", "xyz", "--ca", "ca"},
            {"revoke", "ann", "--reason", "bored"},
            {"revoke", "ann", "--at", "yesterday"},
            {"revoke", "ann", "--at", "2999-01-01"},
            {"revoke", "nobody"},
            {"revoke", "ca"},
            {"crl"},
            {"crl", "ca"},
            {"crl", "ca", "--out", "x", "--next-update", "soon"},
            {"crl", "ann", "--out", "x"},
            {"ocsp", "serve", "ca", "--port", "70000"},
            {"ocsp", "serve", "ann", "--once"},
        }) {
            var run = cli.run(arguments);
            assertEquals(2, run.status(), () -> String.join(" ", arguments) + " " + run);
        }
        assertFalse(cli.ok("list").contains("Revoked"));
    }

    @Test
    void theListOfListsEndsWithOneWhenOneIsDue() {
        assertEquals(0, cli.run("crl", "--list").status());
        cli.ok("revoke", "ann");
        var behind = cli.run("crl", "--list", "--json");
        assertEquals(1, behind.status());
        assertEquals("behind", Json.read(behind.out()).get("state").getAsString());
        cli.ok("crl", "ca", "--out", file("ca.crl"));
        assertEquals(0, cli.run("crl", "--list").status());
        var soon = cli.run("crl", "--list", "--within", "8d");
        assertEquals(1, soon.status());
        assertTrue(soon.out().contains("Due soon  1  20"), soon.out());
    }

    @Test
    void whatIsNoListIsNotReplacedUnasked() throws Exception {
        Files.writeString(folder.resolve("notes"), "mine");
        assertEquals(2, cli.run("crl", "ca", "--out", file("notes")).status());
        assertEquals("mine", Files.readString(folder.resolve("notes")));
        cli.ok("crl", "ca", "--out", file("notes"), "--force");
        assertEquals(null, crl("notes").getRevokedCertificates());
    }

    @Test
    void opensslAsksTheResponderWhichStopsAfterThatManyRequests() throws Exception {
        Program.assumePresent("openssl");
        cli.ok("export", "ca", "--format", "pem", "--out", file("pem"), "--no-key");
        cli.ok("export", "ann", "--format", "pem", "--out", file("pem"), "--no-key");
        cli.ok("revoke", "ann", "--reason", "cessationOfOperation");
        int port = ServerProcess.freePort();
        var serving = CompletableFuture.supplyAsync(() ->
                cli.run("ocsp", "serve", "ca", "--port", Integer.toString(port), "--requests", "2", "--delegated"));
        awaitListening(port);
        for (int i = 0; i < 2; i++) {
            var answer = Program.run(
                    folder.resolve("pem"),
                    "openssl",
                    "ocsp",
                    "-issuer",
                    "ca.crt",
                    "-cert",
                    "ann.crt",
                    "-CAfile",
                    "ca.crt",
                    "-url",
                    "http://127.0.0.1:" + port + "/");
            assertTrue(answer.text().contains("Response verify OK"), answer.text());
            assertTrue(answer.text().contains("Reason: cessationOfOperation"), answer.text());
        }
        var run = serving.get(30, TimeUnit.SECONDS);
        assertEquals(0, run.status(), run::toString);
        assertEquals("http://127.0.0.1:" + port + "/", run.outLines().getFirst());
        assertEquals(
                2,
                run.outLines().stream()
                        .filter(line -> line.endsWith("POST  successful  ann revoked"))
                        .count(),
                run::toString);
        assertTrue(cli.ok("list").contains("ca OCSP"));
    }

    private static void awaitListening(int port) {
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (java.io.IOException _) {
                Thread.onSpinWait();
            }
        }
    }
}
