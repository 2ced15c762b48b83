package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "vault",
                "vault init",
                "ca",
                "ca create",
                "issue",
                "issue server",
                "issue client",
                "issue peer",
                "issue ocsp",
                "profile",
                "profile list",
                "profile show",
                "profile save",
                "profile export",
                "profile import",
                "profile remove",
                "keys",
                "list",
                "show",
                "delete",
                "trash",
                "trash list",
                "trash restore",
                "trash empty",
                "audit",
                "audit list",
                "audit verify",
                "backup",
                "restore",
                "export",
                "test",
                "runs",
                "runs list",
                "runs show",
                "runs again",
                "runs diff",
                "runs remove",
                "report",
                "verify",
                "csr",
                "csr create",
                "csr list",
                "csr export",
                "csr accept",
                "csr remove",
                "csr commands",
                "sign",
                "inspect"
            })
    void everyCommandHelpsInBothLanguages(String command) {
        var words = (command + " --help").strip().split(" ", -1);
        var english = cli.ok(words);
        assertTrue(english.startsWith("Usage: certwright"), english);
        assertFalse(english.contains("cli.") || english.contains("csr."), english);
        var chinese = cli.ok(append(words, "--lang", "zh-TW"));
        assertTrue(chinese.startsWith("用法："), chinese);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "ca",
                "issue",
                "issue server",
                "issue server web --ca ca",
                "list --nonsense",
                "test",
                "test a b",
                "inspect",
                "test localhost --tls",
                "list --vault a --vault b",
                "--lang fr list",
                "export x --format pem"
            })
    void wrongUsageIsOneLineWithAHint(String command) {
        var run = cli.run(command.split(" ", -1));
        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run::toString);
        assertTrue(run.err().startsWith("certwright: "), run::toString);
        assertTrue(run.err().contains("--help") || command.contains("fr"), run::toString);
    }

    @Test
    void wrongUsageIsSaidInTheLanguageAskedFor() {
        assertTrue(cli.run("test", "--lang", "zh-TW").err().contains("少了 URL"));
        assertTrue(cli.run("--lang=zh-TW", "show", "nothing").err().contains("nothing"));
    }

    @Test
    void theVersionIsShown() {
        assertTrue(cli.ok("--version").startsWith("certwright "));
    }

    private static String[] append(String[] words, String... more) {
        var all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
