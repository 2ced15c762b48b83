package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.passphrase;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestHistoryTest {
    private static final String SCHEMA = "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema ORDER BY name)";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("vault.db");
    }

    @Test
    void whatIsKeptIsFoundWhileTheKeysAreLocked() throws Exception {
        try (var vault = VaultFixture.open(file)) {
            vault.protect(passphrase("words"));
            vault.lock();
            var history = vault.history();
            long id = history.add(kept("https://a/", "{\"é\":1}"), 5);
            var found = history.find(id).orElseThrow();
            assertEquals("{\"é\":1}", found.report());
            assertEquals("{\"asked\":1}", found.request());
            assertEquals(List.of(found.row()), history.list(9));
            assertEquals("https://a/", found.row().target());
            assertEquals(Optional.empty(), history.find(id + 1));
            assertEquals("test.kept", vault.auditEvents(1).getFirst().action());
        }
    }

    @Test
    void onlyTheNewestRemainAndNumbersAreNotGivenAgain() throws Exception {
        try (var vault = VaultFixture.open(file)) {
            var history = vault.history();
            long first = history.add(kept("0", "{}"), 3);
            for (int i = 1; i < 5; i++) {
                history.add(kept("" + i, "{}"), 3);
            }
            assertEquals(
                    List.of("4", "3", "2"),
                    history.list(9).stream().map(TestHistory.Row::target).toList());
            assertEquals(1, history.list(1).size());
            assertTrue(history.remove(first + 4));
            assertFalse(history.remove(first + 4));
            assertEquals(first + 5, history.add(kept("5", "{}"), 3));
            history.clear();
            assertEquals(List.of(), history.list(9));
        }
    }

    @Test
    void aVaultOfTheFirstSchemaKeepsAllItHas() throws Exception {
        try (var vault = VaultFixture.open(file)) {
            vault.protect(passphrase("words"));
            vault.add(root("CA", key("the key of CA")));
        }
        var fresh = VaultFixture.query(file, SCHEMA);
        var before = VaultFixture.rows(file);
        takeBackToTheFirst();
        try (var vault = VaultFixture.open(file)) {
            vault.history().add(kept("https://a/", "{}"), 5);
            vault.unlock(passphrase("words").orElseThrow());
            var entry = vault.entry("CA").orElseThrow();
            assertEquals("the key of CA", VaultFixture.text(vault.privateKey(entry.id())));
        }
        assertEquals(fresh, VaultFixture.query(file, SCHEMA));
        var after = VaultFixture.rows(file);
        for (var table : List.of("vault", "protection", "entry", "private_key", "setting")) {
            assertEquals(before.get(table), after.get(table), table);
        }
        assertEquals(
                "2",
                VaultFixture.query(
                        file, "SELECT count(*) FROM audit_event WHERE action IN ('vault.updated', 'test.kept')"));
    }

    @Test
    void anUpdateThatFailsChangesNothing() throws Exception {
        VaultFixture.open(file).close();
        takeBackToTheFirst();
        // the script cannot make its table
        VaultFixture.execute(file, "CREATE TABLE connection_test (id INTEGER)");
        var before = VaultFixture.query(file, SCHEMA);
        assertThrows(IllegalStateException.class, () -> VaultFixture.open(file));
        assertEquals("1", VaultFixture.query(file, "PRAGMA user_version"));
        assertEquals(before, VaultFixture.query(file, SCHEMA));
    }

    /// The database as the first script alone makes it.
    private void takeBackToTheFirst() throws SQLException, IOException {
        var now = folder.resolve("now.db");
        Files.move(file, now);
        try (var in = Schema.class.getResourceAsStream("schema/001.sql");
                var connection = VaultFixture.jdbc(file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("DELETE FROM vault");
            statement.executeUpdate("ATTACH '" + now + "' AS later");
            for (var table : List.of(
                    "vault (id, uuid)",
                    "protection (id, kind, vault_key, nonce, salt, memory_kib, iterations, parallelism)",
                    "entry (id, name, profile, certificate, issuer_id, issuer_name_sha256, serial, created_at)",
                    "private_key (entry_id, nonce, sealed)",
                    "audit_event (id, at, action, subject)",
                    "setting (key, value)")) {
                var columns = table.substring(table.indexOf('(') + 1, table.length() - 1);
                var name = table.substring(0, table.indexOf(' '));
                statement.executeUpdate("INSERT INTO " + table + " SELECT " + columns + " FROM later." + name);
            }
        }
        Files.delete(now);
    }

    @Test
    void aReportThatCannotBeUnpackedIsDamage() throws Exception {
        try (var vault = VaultFixture.open(file)) {
            long id = vault.history().add(kept("https://a/", "{}"), 5);
            VaultFixture.execute(file, "UPDATE connection_test SET report = x'00'");
            assertThrows(PkiException.VaultDamaged.class, () -> vault.history().find(id));
        }
    }

    private static TestHistory.Kept kept(String target, String report) {
        var row = new TestHistory.Row(0, Instant.ofEpochMilli(7), target, "ann", "mutual", "requests");
        return new TestHistory.Kept(row, "{\"asked\":1}", report);
    }
}
