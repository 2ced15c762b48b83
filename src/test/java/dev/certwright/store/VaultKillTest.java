package dev.certwright.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process in the middle of its work, fifty times, and looks whether what it had reported is there.
class VaultKillTest {
    private static final int KILLS_WHILE_ADDING = 40;
    private static final int KILLS_WHILE_CREATING = 10;

    private final Random random = new Random();
    private final String template = VaultChild.template();

    @TempDir
    private Path folder;

    @Test
    void killingWhileAddingLosesNothingThatWasReported() throws Exception {
        var file = folder.resolve("vault.db");
        var done = new LinkedHashSet<String>();
        for (int kill = 0; kill < KILLS_WHILE_ADDING; kill++) {
            var prefix = "kill" + kill + "-";
            done.addAll(runAndKill(file, prefix, 1 + random.nextInt(4)));
            assertAllThere(file, done, prefix);
        }
        assertAllThere(file, done, "");
        assertTrue(done.size() >= KILLS_WHILE_ADDING, () -> "hardly anything was done: " + done);
    }

    @Test
    void killingWhileTheVaultIsMadeLosesNothingThatWasReported() throws Exception {
        for (int kill = 0; kill < KILLS_WHILE_CREATING; kill++) {
            var file = folder.resolve("vault" + kill + ".db");
            assertAllThere(file, runAndKill(file, "new", 0), "");
        }
    }

    /// @param wait for so many reports before the kill
    /// @return the names that were reported
    private Set<String> runAndKill(Path file, String prefix, int wait) throws IOException, InterruptedException {
        var child = VaultChild.start("add", file.toString(), template, prefix, "1000000");
        var done = new LinkedHashSet<String>();
        try (var lines = child.inputReader()) {
            assertEquals("opening", lines.readLine());
            while (done.size() < wait) {
                done.add(reported(lines.readLine()));
            }
            // not for something to happen: for the kill to fall anywhere
            child.waitFor(random.nextInt(wait == 0 ? 150_000 : 10_000), TimeUnit.MICROSECONDS);
            // the handle, because the process would close what we still have to read
            child.toHandle().destroyForcibly();
            readRest(lines, done);
        } finally {
            child.destroyForcibly().waitFor();
        }
        return done;
    }

    private static void readRest(BufferedReader lines, Set<String> done) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            done.add(reported(line));
        }
    }

    private static String reported(String line) {
        assertTrue(line != null && line.startsWith("done "), line);
        return line.substring("done ".length());
    }

    /// @param prefix of the names whose keys are read, too
    private static void assertAllThere(Path file, Set<String> done, String prefix) throws PkiException, SQLException {
        try (var vault = VaultFixture.open(file)) {
            var entries = vault.entries().stream().collect(Collectors.toMap(Entry::name, Function.identity()));
            for (var name : done) {
                assertTrue(entries.containsKey(name), () -> name + " was reported and is lost");
            }
            for (var entry : entries.values()) {
                if (entry.name().startsWith(prefix)) {
                    assertEquals(VaultChild.keyOf(entry.name()), VaultFixture.text(vault.privateKey(entry.id())));
                }
            }
        }
        assertEquals("ok", VaultFixture.query(file, "PRAGMA integrity_check"));
        assertEquals("", VaultFixture.query(file, "PRAGMA foreign_key_check"));
    }
}
