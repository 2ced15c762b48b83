package dev.certwright.service.issuing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.RenewalOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import dev.certwright.testing.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Renewal of leaves, CAs and many at once. What came out is read by OpenSSL.
class RenewalTest {
    @TempDir
    Path folder;

    private TestBench bench;
    private Entry root;
    private Path out;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
        root = bench.rootCa("Root");
        out = folder.resolve("out");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Entry renew(Entry entry, RenewalOrder order) throws PkiException {
        return bench.services.renewals().renew(entry.id(), order, new Cancellation());
    }

    private Entry now(Entry entry) throws PkiException {
        return bench.services.inventory().find(entry.id()).orElseThrow();
    }

    private String export(Entry entry) throws PkiException {
        bench.services.export().export(new Request(entry, Format.PEM, out, Optional.empty(), true, false));
        return dev.certwright.model.inventory.FileStem.of(entry.name()) + ".crt";
    }

    private String said(String file, String... what) throws Exception {
        var command = new ArrayList<>(List.of("openssl", "x509", "-noout", "-in", file));
        command.addAll(List.of(what));
        return Program.run(out, command.toArray(String[]::new)).text();
    }

    private int verify(String ca, String... files) throws Exception {
        var command = new ArrayList<>(List.of("openssl", "verify", "-x509_strict", "-CAfile", ca));
        command.addAll(List.of(files));
        return Program.run(out, command.toArray(String[]::new)).status();
    }

    @Test
    void aNewKeyIsOfTheSameKindAndFitsTheNewCertificate() throws Exception {
        Program.assumePresent("openssl");
        var before = bench.server(root, "web", "web.example.com");
        var after = renew(before, RenewalOrder.SAME.withNewKey(true).withDays(OptionalInt.of(30)));
        var oldFile = export(now(before));
        var newFile = export(after);
        export(root);
        assertEquals(0, verify("Root.crt", oldFile, newFile), "both are valid");
        assertNotEquals(said(oldFile, "-pubkey"), said(newFile, "-pubkey"));
        assertEquals(
                said(newFile, "-pubkey"),
                Program.run(out, "openssl", "pkey", "-pubout", "-in", "web.key").text());
        assertEquals(
                before.details().publicKey().label(),
                after.details().publicKey().label());
        assertEquals(30, after.details().validity().days());
        assertEquals(said(oldFile, "-ext", "subjectAltName"), said(newFile, "-ext", "subjectAltName"));
    }

    @Test
    void extensionsOfOnesOwnAreHandedOnOctetForOctet() throws Exception {
        Program.assumePresent("openssl");
        var own = new AddedExtension.Custom("1.2.3.4.5", false, Bytes.of(new byte[] {0x0c, 0x02, 'h', 'i'}));
        var before = bench.issue(CertificateOrder.below(
                        root.id(),
                        "web",
                        CertificateProfile.SERVER,
                        DistinguishedName.ofCommonName("web"),
                        TestBench.names("web.example.com"))
                .withExtensions(List.of(
                        own, new AddedExtension.CrlDistributionPoints(List.of("http://crl.example.com/ca.crl")))));
        var after = renew(before, RenewalOrder.SAME);
        var oldFile = export(now(before));
        var newFile = export(after);
        for (var extension : List.of("crlDistributionPoints", "subjectKeyIdentifier")) {
            assertTrue(!said(oldFile, "-ext", extension).contains("No extensions"), extension);
            assertEquals(said(oldFile, "-ext", extension), said(newFile, "-ext", extension));
        }
        assertTrue(said(newFile, "-text").matches("(?s).*1\\.2\\.3\\.4\\.5: *\\R *\\.\\.hi.*"), said(newFile, "-text"));
    }

    @Test
    void aCaRenewedWithItsKeyKeepsItsLeavesValidAndBelowIt() throws Exception {
        Program.assumePresent("openssl");
        var web = bench.server(root, "web", "web.example.com");
        bench.turnClock(Duration.ofDays(100));
        var after = renew(root, RenewalOrder.SAME);
        assertEquals("Root", after.name());
        assertTrue(after.root());
        assertTrue(after.details()
                .validity()
                .notAfter()
                .isAfter(root.details().validity().notAfter()));
        assertEquals(Optional.of(after.id()), now(web).issuer(), "below the new one");
        assertEquals(Optional.of(root.id()), now(root).issuer(), "the one before is still its own");
        var oldCa = export(now(root));
        var newCa = export(after);
        var leaf = export(web);
        assertEquals(said(oldCa, "-ext", "subjectKeyIdentifier"), said(newCa, "-ext", "subjectKeyIdentifier"));
        assertEquals(0, verifyAt(newCa, leaf));
        assertEquals(0, verifyAt(oldCa, leaf));
        assertEquals(0, verifyAt(oldCa, export(bench.server(after, "late", "late.example.com"))));
    }

