package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.leaf;
import static dev.certwright.store.VaultFixture.names;
import static dev.certwright.store.VaultFixture.passphrase;
import static dev.certwright.store.VaultFixture.root;
import static dev.certwright.store.VaultFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.inventory.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(VaultKind.class)
class VaultProtectionTest {
    @Parameter
    private VaultKind kind;

    private static final String WORDS = "纜車 tangerine over the harbour";

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(VaultFixture.NOW);
    private final InstantSource clock = now::get;
    private VaultLocation place;
    private Vault vault;

    @BeforeEach
    void openVault() throws Exception {
        place = kind.fresh(folder);
        vault = VaultFixture.open(place, clock);
    }

    @AfterEach
    void closeVault() {
        vault.close();
    }

    private void reopen() throws PkiException {
        vault.close();
        vault = VaultFixture.open(place, clock);
    }

    private Entry protectedRoot() throws PkiException {
        vault.protect(passphrase(WORDS));
        return vault.add(root("CA", key("the key of CA")));
    }

    @Test
    void nothingIsDecidedAtFirst() throws PkiException {
        assertEquals(Protection.UNDECIDED, vault.protection());
        assertFalse(vault.unlocked());
        assertThrows(PkiException.ProtectionUndecided.class, () -> vault.unlock(new Passphrase(new char[] {'x'})));
        assertThrows(
                PkiException.ProtectionUndecided.class,
                () -> vault.changePassphrase(Optional.empty(), passphrase("x")));
    }

    @Test
    void anUndecidedVaultTakesNothingOfAnEntryWithAKey() throws PkiException {
        assertThrows(PkiException.ProtectionUndecided.class, () -> vault.add(root("CA", key("k"))));
        assertEquals(List.of(), vault.entries());
        assertEquals(1, vault.auditEvents(10).size());
        vault.add(root("CA", Optional.empty()));
        var ca = vault.entry("CA").orElseThrow();
        assertThrows(PkiException.PrivateKeyMissing.class, () -> vault.privateKey(ca.id()));
    }

    @Test
    void aKeyComesBackAfterUnlocking() throws PkiException {
        var ca = protectedRoot();
        assertTrue(vault.unlocked());
        assertEquals("the key of CA", text(vault.privateKey(ca.id())));
        reopen();
        assertEquals(Protection.PASSPHRASE, vault.protection());
        assertFalse(vault.unlocked());
        vault.unlock(passphrase(WORDS).orElseThrow());
        assertTrue(vault.unlocked());
        assertEquals("the key of CA", text(vault.privateKey(ca.id())));
    }

