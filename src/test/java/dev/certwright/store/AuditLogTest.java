package dev.certwright.store;

import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.AuditProblem;
import dev.certwright.model.inventory.AuditVerdict;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chain of the audit log against a second implementation in Python, and against changes that SQLite makes for us.
class AuditLogTest {
    /// Written from the description of the encoding, with nothing of ours.
    private static final String RECOMPUTE = """
            import hashlib, sqlite3, struct, sys
            db = sqlite3.connect(sys.argv[1])
            uuid, = db.execute("SELECT uuid FROM vault").fetchone()
            h = hashlib.sha256(b"certwright audit log" + uuid + bytes(32)).digest()
            for i, at, action, subject in db.execute("SELECT id, at, action, subject FROM audit_event ORDER BY id"):
                a, s = action.encode("utf-8"), subject.encode("utf-8")
                h = hashlib.sha256(h + struct.pack(">qq", i, at) + struct.pack(">I", len(a)) + a
                                   + struct.pack(">I", len(s)) + s).digest()
                print(i, h.hex())
            """;

    @TempDir
    private Path folder;

    private Path file;

    /// Eight events: the vault made, its protection, six entries.
    @BeforeEach
    void fill() throws PkiException {
        file = folder.resolve("vault.db");
        try (var vault = VaultFixture.open(file)) {
            vault.protect(Optional.empty());
            for (var name : List.of("CA", "測試 CA", "𝄞", "x".repeat(128), "a → b", "Ünïcode")) {
                vault.add(root(name, Optional.empty()));
            }
        }
    }

    @Test
    void anotherImplementationComputesTheSameHashes() throws Exception {
        Program.assumePresent("python3");
        var script = Files.writeString(folder.resolve("recompute.py"), RECOMPUTE, StandardCharsets.UTF_8);
        var theirs = Program.run(folder, "python3", script.toString(), file.toString());
        assertEquals(0, theirs.status(), theirs::text);
        var ours = new StringBuilder();
        for (var event : events().reversed()) {
            ours.append(event.number()).append(' ').append(event.hash().hex()).append('\n');
        }
        assertEquals(theirs.text().replace("\r", ""), ours.toString());
    }

    @Test
    void aLogThatNobodyTouchedIsIntact() throws Exception {
        var verdict = verify();
        assertTrue(verdict.intact(), verdict::toString);
        assertEquals(8, verdict.events());
        assertEquals(events().getFirst().hash(), verdict.head().orElseThrow().hash());
    }

    @Test
    void aChangedEventIsFound() throws Exception {
        for (var change :
                List.of("subject = 'CB'", "action = 'entry.removed'", "at = at + 1", "hash = randomblob(32)")) {
            var before = Files.readAllBytes(file);
            VaultFixture.execute(file, "UPDATE audit_event SET " + change + " WHERE id = 3");
            assertTrue(verify().problems().contains(new AuditProblem.Altered(3)), change);
            Files.write(file, before);
        }
    }

    @Test
    void anEventThatLostItsHashIsFound() throws Exception {
        VaultFixture.execute(file, "UPDATE audit_event SET hash = NULL WHERE id = 8");
        assertEquals(List.of(new AuditProblem.Altered(8), new AuditProblem.Rewritten()), verify().problems());
    }

    @Test
    void letterThatMovesFromTheActionToTheSubjectIsFound() throws Exception {
        VaultFixture.execute(file, "UPDATE audit_event SET action = 'entry.adde', subject = 'dCA' WHERE id = 3");
        assertEquals(List.of(new AuditProblem.Altered(3)), verify().problems());
    }

    @Test
    void aRemovedEventIsFound() throws Exception {
        VaultFixture.execute(file, "DELETE FROM audit_event WHERE id IN (4, 5)");
        assertEquals(List.of(new AuditProblem.Missing(4, 5)), verify().problems());
    }

    @Test
    void theRemovedBeginningIsFound() throws Exception {
        VaultFixture.execute(file, "DELETE FROM audit_event WHERE id < 3");
        assertEquals(List.of(new AuditProblem.Missing(1, 2)), verify().problems());
    }

    @Test
    void aRemovedEventIsFoundWhenTheOthersMoveUp() throws Exception {
        VaultFixture.execute(
                file,
                "DELETE FROM audit_event WHERE id = 4",
                "UPDATE audit_event SET id = id - 1 WHERE id > 4",
                "UPDATE setting SET value = '7' || substr(value, 2) WHERE key = 'audit.head'");
        assertTrue(verify().problems().contains(new AuditProblem.Altered(4)));
    }

    @Test
    void anInsertedEventIsFound() throws Exception {
        VaultFixture.execute(
                file,
                "UPDATE audit_event SET id = -id - 1 WHERE id > 4",
                "UPDATE audit_event SET id = -id WHERE id < 0",
                "INSERT INTO audit_event SELECT 5, at, action, 'forged', hash FROM audit_event WHERE id = 4");
        var problems = verify().problems();
        assertTrue(problems.contains(new AuditProblem.Altered(5)), problems::toString);
        assertTrue(problems.contains(new AuditProblem.Appended(9, 9)), problems::toString);
    }

    @Test
    void twoEventsThatChangedPlacesAreFound() throws Exception {
        VaultFixture.execute(
                file,
                "UPDATE audit_event SET id = 100 WHERE id = 4",
                "UPDATE audit_event SET id = 4 WHERE id = 5",
                "UPDATE audit_event SET id = 5 WHERE id = 100");
        var problems = verify().problems();
        assertTrue(problems.contains(new AuditProblem.Altered(4)), problems::toString);
        assertTrue(problems.contains(new AuditProblem.Altered(5)), problems::toString);
    }

