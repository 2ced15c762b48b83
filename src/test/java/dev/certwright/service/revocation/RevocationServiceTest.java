package dev.certwright.service.revocation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.app.Wiring;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.CrlDue;
import dev.certwright.model.inventory.CrlStatus;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.RevocationOutcome;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.service.revocation.RevocationService.Publication;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationServiceTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path folder;

    private TestBench bench;
    private RevocationService revocation;
    private Entry ca;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
        revocation = bench.services.revocation();
        ca = bench.rootCa("ca");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private RevocationOutcome revoke(Entry entry, RevocationReason reason) throws PkiException {
        return revocation.revoke(entry, reason, Optional.empty());
    }

    private RevocationService.PublishedList publish(Path file, boolean der) throws PkiException {
        return revocation.publish(ca, new Publication(file, WEEK, der, false));
    }

    private static X509CRL crl(Path file) throws Exception {
        return (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private EntryStatus status(Entry entry) throws PkiException {
        return bench.services.inventory().status(bench.services.inventory().entry(entry.name()));
    }

    @Test
    void theListNamesWhatWasRevokedAndNothingElse() throws Exception {
        var first = bench.server(ca, "first", "localhost");
        var second = bench.client(ca, "second");
        revoke(first, RevocationReason.KEY_COMPROMISE);
        publish(file("ca.crl"), false);
        var list = crl(file("ca.crl"));
        assertEquals(1, list.getRevokedCertificates().size());
        assertEquals(
                java.security.cert.CRLReason.KEY_COMPROMISE,
                list.getRevokedCertificate(first.details().serialNumber().value())
                        .getRevocationReason());
        assertEquals(EntryStatus.REVOKED, status(first));
        assertEquals(EntryStatus.VALID, status(second));
    }

    @Test
    void opensslVerifiesThePublishedFile() throws Exception {
        Program.assumePresent("openssl");
        bench.credential(ca);
        publish(file("list.pem"), false);
        var outcome = Program.run(
                folder, "openssl", "crl", "-in", "list.pem", "-CAfile", "ca.crt", "-verify", "-noout", "-nextupdate");
        assertTrue(outcome.text().contains("verify OK"), outcome.text());
    }

    @Test
    void pemAndDerHoldTheSameKindOfList() throws Exception {
        publish(file("list.der"), true);
        publish(file("list.pem"), false);
        assertEquals(0x30, Files.readAllBytes(file("list.der"))[0]);
        assertTrue(Files.readString(file("list.pem")).startsWith("-----BEGIN X509 CRL-----\n"));
        assertEquals(
                crl(file("list.der")).getIssuerX500Principal(),
                crl(file("list.pem")).getIssuerX500Principal());
    }

    @Test
    void numbersGrowAlsoAfterTheVaultWasClosed() throws Exception {
        assertEquals(BigInteger.ONE, publish(file("ca.crl"), false).number());
        assertEquals(BigInteger.TWO, publish(file("ca.crl"), false).number());
        bench.close();
        var wiring = new Wiring(InstantSource.system(), file("settings.properties"));
        try (var again = wiring.services(file("vault.certwright"))) {
            var published = again.revocation()
                    .publish(again.inventory().entry("ca"), new Publication(file("ca.crl"), WEEK, false, false));
            assertEquals(BigInteger.valueOf(3), published.number());
        }
    }

    @Test
    void anOlderListOfTheSameCaIsReplaced() throws Exception {
        publish(file("ca.crl"), false);
        var leaf = bench.client(ca, "leaf");
        revoke(leaf, RevocationReason.SUPERSEDED);
        publish(file("ca.crl"), true);
        assertTrue(crl(file("ca.crl")).isRevoked(x509(leaf)));
    }

    private static java.security.cert.Certificate x509(Entry entry) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(entry.certificate().der()));
    }

    @Test
    void nothingElseIsReplacedUnasked() throws Exception {
        var other = bench.rootCa("other");
        revocation.publish(other, new Publication(file("other.crl"), WEEK, false, false));
        Files.writeString(file("notes.txt"), "my notes");
        for (var name : List.of("other.crl", "notes.txt")) {
            var before = Files.readAllBytes(file(name));
            assertThrows(PkiException.FileExists.class, () -> publish(file(name), false));
            assertArrayEquals(before, Files.readAllBytes(file(name)));
        }
        revocation.publish(ca, new Publication(file("notes.txt"), WEEK, false, true));
        assertEquals(
                BigInteger.ONE,
                bench.services.revocation().status(ca.id(), "ca").number().orElseThrow());
    }

    @Test
    void theNextUpdateIsNeverAfterTheEndOfTheCa() throws Exception {
        var end = ca.details().validity().notAfter();
        var published = revocation.publish(ca, new Publication(file("ca.crl"), Duration.ofDays(3655), false, false));
        assertEquals(end, published.nextUpdate());
        assertTrue(published.shortened());
        assertEquals(end, crl(file("ca.crl")).getNextUpdate().toInstant());
    }

    @Test
    void aSpanOfNothingIsRefused() {
        for (var span : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(4000))) {
            assertThrows(
                    PkiException.InvalidInput.class,
                    () -> revocation.publish(ca, new Publication(file("ca.crl"), span, false, false)));
        }
        assertFalse(Files.exists(file("ca.crl")));
    }

    @Test
    void aCaWithoutCrlSignPublishesNothing() throws Exception {
        var narrow = bench.issue(CertificateOrder.rootCa("narrow", DistinguishedName.ofCommonName("narrow"))
                .withKeyUsage(Set.of(KeyUsage.KEY_CERT_SIGN)));
        var refused = assertThrows(
                PkiException.InvalidInput.class,
                () -> revocation.publish(narrow, new Publication(file("x.crl"), WEEK, false, false)));
        assertEquals("revocation.noCrlSign", refused.phrase().key());
        assertFalse(Files.exists(file("x.crl")));
    }

    @Test
    void withoutTheKeyOfTheCaNothingIsRevokedInItsName() throws Exception {
        var pki = new Pki(Files.createDirectory(file("pki")));
        pki.root("foreign");
        pki.server("theirs", "foreign");
        var service = bench.services.importing();
        service.add(
                List.of(pki.folder().resolve("foreign.pem"), pki.folder().resolve("theirs.pem")),
                List.of(),
                Optional.empty());
        var theirs = bench.services.inventory().entries().stream()
                .filter(e -> e.profile() == CertificateProfile.SERVER)
                .findFirst()
                .orElseThrow();
        var refused = assertThrows(PkiException.InvalidInput.class, () -> revoke(theirs, RevocationReason.UNSPECIFIED));
        assertEquals("revocation.noKey", refused.phrase().key());
    }

    @Test
    void aRootDoesNotRevokeItself() {
        var refused = assertThrows(PkiException.InvalidInput.class, () -> revoke(ca, RevocationReason.CA_COMPROMISE));
        assertEquals("revocation.root", refused.phrase().key());
    }

    @Test
    void aDateToComeOrBeforeTheCertificateIsRefused() throws Exception {
        var leaf = bench.client(ca, "leaf");
        var now = Instant.now();
        for (var at : List.of(now.plusSeconds(3600), now.minus(Duration.ofDays(1)))) {
            assertThrows(
                    PkiException.InvalidInput.class,
                    () -> revocation.revoke(leaf, RevocationReason.UNSPECIFIED, Optional.of(at)));
        }
        assertEquals(EntryStatus.VALID, status(leaf));
    }

    @Test
    void oneThatCannotBeRevokedKeepsAllOfThemGood() throws Exception {
        var leaf = bench.client(ca, "leaf");
        assertThrows(
                PkiException.InvalidInput.class,
                () -> revocation.revokeAll(List.of(leaf, ca), RevocationReason.SUPERSEDED, Optional.empty()));
        assertEquals(EntryStatus.VALID, status(leaf));
    }

    @Test
    void aReleasedCertificateLeavesTheList() throws Exception {
        var leaf = bench.client(ca, "leaf");
        revoke(leaf, RevocationReason.CERTIFICATE_HOLD);
        publish(file("ca.crl"), false);
        assertTrue(crl(file("ca.crl")).isRevoked(x509(leaf)));
        revocation.release(leaf);
        publish(file("ca.crl"), false);
        assertFalse(crl(file("ca.crl")).isRevoked(x509(leaf)));
        assertEquals(EntryStatus.VALID, status(leaf));
    }

    @Test
    void aSerialNumberThatNoEntryHasIsListedToo() throws Exception {
        var serial = new SerialNumber(new BigInteger("abcdef0123456789", 16));
        revocation.revoke(ca, serial, RevocationReason.SUPERSEDED, Optional.empty());
        publish(file("ca.crl"), false);
        assertEquals(
                serial.value(),
                crl(file("ca.crl")).getRevokedCertificates().iterator().next().getSerialNumber());
    }

    @Test
    void whatIsDueIsTold() throws Exception {
        assertEquals(List.of(), revocation.due(Duration.ofDays(2)));
        revoke(bench.client(ca, "leaf"), RevocationReason.SUPERSEDED);
        assertEquals(List.of(new CrlDue(ca.id(), "ca", Optional.empty(), 1)), revocation.due(Duration.ofDays(2)));
        var next = publish(file("ca.crl"), false).nextUpdate();
        assertEquals(List.of(), revocation.due(Duration.ofDays(2)));
        assertEquals(List.of(new CrlDue(ca.id(), "ca", Optional.of(next), 0)), revocation.due(Duration.ofDays(8)));
        bench.turnClock(Duration.ofDays(8));
        assertTrue(revocation.due(Duration.ZERO).getFirst().overdue(revocation.now()));
        assertEquals(
                CrlStatus.State.OVERDUE, revocation.statuses().getFirst().state(revocation.now(), revocation.now()));
    }

    @Test
    void aCaThatHasEndedIsDueNoMore() throws Exception {
        publish(file("ca.crl"), false);
        bench.turnClock(Duration.ofDays(3660));
        assertEquals(List.of(), revocation.due(Duration.ofDays(2)));
        var refused = assertThrows(PkiException.InvalidInput.class, () -> publish(file("ca.crl"), false));
        assertEquals("revocation.ended", refused.phrase().key());
    }
}
