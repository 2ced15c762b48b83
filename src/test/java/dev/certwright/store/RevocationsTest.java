package dev.certwright.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationOutcome.Change;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.inventory.RevokedCertificate;
import dev.certwright.store.Revocations.Published;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationsTest {
    private static final Instant NOW = VaultFixture.NOW;
    private static final SerialNumber STRANGER = new SerialNumber(new BigInteger("1234567890123456789012345"));

    @TempDir
    private Path folder;

    private Path file;
    private Vault vault;
    private Entry ca;
    private Entry leaf;

    @BeforeEach
    void open() throws PkiException {
        file = folder.resolve("vault");
        vault = VaultFixture.open(file);
        ca = vault.add(VaultFixture.root("ca", Optional.empty()));
        leaf = vault.add(VaultFixture.leaf("leaf", ca, 7, Optional.empty()));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private Change revoke(RevocationReason reason, Instant at, SerialNumber... serials) throws PkiException {
        return vault.revocations()
                .revoke(ca.id(), List.of(serials), new Revocation(at, reason))
                .getLast()
                .change();
    }

    private SerialNumber serial() {
        return leaf.details().serialNumber();
    }

    private Revocation revocation() throws PkiException {
        return vault.entry("leaf").orElseThrow().revocation().orElseThrow();
    }

    private String lastAudit() throws PkiException {
        var event = vault.auditEvents(1).getFirst();
        return event.action() + " " + event.subject();
    }

    private static Published list(int number) {
        return new Published(
                BigInteger.valueOf(number), NOW, Optional.of(NOW.plus(Duration.ofDays(7))), Bytes.of(new byte[] {1}));
    }

    @Test
    void anEntryKnowsThatItWasRevoked() throws PkiException {
        assertEquals(Change.REVOKED, revoke(RevocationReason.KEY_COMPROMISE, NOW, serial()));
        assertEquals(new Revocation(NOW, RevocationReason.KEY_COMPROMISE), revocation());
        assertEquals(EntryStatus.REVOKED, vault.entry("leaf").orElseThrow().status(NOW));
        assertEquals("certificate.revoked ca 07 keyCompromise", lastAudit());
    }

    @Test
    void theSecondTimeKeepsTheFirstDateAndReason() throws PkiException {
        revoke(RevocationReason.KEY_COMPROMISE, NOW, serial());
        int audited = vault.auditEvents(100).size();
        assertEquals(Change.NONE, revoke(RevocationReason.SUPERSEDED, NOW.plusSeconds(60), serial()));
        assertEquals(new Revocation(NOW, RevocationReason.KEY_COMPROMISE), revocation());
        assertEquals(audited, vault.auditEvents(100).size());
    }

    @Test
    void aHoldCanBecomeFinalAndKeepsItsDate() throws PkiException {
        revoke(RevocationReason.CERTIFICATE_HOLD, NOW, serial());
        assertEquals(EntryStatus.ON_HOLD, vault.entry("leaf").orElseThrow().status(NOW));
        assertEquals(Change.HOLD_ENDED, revoke(RevocationReason.SUPERSEDED, NOW.plusSeconds(60), serial()));
        assertEquals(new Revocation(NOW, RevocationReason.SUPERSEDED), revocation());
    }

    @Test
    void aFinalOneCannotBecomeAHold() throws PkiException {
        revoke(RevocationReason.SUPERSEDED, NOW, serial());
        assertEquals(Change.NONE, revoke(RevocationReason.CERTIFICATE_HOLD, NOW, serial()));
        assertEquals(RevocationReason.SUPERSEDED, revocation().reason());
    }

    @Test
    void onlyAHoldCanBeReleased() throws PkiException {
        revoke(RevocationReason.CERTIFICATE_HOLD, NOW, serial());
        vault.revocations().release(ca.id(), serial());
        assertEquals(Optional.empty(), vault.entry("leaf").orElseThrow().revocation());
        assertEquals("certificate.released ca 07", lastAudit());
        assertThrows(PkiException.InvalidInput.class, () -> vault.revocations().release(ca.id(), serial()));
        revoke(RevocationReason.SUPERSEDED, NOW, serial());
        assertThrows(PkiException.InvalidInput.class, () -> vault.revocations().release(ca.id(), serial()));
        assertEquals(RevocationReason.SUPERSEDED, revocation().reason());
    }

    @Test
    void aCertificateThatIsNoEntryCanBeRevokedToo() throws PkiException {
        revoke(RevocationReason.UNSPECIFIED, NOW, STRANGER, serial());
        var all = vault.revocations().revoked(ca.id());
        assertEquals(
                List.of(Optional.empty(), Optional.of("leaf")),
                all.stream().map(RevokedCertificate::name).toList());
        assertTrue(all.stream().anyMatch(one -> one.serialNumber().equals(STRANGER)));
    }

    @Test
    void whatTheVaultNeverHeardOfIsToldFromWhatItHolds() throws PkiException {
        var revocations = vault.revocations();
        assertEquals(Optional.empty(), revocations.about(ca.id(), STRANGER));
        assertEquals(
                Optional.of(new Revocations.Known(Optional.of("leaf"), Optional.empty())),
                revocations.about(ca.id(), serial()));
        assertEquals(Optional.empty(), revocations.about(leaf.id(), serial()));
    }

    @Test
    void whatWasChangedSinceTheLastListIsCounted() throws PkiException {
        var revocations = vault.revocations();
        revoke(RevocationReason.CERTIFICATE_HOLD, NOW, serial(), STRANGER);
        revoke(RevocationReason.CERTIFICATE_HOLD, NOW, serial());
        assertEquals(2, revocations.pending(ca.id()));
        var snapshot = revocations.snapshot(ca.id());
        revocations.release(ca.id(), serial());
        assertTrue(revocations.keep(ca.id(), snapshot, list(1)));
        assertEquals(1, revocations.pending(ca.id()));
        assertEquals("crl.published ca 1", lastAudit());
    }

    @Test
    void ofTwoWhoPublishAtOnceTheSecondMustStartAnew() throws PkiException {
        try (var other = VaultFixture.open(file)) {
            var mine = vault.revocations().snapshot(ca.id());
            var theirs = other.revocations().snapshot(ca.id());
            assertEquals(BigInteger.ONE, mine.nextNumber());
            assertTrue(other.revocations().keep(ca.id(), theirs, list(1)));
            assertFalse(vault.revocations().keep(ca.id(), mine, list(1)));
            assertEquals(BigInteger.TWO, vault.revocations().snapshot(ca.id()).nextNumber());
        }
    }

    @Test
    void theLatestListSurvivesClosing() throws PkiException {
        var revocations = vault.revocations();
        var large = new Published(BigInteger.TWO.pow(150), NOW, Optional.empty(), Bytes.of(new byte[] {3, 2, 1}));
        revocations.keep(ca.id(), revocations.snapshot(ca.id()), large);
        vault.close();
        vault = VaultFixture.open(file);
        assertEquals(Optional.of(large), vault.revocations().latest(ca.id()));
    }

    @Test
    void whatIsTakenOverReplacesNothingAndLowersNoNumber() throws PkiException {
        var revocations = vault.revocations();
        revoke(RevocationReason.KEY_COMPROMISE, NOW, serial());
        revocations.keep(ca.id(), revocations.snapshot(ca.id()), list(5));
        var earlier = new Revocation(NOW.minusSeconds(60), RevocationReason.SUPERSEDED);
        revocations.takeOver(
                ca.id(),
                List.of(
                        new RevokedCertificate(serial(), earlier, Optional.empty()),
                        new RevokedCertificate(STRANGER, earlier, Optional.empty())),
                Optional.of(list(4)));
        assertEquals(RevocationReason.KEY_COMPROMISE, revocation().reason());
        assertEquals(
                Optional.of(earlier),
                revocations.about(ca.id(), STRANGER).orElseThrow().revocation());
        assertEquals(BigInteger.valueOf(6), revocations.snapshot(ca.id()).nextNumber());
        revocations.takeOver(ca.id(), List.of(), Optional.of(list(4096)));
        assertEquals(BigInteger.valueOf(4097), revocations.snapshot(ca.id()).nextNumber());
        assertEquals("revocations.imported ca 0", lastAudit());
    }

    @Test
    void aCaThatIsNotThereRevokesNothing() {
        assertThrows(
                PkiException.EntryMissing.class,
                () -> vault.revocations()
                        .revoke(new EntryId(99), List.of(STRANGER), new Revocation(NOW, RevocationReason.UNSPECIFIED)));
    }
}
