package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.leaf;
import static dev.certwright.store.VaultFixture.names;
import static dev.certwright.store.VaultFixture.outsider;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.inventory.TrashedEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashTest {
    @TempDir
    private Path folder;

    private Path file;
    private Vault vault;
    private Entry ca;
    private Entry web;

    @BeforeEach
    void fill() throws PkiException {
        file = folder.resolve("vault.db");
        vault = VaultFixture.open(file);
        vault.protect(VaultFixture.passphrase("words"));
        ca = vault.add(root("CA", key("ca key")));
        web = vault.add(leaf("web", ca, 7, key("web key")));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void whatWasRemovedComesBackAsItWasWithItsKeyAndItsNumber() throws PkiException {
        vault.lock();
        vault.remove(web.id());
        assertEquals(List.of("CA"), names(vault));
        assertEquals(
                List.of(new TrashedEntry(web.id(), "web", web.profile(), Optional.of(ca.id()), true, VaultFixture.NOW)),
                vault.trash().list());
        assertThrows(PkiException.EntryMissing.class, () -> vault.privateKey(web.id()));
        assertEquals(List.of(web), vault.trash().restore(List.of(web.id()), false));
        assertEquals(List.of(), vault.trash().list());
        assertEquals(
                Optional.of("web"),
                vault.summaries().stream()
                        .filter(s ->
                                s.sha256().equals(web.certificate().sha256().hex()))
                        .map(s -> s.name())
                        .findFirst());
        vault.unlock(VaultFixture.passphrase("words").orElseThrow());
        assertEquals("web key", VaultFixture.text(vault.privateKey(web.id())));
    }

    @Test
    void anAuthorityGoesWithAllBelowOrNotAtAll() throws PkiException {
        var below = vault.add(leaf("below", web, 1, Optional.empty()));
        assertEquals(2, vault.trash().below(ca.id()));
        assertThrows(PkiException.AuthorityInUse.class, () -> vault.trash().put(ca.id(), false));
        assertEquals(List.of("CA", "below", "web"), names(vault));
        var moved = vault.trash().put(ca.id(), true);
        assertEquals(List.of(below.id(), web.id(), ca.id()), moved);
        assertEquals(List.of(), vault.entries());
        vault.trash().restore(moved, false);
        assertEquals(List.of(ca, below, web), vault.entries());
        assertEquals("ca key", VaultFixture.text(vault.privateKey(ca.id())));
    }

    @Test
    void aBranchThatCannotGoAsAWholeStays() throws Exception {
        VaultFixture.execute(
                file,
                "INSERT INTO trash SELECT id, 'x', profile, certificate, issuer_id, serial, NULL, 1, 1, NULL, NULL"
                        + " FROM entry WHERE name = 'CA'");
        assertThrows(IllegalStateException.class, () -> vault.trash().put(ca.id(), true));
        assertEquals(List.of("CA", "web"), names(vault));
    }

    @Test
    void aNameThatIsTakenMeanwhileGetsANumberBehindIt() throws PkiException {
        vault.remove(web.id());
        vault.add(outsider("web", "Other", 1));
        vault.add(outsider("web 2", "Other", 2));
        assertEquals(
                "web 3",
                vault.trash().restore(List.of(web.id()), false).getFirst().name());
    }

    @Test
    void aLongNameKeepsItsLimitWithANumberBehindIt() throws PkiException {
        var longName = "𝄞".repeat(128);
        var entry = vault.add(outsider(longName, "Other", 1));
        vault.remove(entry.id());
        vault.add(outsider(longName, "Other", 2));
        assertEquals(
                "𝄞".repeat(126) + " 2",
                vault.trash().restore(List.of(entry.id()), false).getFirst().name());
    }

    @Test
    void theIssuerComesBackWithItWhenThatIsWanted() throws PkiException {
        vault.trash().put(ca.id(), true);
        assertEquals(List.of(ca, web), vault.trash().restore(List.of(web.id()), true));
    }

    @Test
    void withoutItsIssuerItStandsAsIfFromAnOutsider() throws PkiException {
        vault.trash().put(ca.id(), true);
        var alone = vault.trash().restore(List.of(web.id()), false).getFirst();
        assertEquals(Optional.empty(), alone.issuer());
        assertEquals("web key", VaultFixture.text(vault.privateKey(alone.id())));
        assertEquals(
                List.of("CA"),
                vault.trash().list().stream().map(TrashedEntry::name).toList());
        // and the constraint for outsiders holds for it
        assertThrows(PkiException.SerialTaken.class, () -> vault.add(outsider("again", "CA", 7)));
    }

    @Test
    void aCertificateThatWasImportedAgainMeanwhileIsSaid() throws PkiException {
        var old = vault.add(outsider("old", "Other", 9));
        vault.remove(old.id());
        vault.add(outsider("new", "Other", 9));
        assertThrows(PkiException.SerialTaken.class, () -> vault.trash().restore(List.of(old.id()), false));
        assertEquals(1, vault.trash().list().size());
    }

    @Test
    void noSerialNumberIsUsedAgainNeitherInTheTrashNorAfterItWasEmptied() throws PkiException {
        vault.remove(web.id());
        assertThrows(PkiException.SerialTaken.class, () -> vault.add(leaf("b", ca, 7, Optional.empty())));
        vault.trash().empty();
        assertThrows(PkiException.SerialTaken.class, () -> vault.add(leaf("b", ca, 7, Optional.empty())));
        vault.add(leaf("b", ca, 8, Optional.empty()));
    }

    @Test
    void theSerialNumbersOutliveThatTheAuthorityWasInTheTrash() throws PkiException {
        vault.remove(web.id());
        vault.trash().empty();
        vault.remove(ca.id());
        vault.trash().restore(List.of(ca.id()), false);
        assertThrows(PkiException.SerialTaken.class, () -> vault.add(leaf("b", ca, 7, Optional.empty())));
    }

    @Test
    void whatWasRevokedStaysRevoked() throws Exception {
        VaultFixture.execute(
                file,
                "INSERT INTO revocation SELECT issuer_id, serial, 1, 'keyCompromise' FROM entry WHERE name = 'web'",
                "INSERT INTO revocation_list SELECT id, '1', 1, 2, x'30' FROM entry WHERE name = 'CA'");
        var moved = vault.trash().put(ca.id(), true);
        vault.trash().restore(moved, false);
        assertEquals(
                RevocationReason.KEY_COMPROMISE,
                vault.entry(web.id()).orElseThrow().revocation().orElseThrow().reason());
        vault.remove(web.id());
        vault.trash().empty();
        assertEquals("1", VaultFixture.query(file, "SELECT count(*) FROM revocation"));
        assertEquals("1", VaultFixture.query(file, "SELECT count(*) FROM revocation_list"));
    }

    @Test
    void anEmptiedTrashHoldsNoKeyAndNoName() throws Exception {
        vault.trash().put(ca.id(), true);
        var sealed = VaultFixture.query(file, "SELECT hex(sealed) FROM trash WHERE name = 'web'");
        assertTrue(holds(sealed));
        assertEquals(2, vault.trash().empty());
        assertEquals(List.of(), vault.trash().list());
        assertFalse(holds(sealed));
        assertThrows(PkiException.EntryMissing.class, () -> vault.trash().restore(List.of(web.id()), false));
        assertEquals(0, vault.trash().empty());
        assertEquals("0", VaultFixture.query(file, "SELECT count(*) FROM trash"));
    }

    private boolean holds(String hex) throws Exception {
        var all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return all.contains(new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1));
    }

    @Test
    void anEmptyTrashLeavesNoLine() throws PkiException {
        vault.trash().empty();
        assertEquals("entry.added", vault.auditEvents(1).getFirst().action());
    }

    @Test
    void everyStepIsInTheAuditLog() throws PkiException {
        var moved = vault.trash().put(ca.id(), true);
        vault.trash().restore(moved, false);
        vault.remove(web.id());
        vault.trash().empty();
        assertEquals(
                List.of(
                        "entry.purged web",
                        "entry.trashed web",
                        "entry.restored web",
                        "entry.restored CA",
                        "entry.trashed CA",
                        "entry.trashed web"),
                vault.auditEvents(6).stream()
                        .map(e -> e.action() + " " + e.subject())
                        .toList());
        assertTrue(vault.auditLog().verify(Optional.empty()).intact());
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThrows(PkiException.EntryMissing.class, () -> vault.trash().put(new EntryId(99), true));
        assertThrows(PkiException.EntryMissing.class, () -> vault.trash().put(new EntryId(99), false));
        assertThrows(PkiException.EntryMissing.class, () -> vault.trash().restore(List.of(new EntryId(99)), true));
        assertThrows(PkiException.EntryMissing.class, () -> vault.trash().restore(List.of(web.id()), true));
    }

    @Test
    void aReadOnlyVaultShowsItsTrashAndKeepsIt() throws PkiException {
        vault.remove(web.id());
        vault.close();
        vault = VaultFixture.openReadOnly(file);
        assertEquals(1, vault.trash().list().size());
        assertThrows(PkiException.VaultReadOnly.class, () -> vault.trash().empty());
        assertThrows(PkiException.VaultReadOnly.class, () -> vault.trash().restore(List.of(web.id()), true));
        assertThrows(PkiException.VaultReadOnly.class, () -> vault.trash().put(ca.id(), true));
    }

    @Test
    void onAFullDiskNothingMovesHalfway() throws Exception {
        vault.close();
        var clock = InstantSource.fixed(VaultFixture.NOW);
        var database = Database.open(file, VaultFixture.SHORT, clock);
        vault = VaultFixture.open(database, clock, JdkDecoder::decode);
        vault.unlock(VaultFixture.passphrase("words").orElseThrow());
        for (int i = 0; i < 20; i++) {
            vault.add(leaf("leaf " + i, ca, 100 + i, key("x".repeat(2000))));
        }
        long pages = database.read(c -> Schema.pragma(c, "page_count"));
        database.read(c -> Schema.pragma(c, "max_page_count = " + pages));
        assertThrows(PkiException.DiskFull.class, () -> vault.trash().put(ca.id(), true));
        assertEquals(22, vault.entries().size());
        assertEquals(List.of(), vault.trash().list());
        assertTrue(vault.auditLog().verify(Optional.empty()).intact());
    }
}
