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

class VaultCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    @Test
    void theFirstKeyOfAVaultNeedsADecision() {
        var run = cli.run("ca", "create", "ca");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("certwright vault init"), run::toString);
        assertTrue(run.err().contains("--passphrase-file"), run::toString);
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void aRefusedCommandLeavesNoVaultBehind() throws IOException {
        assertEquals(2, cli.run("ca", "create", "ca").status());
        assertEquals(2, cli.run("vault", "init").status());
        try (var files = Files.list(folder)) {
            assertEquals(
                    0, files.filter(f -> f.toString().endsWith(".certwright")).count());
        }
    }

    @Test
    void aPassphraseAndNoneAtOnceAreRefused() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "correct horse battery staple");
        var run = cli.run("vault", "init", "--no-passphrase", "--passphrase-file", secret.toString());
        assertEquals(2, run.status(), run::toString);
    }

    @Test
    void emptyNamesAreRefusedInASentence() {
        cli.ok("vault", "init", "--no-passphrase");
        cli.ok("ca", "create", "ca");
        for (var words : new String[][] {
            {"ca", "create", ""},
            {"issue", "server", "s", "--ca", "ca", "--san", ""},
            {"issue", "client", "c", "--ca", "ca", "--san", ""},
            {"issue", "client", "", "--ca", "ca"}
        }) {
            assertEquals(2, cli.run(words).status(), () -> String.join(" ", words));
        }
    }

    @Test
    void noPassphraseIsAConsciousChoice() {
        assertTrue(cli.ok("vault", "init", "--no-passphrase").contains("permissions only"));
        assertTrue(cli.ok("ca", "create", "ca").contains("ca"));
    }

    @Test
    void aVaultIsSetUpOnce() {
        cli.ok("vault", "init", "--no-passphrase");
        assertEquals(2, cli.run("vault", "init", "--no-passphrase").status());
    }

    @Test
    void aPassphraseInAFileProtectsTheKeysAndOpensThem() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "correct horse battery staple\nsecond line\n");
        cli.ok("vault", "init", "--passphrase-file", secret.toString());
        var locked = cli.run("ca", "create", "ca");
        assertEquals(3, locked.status());
        assertTrue(locked.err().contains("CERTWRIGHT_PASSPHRASE"), locked::toString);
        cli.ok("--passphrase-file=" + secret, "ca", "create", "ca");
        assertTrue(cli.ok("list").contains("ca"));
        cli.set("CERTWRIGHT_PASSPHRASE", "correct horse battery staple");
        cli.ok("issue", "client", "ann", "--ca", "ca");
        cli.set("CERTWRIGHT_PASSPHRASE", "wrong");
        var wrong = cli.run("issue", "client", "bob", "--ca", "ca");
        assertEquals(3, wrong.status());
        assertFalse(wrong.toString().contains("horse"), wrong::toString);
        assertFalse(cli.ok("list").contains("bob"));
    }

    @Test
    void aPersonIsAskedTwiceAndToldTheStrength() {
        cli.answering("correct horse battery staple", "correct horse battery staple");
        var run = cli.run("vault", "init");
        assertEquals(0, run.status(), run::toString);
        assertEquals(2, cli.questions().size());
        assertTrue(run.err().contains("Strength"), run::toString);
    }

    @Test
    void twoDifferentAnswersDecideNothing() {
        cli.answering("one passphrase", "another");
        assertEquals(2, cli.run("vault", "init").status());
        cli.ok("vault", "init", "--no-passphrase");
    }

    @Test
    void anEmptyAnswerIsNoPassphrase() {
        assertEquals(2, cli.answering("", "").run("vault", "init").status());
    }

    @Test
    void anEmptyOrMissingPassphraseFileIsRefused() throws IOException {
        var empty = Files.writeString(folder.resolve("empty"), "\n");
        assertEquals(
                2,
                cli.run("vault", "init", "--passphrase-file", empty.toString()).status());
        assertEquals(
                3,
                cli.run(
                                "vault",
                                "init",
                                "--passphrase-file",
                                folder.resolve("none").toString())
                        .status());
    }

    @Test
    void whatIsNotAVaultIsLeftAlone() throws IOException {
        var notes = Files.writeString(folder.resolve("notes.txt"), "my notes");
        assertEquals(3, cli.run("list", "--vault", notes.toString()).status());
        assertEquals("my notes", Files.readString(notes));
    }

    @Test
    void readingMakesNoVault() {
        assertTrue(cli.ok("list").contains("certwright ca create"));
        assertEquals(2, cli.run("show", "ca").status());
        assertEquals(
                3, cli.run("list", "--vault", folder.resolve("typo").toString()).status());
        assertTrue(Files.notExists(cli.vault()));
    }

    @Test
    void theVaultIsNamedByOptionOrVariable() {
        var other = folder.resolve("other.certwright");
        cli.ok("vault", "init", "--no-passphrase", "--vault", other.toString());
        cli.ok("--vault=" + other, "ca", "create", "ca");
        assertTrue(Files.notExists(cli.vault()));
        cli.set("CERTWRIGHT_VAULT", other.toString());
        assertTrue(cli.ok("list").contains("ca"));
    }

    @Test
    void withoutACommandTheWindowOpens() {
        assertEquals(0, cli.run().status());
        var other = folder.resolve("other");
        assertEquals(0, cli.run("--vault", other.toString(), "--lang", "zh-TW").status());
        assertEquals(java.util.List.of(cli.vault().toString(), other.toString()), cli.windows());
    }
}
