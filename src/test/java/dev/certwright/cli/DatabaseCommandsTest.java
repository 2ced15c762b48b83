package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.testing.PostgresCluster;
import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The commands over a vault on a PostgreSQL server.
@Timeout(60)
class DatabaseCommandsTest {
    @TempDir
    private Path folder;

    private PostgresCluster cluster;
    private String url;

    @BeforeEach
    void emptyDatabase() throws Exception {
        cluster = PostgresCluster.shared();
        cluster.empty();
        url = cluster.url();
    }

    private Cli cli() {
        return new Cli(folder).set("CERTWRIGHT_VAULT", url);
    }

    @Test
    void fromNothingToAnExportedCertificate() throws Exception {
        Program.assumePresent("openssl");
        var cli = new Cli(folder);
        var made = cli.ok("vault", "init", "--no-passphrase", "--vault", url);
        assertTrue(made.contains("team"), made);
        assertTrue(made.contains("access rights"), made);
        cli.ok("--vault", url, "ca", "create", "ca", "--key", "ec-p256");
        cli.ok("--vault", url, "issue", "server", "web", "--ca", "ca", "--san", "localhost");
        assertEquals(2, cli.ok("--vault", url, "list").lines().count());
        var out = folder.resolve("out");
        cli.ok("--vault", url, "export", "web", "--format", "pem", "--out", out.toString());
        cli.ok("--vault", url, "export", "ca", "--format", "pem", "--no-key", "--out", out.toString());
        var judged = Program.run(out, "openssl", "verify", "-CAfile", "ca.crt", "web.crt");
        assertEquals(0, judged.status(), judged::text);
        assertFalse(Files.exists(cli.vault()), "no file is made");
        var again = cli.run("vault", "init", "--no-passphrase", "--vault", url);
        assertEquals(2, again.status(), again::toString);
    }

    @Test
    void keysAreSealedBeforeTheyLeaveTheProgram() throws Exception {
        var passphrase = Files.writeString(folder.resolve("words"), "tangerine");
        var cli = cli();
        cli.ok("vault", "init", "--passphrase-file", passphrase.toString());
        cli.ok("ca", "create", "ca", "--key", "ec-p256", "--passphrase-file", passphrase.toString());
        var locked = cli.run("issue", "client", "ann", "--ca", "ca");
        assertEquals(3, locked.status(), locked::toString);
        cli.ok("issue", "client", "ann", "--ca", "ca", "--passphrase-file", passphrase.toString());
    }

    @Test
    void severalProgramsIssueAtOnceWithoutADuplicateSerial() throws Exception {
        cli().ok("vault", "init", "--no-passphrase");
        cli().ok("ca", "create", "ca", "--key", "ec-p256");
        try (var programs = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Cli.Run>>();
            for (int i = 0; i < 16; i++) {
                var name = "client-" + i;
                work.add(() -> cli().run("issue", "client", name, "--ca", "ca", "--key", "ec-p256"));
            }
            for (var run : programs.invokeAll(work)) {
                assertEquals(0, run.get().status(), () -> run.toString());
            }
        }
        var serials = new ArrayList<String>();
        for (var entry : Json.lines(cli().ok("list", "--json"))) {
            serials.add(entry.get("serial").toString());
        }
        assertEquals(17, serials.size());
        assertEquals(17, new HashSet<>(serials).size(), serials::toString);
    }

    @Test
    void theWindowGetsTheAddress() {
        var cli = new Cli(folder);
        assertEquals(0, cli.run("--vault", url + "?sslmode=disable").status());
        assertEquals(List.of(url), cli.windows());
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() {
        for (var run : List.of(
                new Cli(folder).run("list", "--vault", url.replace("certwright@", "certwright:sesame@")),
                new Cli(folder)
                        .set("CERTWRIGHT_VAULT", url + "?password=sesame")
                        .run("list"))) {
            assertEquals(2, run.status(), run::toString);
            assertTrue(run.err().contains("--database-password-file"), run::toString);
            assertFalse(run.err().contains("sesame"), run::toString);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsASentence() {
        var run = new Cli(folder).run("list", "--vault", "postgresql://a@127.0.0.1:1/b");
        assertEquals(3, run.status());
        assertEquals(
                "certwright: The database postgresql://a@127.0.0.1:1/b does not answer; nothing was changed."
                        + " See whether it runs and can be reached, and try again.",
                run.err().strip());
    }

    @Test
    void thePasswordComesFromAFileTheVariableOrThePerson() throws Exception {
        var asked = url.replace("certwright@", "keyholder@");
        var file = Files.writeString(folder.resolve("password"), "sesame\n");
        assertEquals(0, list(asked, new Cli(folder), "--database-password-file", file.toString()));
        assertEquals(0, list(asked, new Cli(folder).set("PGPASSWORD", "sesame")));
        var person = new Cli(folder).answering("sesame");
        assertEquals(0, list(asked, person));
        assertEquals(List.of("Password for " + asked + ": "), person.questions());
        assertEquals(3, list(asked, new Cli(folder).answering("wrong")));
        assertEquals(3, list(asked, new Cli(folder)));
        assertEquals(3, list(asked, new Cli(folder).set("PGPASSWORD", "wrong")));
    }

    private static int list(String vault, Cli cli, String... more) {
        var arguments = new ArrayList<>(List.of("list", "--vault", vault));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new)).status();
    }
}