    /// The clock of the bench was turned; OpenSSL's is not.
    private int verifyAt(String ca, String file) throws Exception {
        var then = java.time.Instant.now().plus(Duration.ofDays(101)).getEpochSecond();
        return Program.run(
                        out, "openssl", "verify", "-attime", Long.toString(then), "-x509_strict", "-CAfile", ca, file)
                .status();
    }

    @Test
    void anIntermediateIsRenewedByTheRootAndItsLeavesFollow() throws Exception {
        Program.assumePresent("openssl");
        var devices = bench.issue(CertificateOrder.below(
                root.id(),
                "Devices",
                CertificateProfile.INTERMEDIATE_CA,
                DistinguishedName.ofCommonName("Devices"),
                List.of()));
        var leaf = bench.client(devices, "sensor");
        var after = renew(devices, RenewalOrder.SAME);
        assertEquals(Optional.of(root.id()), after.issuer());
        assertEquals(Optional.of(after.id()), now(leaf).issuer());
        var ca = export(root);
        assertEquals(
                0,
                Program.run(
                                out,
                                "openssl",
                                "verify",
                                "-x509_strict",
                                "-CAfile",
                                ca,
                                "-untrusted",
                                export(after),
                                export(leaf))
                        .status());
    }

    @Test
    void aCaWithANewKeyLeavesItsLeavesWhereTheyAreUntilTheyAreRenewed() throws PkiException {
        var web = bench.server(root, "web", "web.example.com");
        var after = renew(root, RenewalOrder.SAME.withNewKey(true));
        assertEquals(Optional.of(root.id()), now(web).issuer());
        var renewed = renew(web, RenewalOrder.SAME);
        assertEquals(Optional.of(after.id()), renewed.issuer(), "the newest certificate of the CA signs");
        assertEquals(after.details().subjectKeyIdentifier(), renewed.details().authorityKeyIdentifier());
    }

    @Test
    void whatWasRenewedIsNotRenewedAgain() throws PkiException {
        var web = bench.server(root, "web", "web.example.com");
        renew(web, RenewalOrder.SAME);
        var refused = assertThrows(PkiException.InvalidInput.class, () -> renew(web, RenewalOrder.SAME));
        assertEquals("violation.renewal.replaced", refused.phrase().key());
        assertEquals("web", refused.phrase().arguments().get(1));
    }

    @Test
    void moreDaysThanTheCaHasLeftAreRefusedAndNothingChanges() throws PkiException {
        var web = bench.server(root, "web", "web.example.com");
        var order = RenewalOrder.SAME.withDays(OptionalInt.of(9_000));
        var refused = assertThrows(PkiException.InvalidInput.class, () -> renew(web, order));
        assertEquals("violation.days.pastIssuer", refused.phrase().key());
        assertEquals(web, now(web));
        assertEquals(2, bench.services.inventory().summaries().size());
    }

    @Test
    void oneOfManyThatCannotBeRenewedDoesNotHoldUpTheOthers() throws PkiException {
        var ids = new ArrayList<EntryId>();
        for (int i = 0; i < 3; i++) {
            ids.add(bench.client(root, "client" + i).id());
        }
        renew(bench.services.inventory().entry("client1"), RenewalOrder.SAME);
        var steps = new ArrayList<Integer>();
        var outcome = bench.services.renewals().renew(ids, RenewalOrder.SAME, steps::add, new Cancellation());
        assertEquals(2, outcome.renewed().size());
        assertEquals(1, outcome.failures().size());
        assertEquals(List.of(1, 2, 3), steps);
        assertEquals("client2", outcome.renewed().getLast().entry().name());
    }

    @Test
    void whatWasDoneBeforeCancellingIsKept() throws PkiException {
        var ids = new ArrayList<EntryId>();
        for (int i = 0; i < 3; i++) {
            ids.add(bench.client(root, "client" + i).id());
        }
        var cancellation = new Cancellation();
        var outcome = bench.services.renewals().renew(ids, RenewalOrder.SAME, _ -> cancellation.cancel(), cancellation);
        assertTrue(outcome.cancelled());
        assertEquals(1, outcome.renewed().size());
        assertEquals(5, bench.services.inventory().summaries().size());
    }
}