    @Test
    void anEndThatWasCutOffIsFoundAlsoAfterTheNextChange() throws Exception {
        VaultFixture.execute(file, "DELETE FROM audit_event WHERE id > 6");
        assertEquals(List.of(new AuditProblem.CutOff(7, 8)), verify().problems());
        try (var vault = VaultFixture.open(file)) {
            vault.setSetting("theme", "dark");
        }
        assertEquals(List.of(new AuditProblem.Missing(7, 8)), verify().problems());
    }

    @Test
    void anEventThatWasAppendedIsFoundAlsoAfterTheNextChange() throws Exception {
        append("forged");
        assertEquals(List.of(new AuditProblem.Appended(9, 9)), verify().problems());
        try (var vault = VaultFixture.open(file)) {
            vault.setSetting("theme", "dark");
        }
        assertEquals(List.of(new AuditProblem.Altered(10)), verify().problems());
    }

    @Test
    void aForgottenEndIsSaid() throws Exception {
        for (var change : List.of("DELETE FROM setting WHERE key = 'audit.head'", "UPDATE setting SET value = 'x'")) {
            VaultFixture.execute(file, change);
            assertEquals(List.of(new AuditProblem.EndUnknown()), verify().problems());
        }
    }

    @Test
    void whoWritesTheWholeLogAnewIsFoundOnlyByAHashNotedElsewhere() throws Exception {
        var noted = events().get(2).hash();
        assertTrue(verify(noted).intact(), "the log has grown since, and nothing else");
        VaultFixture.execute(
                file,
                "UPDATE audit_event SET subject = 'forged' WHERE id = 3",
                "DELETE FROM setting WHERE key = 'audit.head'");
        try (var connection = VaultFixture.jdbc(file)) {
            AuditLog.chainAll(connection);
        }
        assertTrue(verify().intact(), "this is what the file alone cannot tell");
        assertEquals(List.of(new AuditProblem.NotedHashAbsent()), verify(noted).problems());
    }

    @Test
    void theLogOfAnotherVaultDoesNotFit() throws Exception {
        VaultFixture.execute(file, "UPDATE vault SET uuid = randomblob(16)");
        assertEquals(List.of(new AuditProblem.Altered(1)), verify().problems());
    }

    @Test
    void equalEventsOfTwoVaultsHaveDifferentHashes() throws Exception {
        var other = folder.resolve("other.db");
        VaultFixture.open(other).close();
        try (var vault = VaultFixture.open(other)) {
            assertNotEquals(
                    events().getLast().hash(), vault.auditEvents(1).getFirst().hash());
        }
    }

    @Test
    void whatWasRolledBackLeavesNoTrace() throws Exception {
        try (var vault = VaultFixture.open(file)) {
            org.junit.jupiter.api.Assertions.assertThrows(
                    PkiException.EntryExists.class,
                    () -> vault.addAll(List.of(root("new", Optional.empty()), root("CA", Optional.empty()))));
            vault.setSetting("theme", "dark");
        }
        assertTrue(verify().intact());
        assertEquals(9, verify().events());
    }

    @Test
    void aVaultFromBeforeTheChainIsChainedWhenItIsOpened() throws Exception {
        makeOld();
        try (var vault = VaultFixture.open(file)) {
            assertEquals("vault.updated", vault.auditEvents(1).getFirst().action());
            assertEquals(3, vault.auditEvents(10).size());
        }
        assertTrue(verify().intact(), () -> "problems");
        anotherImplementationComputesTheSameHashes();
    }

    @Test
    void aLaterUpdateOfTheSchemaDoesNotMendAChain() throws Exception {
        VaultFixture.execute(file, "UPDATE audit_event SET subject = 'forged' WHERE id = 3");
        VaultFixture.open(file).close();
        assertFalse(verify().intact());
    }

    /// With the first two scripts only.
    private void makeOld() throws SQLException, IOException {
        Files.delete(file);
        try (var connection = VaultFixture.jdbc(file);
                var statement = connection.createStatement()) {
            for (var script : List.of("schema/001.sql", "schema/002.sql")) {
                try (var in = Schema.class.getResourceAsStream(script)) {
                    statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            statement.execute("INSERT INTO audit_event (at, action, subject) VALUES (1, 'vault.created', '')");
            statement.execute("INSERT INTO audit_event (at, action, subject) VALUES (2, 'setting.changed', 'theme')");
        }
    }

    /// An event with the right hash, but without the vault knowing of it.
    private void append(String subject) throws SQLException, PkiException {
        var last = events().getFirst();
        var hash = new AuditChain().next(last.hash(), last.number() + 1, 5, "entry.added", subject);
        VaultFixture.execute(
                file,
                "INSERT INTO audit_event (id, at, action, subject, hash) VALUES (" + (last.number() + 1)
                        + ", 5, 'entry.added', '" + subject + "', x'" + hash.hex() + "')");
    }

    private List<AuditEvent> events() throws PkiException {
        try (var vault = VaultFixture.open(file)) {
            return vault.auditEvents(100);
        }
    }

    private AuditVerdict verify(Bytes... noted) throws PkiException {
        try (var vault = VaultFixture.open(file)) {
            return vault.auditLog().verify(List.of(noted).stream().findFirst());
        }
    }
}
