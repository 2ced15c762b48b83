package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = Cli.withCertificates(folder);
    }

    @Test
    void aRenewedCertificateHasTheNameAndTheOldOneSaysUntilWhen() {
        var said = cli.ok("renew", "web", "--new-key", "--days", "20");
        assertTrue(said.contains("“web” renewed"), said);
        var list = cli.ok("list");
        assertTrue(list.contains("web (until "), list);
        assertEquals(4, list.lines().count(), list);
        assertTrue(cli.ok("list", "--expiring").startsWith("web "), list);
    }

    @Test
    void namesAreAdded() {
        cli.ok("renew", "web", "--add", "api.example.com");
        assertTrue(cli.ok("show", "web").contains("api.example.com"));
        assertFalse(cli.ok("list", "--filter", "API.example").contains("until"));
    }

    @Test
    void whatEndsSoonIsRenewedForOneCa() {
        cli.ok("issue", "client", "bob", "--ca", "ca", "--days", "3");
        cli.ok("ca", "create", "other", "--key", "ec-p256");
        cli.ok("issue", "client", "eve", "--ca", "other", "--days", "3");
        assertTrue(cli.ok("renew", "--expiring", "30d", "--ca", "ca").contains("“bob” renewed"));
        var left = cli.run("expiring", "--within", "2d");
        assertEquals(0, left.status(), left::toString);
        var soon = cli.run("expiring");
        assertEquals(1, soon.status());
        assertEquals(2, soon.outLines().size(), "bob is valid for three days again, eve is as before: " + soon);
        assertTrue(cli.ok("renew", "--expiring", "1d").contains("Nothing"));
    }

    @Test
    void nothingThatEndsIsASuccessAndSomethingIsNot() {
        assertEquals(0, cli.run("expiring", "--within", "30d").status());
        var run = cli.run("expiring", "--within", "9999w");
        assertEquals(2, run.status(), run::toString);
        assertEquals(1, cli.run("expiring", "--within", "500d").status());
    }

    @Test
    void theCalendarIsWrittenAgainAndAgain() throws IOException {
        var file = folder.resolve("expiry.ics");
        assertEquals(
                1,
                cli.run("expiring", "--within", "500d", "--ics", file.toString())
                        .status());
        assertEquals(0, cli.run("expiring", "--ics", file.toString()).status());
        assertFalse(Files.readString(file).contains("VEVENT"));
        cli.run("expiring", "--within", "500d", "--ics", file.toString());
        assertTrue(Files.readString(file).contains("SUMMARY:Certificate “web” ends\r\n"));
    }

    @Test
    void jsonSaysHowManyDaysAreLeft() {
        cli.ok("issue", "client", "bob", "--ca", "ca", "--days", "3");
        var run = cli.run("expiring", "--json");
        assertEquals(1, run.outLines().size());
        assertEquals("2", Json.read(run.out().strip()).get("daysLeft").toString());
    }

    @Test
    void whichToRenewMustBeSaidInOneWay() {
        assertEquals(2, cli.run("renew").status());
        assertEquals(2, cli.run("renew", "web", "--expiring", "30d").status());
        assertEquals(2, cli.run("renew", "web", "--ca", "ca").status());
        assertEquals(2, cli.run("renew", "nobody").status());
        assertEquals(2, cli.run("renew", "web", "--days", "9000").status());
        assertEquals(3, cli.ok("list").lines().count());
    }

    @Test
    void aCaWithItsKeySaysWhatFollows() {
        var run = cli.run("renew", "ca");
        assertEquals(0, run.status(), run::toString);
        assertTrue(run.err().contains("stay valid"), run::toString);
        assertTrue(cli.ok("show", "web").contains("web → ca"), "below the new one");
    }

    @Test
    void aVaultThatIsNotThereHasNothingThatEnds() {
        assertEquals(0, new Cli(folder.resolve("none")).run("expiring").status());
        assertTrue(Files.notExists(folder.resolve("none")));
    }

    @Test
    void theOldOneIsRevokedWhenAskedAndItsListIsDue() {
        cli.ok("renew", "web", "--revoke-old");
        assertTrue(cli.ok("list").lines().anyMatch(line -> line.contains("until") && line.contains("Revoked")));
        var due = cli.run("expiring");
        assertEquals(1, due.status());
        assertTrue(due.out().startsWith("ca  Revocation list"), due::toString);
    }
}
