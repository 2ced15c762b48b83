package dev.certwright.service.issuing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A certificate issued once more, with its key kept. What came out is read by OpenSSL.
class ReissueTest {
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

    private Entry reissue(Entry entry, String... names) throws PkiException {
        return bench.services.issuing().reissue(entry.id(), TestBench.names(names), new Cancellation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "rsa-2048", "ed25519"})
    void openSslSeesTheSameKeyAndSubjectTheOldNamesAndTheNewOne(String word) throws Exception {
        Program.assumePresent("openssl");
        var before = bench.issue(CertificateOrder.below(
                        root.id(),
                        "web",
                        CertificateProfile.SERVER,
                        DistinguishedName.ofCommonName("web"),
                        TestBench.names("old.example.com", "127.0.0.1"))
                .withKey(TestBench.value(KeySpec.parse(word))));
        var after = reissue(before, "api.local", "old.example.com");
        var former = bench.services.inventory().find(before.id()).orElseThrow();
        for (var entry : List.of(root, former, after)) {
            bench.services.export().export(new Request(entry, Format.PEM, out, Optional.empty(), true, false));
        }
        assertEquals("web", after.name(), "programs and people find the new one where the old one was");
        var again = after.name();
        var old = FileStem.of(former.name()) + ".crt";
        assertEquals(
                0,
                Program.run(
                                out,
                                "openssl",
                                "verify",
                                "-x509_strict",
                                "-purpose",
                                "sslserver",
                                "-verify_hostname",
                                "api.local",
                                "-CAfile",
                                "Root.crt",
                                again + ".crt")
                        .status());
        assertNotEquals(
                0,
                Program.run(out, "openssl", "verify", "-verify_hostname", "api.local", "-CAfile", "Root.crt", old)
                        .status());
        assertEquals(said(old, "-pubkey"), said(again + ".crt", "-pubkey"));
        assertEquals(
                said(old, "-pubkey"),
                Program.run(out, "openssl", "pkey", "-pubout", "-in", again + ".key")
                        .text());
        assertEquals(said(old, "-subject"), said(again + ".crt", "-subject"));
        assertEquals(said(old, "-issuer"), said(again + ".crt", "-issuer"));
        assertNotEquals(said(old, "-serial"), said(again + ".crt", "-serial"));
        for (var extension : List.of(
                "keyUsage", "extendedKeyUsage", "basicConstraints", "authorityKeyIdentifier", "subjectKeyIdentifier")) {
            assertEquals(said(old, "-ext", extension), said(again + ".crt", "-ext", extension));
        }
        var names = said(again + ".crt", "-ext", "subjectAltName");
        assertTrue(names.contains("DNS:old.example.com, IP Address:127.0.0.1, DNS:api.local"), names);
    }

