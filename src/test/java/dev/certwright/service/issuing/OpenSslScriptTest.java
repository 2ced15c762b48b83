package dev.certwright.service.issuing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands we show, pasted into a shell, make what we made: OpenSSL is the oracle.
class OpenSslScriptTest {
    @TempDir
    Path folder;

    private TestBench bench;

    @BeforeEach
    void open() throws PkiException {
        Program.assumePresent("openssl", "sh");
        bench = new TestBench(folder);
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519"})
    void makesAnEqualChainForEveryKindOfKey(String word) throws Exception {
        var key = TestBench.value(KeySpec.parse(word));
        var ca = bench.issue(CertificateOrder.rootCa("Any CA", name("C=TW, O=MyOrg, CN=Any CA"))
                .withKey(key));
        var server = bench.issue(CertificateOrder.below(
                        ca.id(),
                        "server",
                        CertificateProfile.SERVER,
                        name("CN=localhost"),
                        TestBench.names("localhost", "*.example.com", "127.0.0.1", "::1", "spiffe://a.example/b,c"))
                .withKey(key));
        assertEqualWhenPasted(ca);
        assertEqualWhenPasted(server);
        verifies("server");
    }

    @Test
    void makesTheTextbookSet() throws Exception {
        var ca = bench.issue(CertificateOrder.rootCa("MyCA", name("C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=IT, CN=MyCA"))
                .withKey(new KeySpec.Rsa(4096))
                .withDays(3650));
        var server = bench.issue(CertificateOrder.below(
                        ca.id(),
                        "localhost",
                        CertificateProfile.SERVER,
                        name("C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=Server, CN=localhost"),
                        TestBench.names("DNS:localhost", "DNS:*.example.com", "IP:127.0.0.1"))
                .withKey(new KeySpec.Rsa(2048))
                .withDays(365)
                .withKeyUsage(Set.of(
                        KeyUsage.DIGITAL_SIGNATURE,
                        KeyUsage.NON_REPUDIATION,
                        KeyUsage.KEY_ENCIPHERMENT,
                        KeyUsage.DATA_ENCIPHERMENT)));
        var client = bench.issue(
                CertificateOrder.below(ca.id(), "client01", CertificateProfile.CLIENT, name("CN=client01"), List.of())
                        .withKey(new KeySpec.Rsa(2048))
                        .withKeyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)));
        for (var entry : List.of(ca, server, client)) {
            assertEqualWhenPasted(entry);
        }
        verifies("localhost");
        verifies("client01");
    }

    @Test
    void keepsOddNamesAsTheyAre() throws Exception {
        var odd = name("C=TW, O=Fünf \\\"Sterne\\\" \\# $HOME \\\\, O=乙, 2.5.4.15=Private+OU=a+OU=b, CN=It's `odd`");
        var ca = bench.issue(CertificateOrder.rootCa("It's $odd/…", odd));
        assertEqualWhenPasted(ca);
    }

    @Test
    void marksTheNamesCriticalWhenThereIsNoSubject() throws Exception {
        var ca = bench.rootCa("Root");
        var server = bench.issue(CertificateOrder.below(
                ca.id(),
                "nameless",
                CertificateProfile.SERVER,
                DistinguishedName.EMPTY,
                TestBench.names("nameless.example.com")));
        assertEqualWhenPasted(ca);
        assertEqualWhenPasted(server);
    }

    @Test
    void makesAnIntermediateCa() throws Exception {
        var root = bench.rootCa("Root");
        var middle = bench.issue(CertificateOrder.below(
                root.id(), "Middle", CertificateProfile.INTERMEDIATE_CA, name("CN=Middle"), List.of()));
        assertEqualWhenPasted(root);
        assertEqualWhenPasted(middle);
    }

    @Test
    void writesEveryFieldThatCanBeAdded() throws Exception {
        var root = bench.rootCa("Root");
        var middle = bench.issue(CertificateOrder.below(
                        root.id(), "Middle", CertificateProfile.INTERMEDIATE_CA, name("CN=Middle"), List.of())
                .withPathLength(3)
                .withExtensions(AddedFields.NONE
                        .withNames(
                                subtrees(
                                        "dns:example.com",
                                        "ip:192.0.2.0/25",
                                        "ip:2001:db8::/33",
                                        "email:example.com",
                                        "uri:.example.com",
                                        "dir:C=TW, O=It's $odd"),
                                subtrees("dns:bad.example.com", "dir:O=Bad+OU=x"))
                        .withPolicies(List.of(
                                TestBench.value(AddedFields.parsePolicy("1.3.6.1.4.1.55555.1")),
                                TestBench.value(AddedFields.parsePolicy("1.2.3=https://example.com/cps,v1"))))
                        .withAddresses(
                                List.of("http://crl.example.com/a.crl", "ldap://example.com/cn=a,o=b?x"),
                                List.of("http://ocsp.example.com/"),
                                List.of("http://ca.example.com/$1.cer"))
                        .extensions()));
        assertEqualWhenPasted(root);
        assertEqualWhenPasted(middle);
        var issuing = bench.services.issuing();
        var server = bench.issue(CertificateOrder.below(
                        root.id(),
                        "stapled",
                        CertificateProfile.SERVER,
                        name("UID=7, serialNumber=1, CN=localhost, DC=example"),
                        TestBench.names("localhost"))
                .withExtendedKeyUsage(List.of(KeyPurpose.SERVER_AUTH, new KeyPurpose("1.3.6.1.4.1.55555.9")))
                .withExtensions(AddedFields.NONE
                        .withStaple(true)
                        .withCustom(List.of(
                                TestBench.value(issuing.extension("1.3.6.1.4.1.55555.2:critical=UTF8:hello")),
                                TestBench.value(issuing.extension("1.3.6.1.4.1.55555.3=SEQUENCE {INT:1, NULL}"))))
                        .extensions()));
        assertEqualWhenPasted(server);
        assertEqualWhenPasted(bench.issue(CertificateOrder.below(
                root.id(), "responder", CertificateProfile.OCSP_RESPONDER, name("CN=OCSP"), List.of())));
    }

    private static List<Subtree> subtrees(String... texts) {
        return Arrays.stream(texts)
                .map(text -> TestBench.value(Subtree.parse(text)))
                .toList();
    }

    private void assertEqualWhenPasted(Entry entry) throws IOException, InterruptedException, PkiException {
        var script = bench.services.issuing().openSslCommands(entry);
        var outcome = Program.run(folder, "sh", "-euc", script);
        assertEquals(0, outcome.status(), () -> script + outcome.text());
        var file = folder.resolve(dev.certwright.model.inventory.FileStem.of(entry.name()) + ".crt");
        var items = bench.services.inspection().inspect(file, List.of()).items();
        var theirs = ((Inspected.Item.Certificate) items.getFirst()).details();
        assertEquals(fields(entry.details()), fields(theirs), script);
        assertEquals(entry.details().validity().days(), theirs.validity().days(), 1.0, script);
    }

    /// Everything that does not come from the key, the serial number or the hour.
    private static String fields(CertificateDetails details) {
        return String.join(
                "\n",
                details.subject().toEncodedOrder(),
                details.issuer().toEncodedOrder(),
                details.publicKey().label(),
                details.signatureAlgorithm(),
                details.subjectAltNames().toString(),
                details.basicConstraints().toString(),
                details.keyUsage()
                        .map(Set::copyOf)
                        .map(OpenSslScriptTest::sorted)
                        .orElse("none"),
                details.extendedKeyUsage().toString(),
                details.extensions().stream()
                        .map(OpenSslScriptTest::kind)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static String sorted(Set<KeyUsage> usage) {
        return usage.stream().map(KeyUsage::rfcName).sorted().collect(Collectors.joining(","));
    }

    private static String kind(ExtensionDetails extension) {
        boolean ofTheKey =
                extension.oid().equals("2.5.29.14") || extension.oid().equals("2.5.29.35");
        return extension.oid() + (extension.critical() ? " critical" : "") + (ofTheKey ? "" : " " + extension.text());
    }

    private void verifies(String stem) throws IOException, InterruptedException {
        var ca = Files.exists(folder.resolve("MyCA.crt")) ? "MyCA.crt" : "Any_CA.crt";
        var outcome = Program.run(folder, "openssl", "verify", "-x509_strict", "-CAfile", ca, stem + ".crt");
        assertEquals(0, outcome.status(), outcome::text);
        assertTrue(outcome.text().contains("OK"), outcome::text);
    }

    private static DistinguishedName name(String text) {
        return TestBench.value(DistinguishedName.parse(text));
    }
}