    @Test
    void aLockedVaultShowsCertificatesAndNoKeys() throws PkiException {
        var ca = protectedRoot();
        vault.lock();
        assertFalse(vault.unlocked());
        assertEquals(List.of(ca), vault.entries());
        assertThrows(PkiException.VaultLocked.class, () -> vault.privateKey(ca.id()));
        assertThrows(PkiException.VaultLocked.class, () -> vault.add(leaf("a", ca, 7, key("k"))));
        assertEquals(List.of("CA"), names(vault));
        vault.add(leaf("a", ca, 7, Optional.empty()));
        assertEquals(List.of("CA", "a"), names(vault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "纜車 tangerine over the harbour ", "纜車 Tangerine over the harbour"})
    void aWrongPassphraseOpensNothing(String wrong) throws PkiException {
        var ca = protectedRoot();
        vault.lock();
        assertThrows(
                PkiException.WrongPassphrase.class,
                () -> vault.unlock(passphrase(wrong).orElseThrow()));
        assertThrows(
                PkiException.WrongPassphrase.class, () -> vault.changePassphrase(passphrase(wrong), passphrase("n")));
        assertThrows(
                PkiException.WrongPassphrase.class, () -> vault.changePassphrase(Optional.empty(), passphrase("n")));
        assertFalse(vault.unlocked());
        assertThrows(PkiException.VaultLocked.class, () -> vault.privateKey(ca.id()));
    }

    @Test
    void anEmptyPassphraseIsNotTaken() throws PkiException {
        assertThrows(PkiException.InvalidInput.class, () -> vault.protect(passphrase("")));
        assertEquals(Protection.UNDECIDED, vault.protection());
        vault.protect(passphrase(WORDS));
        assertThrows(PkiException.InvalidInput.class, () -> vault.changePassphrase(passphrase(WORDS), passphrase("")));
    }

    @Test
    void theDecisionIsMadeOnce() throws PkiException {
        vault.protect(Optional.empty());
        assertThrows(PkiException.ProtectionDecided.class, () -> vault.protect(passphrase(WORDS)));
        assertEquals(Protection.NONE, vault.protection());
    }

    @Test
    void aVaultWithoutPassphraseIsAlwaysOpen() throws PkiException {
        vault.protect(Optional.empty());
        var ca = vault.add(root("CA", key("the key of CA")));
        vault.lock();
        assertTrue(vault.unlocked());
        reopen();
        assertTrue(vault.unlocked());
        assertEquals(Protection.NONE, vault.protection());
        assertEquals("the key of CA", text(vault.privateKey(ca.id())));
    }

    @Test
    void aNewPassphraseChangesOneRow() throws Exception {
        vault.add(leaf("a", protectedRoot(), 7, key("the key of a")));
        var before = VaultFixture.rows(place);
        vault.changePassphrase(passphrase(WORDS), passphrase("a new one"));
        var after = VaultFixture.rows(place);
        assertNotEquals(before.remove("protection"), after.remove("protection"));
        assertEquals(
                before.get("audit_event").size() + 1, after.get("audit_event").size());
        before.remove("audit_event");
        after.remove("audit_event");
        assertEquals(before, after);
    }

    @Test
    void onlyTheNewPassphraseOpens() throws PkiException {
        var ca = protectedRoot();
        vault.changePassphrase(passphrase(WORDS), passphrase("a new one"));
        assertTrue(vault.unlocked());
        reopen();
        assertThrows(
                PkiException.WrongPassphrase.class,
                () -> vault.unlock(passphrase(WORDS).orElseThrow()));
        vault.unlock(passphrase("a new one").orElseThrow());
        assertEquals("the key of CA", text(vault.privateKey(ca.id())));
    }

    @Test
    void aPassphraseCanBeGivenUpAndTakenUp() throws PkiException {
        var ca = protectedRoot();
        vault.changePassphrase(passphrase(WORDS), Optional.empty());
        reopen();
        assertEquals(Protection.NONE, vault.protection());
        assertEquals("the key of CA", text(vault.privateKey(ca.id())));
        vault.changePassphrase(Optional.empty(), passphrase("again"));
        reopen();
        assertThrows(PkiException.VaultLocked.class, () -> vault.privateKey(ca.id()));
        vault.unlock(passphrase("again").orElseThrow());
        assertEquals("the key of CA", text(vault.privateKey(ca.id())));
    }

    @Test
    void theVaultLocksAfterAQuarterOfAnHourWithoutUse() throws PkiException {
        var ca = protectedRoot();
        assertEquals(Duration.ofMinutes(15), vault.idleLock());
        pass(Duration.ofMinutes(14));
        vault.privateKey(ca.id()).close();
        pass(Duration.ofMinutes(14));
        assertFalse(vault.lockIfIdle());
        assertTrue(vault.unlocked());
        vault.entries();
        pass(Duration.ofMinutes(1));
        assertThrows(PkiException.VaultLocked.class, () -> vault.privateKey(ca.id()));
        assertFalse(vault.unlocked());
    }

    @Test
    void aTimerLocksTheVault() throws PkiException {
        protectedRoot();
        pass(Duration.ofMinutes(15));
        assertTrue(vault.lockIfIdle());
        assertFalse(vault.lockIfIdle());
        assertFalse(vault.unlocked());
    }

    @Test
    void aClockSetBackLocksToo() throws PkiException {
        protectedRoot();
        pass(Duration.ofDays(-1));
        assertFalse(vault.unlocked());
    }

    @Test
    void theIdleTimeIsKept() throws PkiException {
        var ca = protectedRoot();
        vault.setIdleLock(Duration.ofMinutes(2));
        pass(Duration.ofMinutes(2));
        assertThrows(PkiException.VaultLocked.class, () -> vault.privateKey(ca.id()));
        reopen();
        assertEquals(Duration.ofMinutes(2), vault.idleLock());
        assertThrows(IllegalArgumentException.class, () -> vault.setIdleLock(Duration.ZERO));
        vault.setSetting("vault.idleLock", "soon");
        reopen();
        assertEquals(Duration.ofMinutes(15), vault.idleLock());
    }

    private void pass(Duration time) {
        now.updateAndGet(t -> t.plus(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE private_key SET sealed = randomblob(length(sealed)) WHERE entry_id = 1",
                // cut short
                "UPDATE private_key SET sealed = substr(sealed, 1, 17) WHERE entry_id = 1",
                "UPDATE private_key SET nonce = x'000102030405060708090a0b' WHERE entry_id = 1",
                // the row of another entry
                "UPDATE private_key SET (nonce, sealed) = (SELECT nonce, sealed FROM private_key WHERE entry_id = 2)",
                // the certificate of another entry
                "UPDATE entry SET certificate = (SELECT certificate FROM entry WHERE id = 2) WHERE id = 1",
                // another vault
                "UPDATE vault SET uuid = randomblob(16)"
            })
    void aKeyThatWasTamperedWithIsNotGivenOut(String tampering) throws Exception {
        vault.protect(Optional.empty());
        var ca = vault.add(root("CA", key("the key of CA")));
        var other = vault.add(root("Other", key("the key of Other")));
        assertEquals(List.of(1L, 2L), List.of(ca.id().value(), other.id().value()));
        vault.close();
        VaultFixture.execute(place, tampering);
        vault = VaultFixture.open(place);
        assertThrows(PkiException.VaultDamaged.class, () -> vault.privateKey(ca.id()));
    }

    @Test
    void parametersThatWouldTakeTheMachineDownAreRefused() throws Exception {
        protectedRoot();
        vault.close();
        VaultFixture.execute(place, "UPDATE protection SET memory_kib = 2000000000");
        assertThrows(PkiException.VaultDamaged.class, () -> VaultFixture.open(place));
    }

    @Test
    void noSecretStandsInTheTables() throws Exception {
        var ca = protectedRoot();
        vault.add(leaf("a", ca, 7, key("the key of a")));
        vault.changePassphrase(passphrase(WORDS), passphrase("a new one"));
        var content = String.join(
                "\n",
                VaultFixture.rows(place).values().stream().flatMap(List::stream).toList());
        assertTrue(content.contains(hex("entry.added".getBytes(StandardCharsets.UTF_8))), "what is there is found");
        for (var secret : List.of(WORDS, "a new one", "the key of CA", "the key of a")) {
            assertFalse(content.contains(hex(secret.getBytes(StandardCharsets.UTF_8))), secret);
            assertFalse(content.contains(hex(secret.getBytes(StandardCharsets.UTF_16BE))), secret);
        }
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    @Test
    void noSecretIsShown() throws PkiException {
        var entry = root("CA", key("the key of CA"));
        protectedRoot();
        var shown = List.of(
                entry,
                passphrase(WORDS),
                key("the key of CA"),
                new SealingKey(new byte[32]),
                new ProtectionRow.Clear(new SecretBytes(new byte[32])),
                vault,
                vault.auditEvents(10));
        for (var object : shown) {
            assertFalse(object.toString().matches(".*(tangerine|the key|0000|\\[B@|, 0, 0).*"), object.toString());
        }
        assertEquals("Passphrase", passphrase(WORDS).orElseThrow().toString());
        assertEquals("SecretBytes", key("k").orElseThrow().toString());
    }
}