    private String said(String file, String... what) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("openssl", "x509", "-noout", "-in", file));
        command.addAll(List.of(what));
        return Program.run(out, command.toArray(String[]::new)).text();
    }

    @Test
    void itIsValidAsLongAsBeforeFromNowOnAndTheOldOneStays() throws PkiException {
        var before = bench.issue(server("web").withDays(30));
        bench.turnClock(Duration.ofDays(40));
        var after = reissue(before);
        assertEquals(length(before), length(after));
        var begins = Duration.between(
                before.details().validity().notBefore(),
                after.details().validity().notBefore());
        assertEquals(40, Math.round(begins.toSeconds() / 86_400.0));
        var former = bench.services.inventory().find(before.id()).orElseThrow();
        assertEquals(before.certificate(), former.certificate());
        var ended = before.details().validity().notAfter().toString().substring(0, 10);
        assertEquals("web (until " + ended + ")", former.name());
        assertEquals(Optional.of(before.id()), after.predecessor());
    }

    private static Duration length(Entry entry) {
        var validity = entry.details().validity();
        return Duration.between(validity.notBefore(), validity.notAfter());
    }

    @Test
    void itEndsWithItsCa() throws PkiException {
        var before = bench.issue(server("web").withDays(365));
        var other = bench.issue(server("other").withDays(365));
        bench.turnClock(Duration.ofDays(root.details().validity().days() - 10));
        assertEquals(
                root.details().validity().notAfter(),
                reissue(before).details().validity().notAfter());
        bench.turnClock(Duration.ofDays(root.details().validity().days() + 10));
        var refused = assertThrows(PkiException.InvalidInput.class, () -> reissue(other));
        assertEquals("violation.issuer.expired", refused.phrase().key());
    }

    @Test
    void thePreviewSaysWhatComesAndACaIsNotIssuedInThisWay() throws PkiException {
        var before = bench.issue(server("web"));
        var issuing = bench.services.issuing();
        var preview = issuing.previewReissue(before.id(), TestBench.names("api.local"))
                .orElseThrow();
        var after = reissue(before, "api.local");
        assertEquals(preview.name(), after.name());
        assertEquals(preview.template().subjectAltNames(), after.details().subjectAltNames());
        assertEquals("Root", preview.authority().name());
        assertTrue(issuing.previewReissue(root.id(), List.of()).isEmpty());
        var refused = assertThrows(PkiException.InvalidInput.class, () -> reissue(root));
        assertEquals("violation.reissue.impossible", refused.phrase().key());
    }

    @Test
    void aLockedVaultAndACancelledTryLeaveNothing() throws PkiException {
        var before = bench.issue(server("web"));
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThrows(
                PkiException.Cancelled.class,
                () -> bench.services.issuing().reissue(before.id(), List.of(), cancelled));
        bench.services
                .vault()
                .changePassphrase(Optional.empty(), Optional.of(new Passphrase("correct horse".toCharArray())));
        bench.services.vault().lock();
        assertThrows(PkiException.VaultLocked.class, () -> reissue(before));
        assertEquals(2, bench.services.inventory().entries().size());
        assertFalse(
                bench.services.issuing().previewReissue(before.id(), List.of()).isEmpty());
    }

    private CertificateOrder server(String name) {
        return CertificateOrder.below(
                root.id(),
                name,
                CertificateProfile.SERVER,
                DistinguishedName.ofCommonName(name),
                TestBench.names(name + ".example.com"));
    }

    @Test
    void carriesEveryExtensionOver() throws Exception {
        var ca = bench.rootCa("Other Root");
        var issuing = bench.services.issuing();
        var before = bench.issue(CertificateOrder.below(
                        ca.id(),
                        "stapled",
                        CertificateProfile.SERVER,
                        DistinguishedName.ofCommonName("web"),
                        TestBench.names("web.example.com"))
                .withExtensions(AddedFields.NONE
                        .withPolicies(List.of(TestBench.value(AddedFields.parsePolicy("1.2.3=https://example.com/"))))
                        .withAddresses(
                                List.of("http://example.com/a.crl", "ldap://example.com/"),
                                List.of("http://ocsp.example.com/"),
                                List.of("http://example.com/ca.cer"))
                        .withStaple(true)
                        .withCustom(List.of(
                                TestBench.value(issuing.extension("1.2.3.4:critical=UTF8:hello")),
                                // policy constraints, of which we know nothing
                                TestBench.value(issuing.extension("2.5.29.36=SEQUENCE {IMP:0,INT:1}"))))
                        .extensions()));
        var after = issuing.reissue(before.id(), List.of(), new Cancellation());
        assertEquals(written(before), written(after));
        assertEquals(
                // the last one names the key, which stays
                List.of("1.2.3.4", "2.5.29.36", "2.5.29.14"),
                AddedFields.of(issuing.previewReissue(after.id(), List.of())
                                .orElseThrow()
                                .template()
                                .extensions())
                        .custom()
                        .stream()
                        .map(custom -> custom.oid())
                        .toList());
    }

    /// Identifier, criticality and value of every extension, as Bouncy Castle reads them.
    private static List<String> written(Entry entry) throws Exception {
        var extensions = new org.bouncycastle.cert.X509CertificateHolder(
                        entry.certificate().der())
                .getExtensions();
        return java.util.Arrays.stream(extensions.getExtensionOIDs())
                .map(oid -> oid + " " + extensions.getExtension(oid).isCritical() + " "
                        + java.util.HexFormat.of()
                                .formatHex(extensions
                                        .getExtension(oid)
                                        .getExtnValue()
                                        .getOctets()))
                .sorted()
                .toList();
    }
}
