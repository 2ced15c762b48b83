package dev.certwright.service.issuing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.LintScope;
import dev.certwright.model.finding.Severity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.LintRemedy;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.lint.Lint;
import dev.certwright.service.TestBench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The preview says what is wrong with the certificate before it is made.
class RehearsalTest {
    @TempDir
    Path folder;

    private TestBench bench;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theDefaultsOfEveryProfileWithEveryKeyHaveNothingToMend() throws PkiException {
        var ca = bench.rootCa("Root");
        var wrong = new ArrayList<String>();
        for (var profile : CertificateProfile.values()) {
            for (var key : KeySpec.all()) {
                var order = (profile == CertificateProfile.ROOT_CA
                                ? CertificateOrder.rootCa("New root", DistinguishedName.ofCommonName("New root"))
                                : CertificateOrder.below(
                                        ca.id(),
                                        "new",
                                        profile,
                                        DistinguishedName.ofCommonName("www.example.com"),
                                        profile.extendedKeyUsage().contains(KeyPurpose.SERVER_AUTH)
                                                ? TestBench.names("www.example.com")
                                                : List.of()))
                        .withKey(key);
                problems(order).forEach(f -> wrong.add(profile + " " + key.word() + " " + f.code()));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theTextbooksCaHasNothingToMend() throws PkiException {
        var subject = DistinguishedName.parse("C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=IT, CN=MyCA")
                .orThrow();
        var order = CertificateOrder.rootCa("MyCA", subject)
                .withKey(new KeySpec.Rsa(4096))
                .withDays(3650);
        assertEquals(List.of(), codes(findings(order)));
    }

    @Test
    void theTextbooksServerHasMoreKeyUsageThanTlsNeeds() throws PkiException {
        var order = CertificateOrder.below(
                        bench.rootCa("MyCA").id(),
                        "server",
                        CertificateProfile.SERVER,
                        DistinguishedName.ofCommonName("localhost"),
                        TestBench.names("localhost", "*.example.com", "127.0.0.1"))
                .withKey(new KeySpec.Rsa(2048))
                .withDays(365)
                .withKeyUsage(EnumSet.of(
                        KeyUsage.DIGITAL_SIGNATURE,
                        KeyUsage.NON_REPUDIATION,
                        KeyUsage.KEY_ENCIPHERMENT,
                        KeyUsage.DATA_ENCIPHERMENT));
        assertEquals(List.of("key-usage-beyond-tls"), codes(findings(order)));
        assertEquals(Severity.NOTE, findings(order).getFirst().severity());
    }

    @Test
    void theTextbooksClientHasNoAlternativeNames() throws PkiException {
        var order = CertificateOrder.below(
                        bench.rootCa("MyCA").id(),
                        "client01",
                        CertificateProfile.CLIENT,
                        DistinguishedName.ofCommonName("client01"),
                        List.of())
                .withKey(new KeySpec.Rsa(2048))
                .withKeyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT));
        assertEquals(List.of("client-without-names"), codes(findings(order)));
    }

    @Test
    void enciphermentWithAnEcKeyIsAnError() throws PkiException {
        var order = server(bench.rootCa("Root"))
                .withKeyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT));
        assertEquals(List.of("key-usage-not-for-key"), codes(problems(order)));
    }

    @Test
    void theLongestThatAppleAcceptsCanBeOrderedByItsNumberOfDays() throws PkiException {
        var order = server(bench.rootCa("Root"));
        assertEquals(List.of(), codes(problems(order.withDays(825))));
        assertEquals(List.of("validity-apple"), codes(problems(order.withDays(826))));
    }

    @Test
    void needsNoUnlockedKeys() throws PkiException {
        var ca = bench.rootCa("Root");
        bench.services.vault().lock();
        assertEquals(List.of(), problems(server(ca)));
    }

    @Test
    void aRemedyMendsWhatTheRuleObjectsTo() throws PkiException {
        var ca = bench.rootCa("Root");
        var faulty = bench.issue(server(ca)
                .withDays(900)
                .withExtendedKeyUsage(List.of(KeyPurpose.CLIENT_AUTH, KeyPurpose.SERVER_AUTH))
                .withKeyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)));
        var before = problems(faulty);
        assertEquals(Set.of("key-usage-not-for-key", "validity-apple"), Set.copyOf(codes(before)));
        var remedies = new ArrayList<LintRemedy>();
        before.forEach(f -> LintRemedy.of(f, faulty.details()).ifPresent(remedies::add));
        var mended = bench.services.issuing().reissue(faulty.id(), List.of(), remedies, new Cancellation());
        assertEquals(List.of(), problems(mended));
        assertTrue(mended.details().keyUsage().orElseThrow().contains(KeyUsage.DIGITAL_SIGNATURE));
    }

    private static CertificateOrder server(Entry ca) {
        return CertificateOrder.below(
                ca.id(),
                "server",
                CertificateProfile.SERVER,
                DistinguishedName.ofCommonName("www.example.com"),
                TestBench.names("www.example.com"));
    }

    private static List<Finding> problems(Entry entry) {
        return Lint.check(entry.certificate(), LintScope.PRIVATE).stream()
                .filter(f -> f.severity() != Severity.NOTE)
                .toList();
    }

    private List<Finding> findings(CertificateOrder order) throws PkiException {
        return bench.services.issuing().preview(order).findings();
    }

    private List<Finding> problems(CertificateOrder order) throws PkiException {
        return findings(order).stream()
                .filter(f -> f.severity() != Severity.NOTE)
                .toList();
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }
}
