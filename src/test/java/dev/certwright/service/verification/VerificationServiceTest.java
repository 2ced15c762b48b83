package dev.certwright.service.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import dev.certwright.service.verification.VerificationRequest.Material;
import dev.certwright.service.verification.VerificationRequest.Source;
import dev.certwright.service.verification.VerificationRequest.Terms;
import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationServiceTest {
    private static final Terms SERVER = new Terms(Purpose.SERVER, Optional.empty());

    @TempDir
    Path folder;

    private TestBench bench;

    @BeforeEach
    void make() throws PkiException {
        bench = new TestBench(folder);
        var ca = bench.rootCa("Root");
        export(ca);
        export(bench.rootCa("Other"));
        export(bench.server(ca, "server", "localhost"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void agreesWithOpenSslOnGoodAndBadTrust() throws Exception {
        Program.assumePresent("openssl");
        for (var trust : List.of("Root.crt", "Other.crt")) {
            var theirs =
                    Program.run(folder, "openssl", "verify", "-purpose", "sslserver", "-CAfile", trust, "server.crt");
            assertEquals(
                    theirs.status() == 0,
                    verify(trust, Optional.of("localhost"), Purpose.SERVER).valid(),
                    trust);
        }
    }

    @Test
    void namesTheCheckThatFailed() throws PkiException {
        assertEquals(List.of("host-name"), failed(verify("Root.crt", Optional.of("example.com"), Purpose.SERVER)));
        assertEquals(List.of("usage"), failed(verify("Root.crt", Optional.empty(), Purpose.CLIENT)));
        assertTrue(verify("Root.crt", Optional.empty(), Purpose.ANY).valid());
    }

    @Test
    void judgesAtAnotherTime() throws PkiException {
        var later = Instant.now().plus(Duration.ofDays(400));
        var terms = new Terms(Purpose.SERVER, Optional.empty()).at(later);
        assertEquals(List.of("dates"), failed(verify("Root.crt", Material.NONE, terms)));
    }

    @Test
    void saysWhichFileHoldsNoCertificate() throws Exception {
        Files.copy(folder.resolve("Root.key"), folder.resolve("only.key"));
        var failure =
                assertThrows(PkiException.NoCertificate.class, () -> verify("only.key", Optional.empty(), Purpose.ANY));
        assertTrue(failure.phrase().arguments().getFirst().toString().endsWith("only.key"));
        assertThrows(PkiException.FileMissing.class, () -> verify("absent.crt", Optional.empty(), Purpose.ANY));
    }

    @Test
    void asksForARevocationListWhereThereIsNone() {
        var noList = new Material(List.of(), List.of(file("Root.crt")), List.of(), false);
        assertThrows(
                PkiException.NoRevocationList.class,
                () -> verify("Root.crt", noList, new Terms(Purpose.SERVER, Optional.empty())));
    }

    @Test
    void agreesWithTheJdkOnACaOfTheVault() throws Exception {
        var anchor = new TrustAnchor(jdk("Root.crt"), null);
        var parameters = new PKIXParameters(Set.of(anchor));
        parameters.setRevocationEnabled(false);
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(jdk("server.crt")));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
        assertTrue(verify(vault("Root"), Material.NONE, SERVER).valid());
        assertFalse(verify(vault("Other"), Material.NONE, SERVER).valid());
    }

    @Test
    void thePlatformsStoreDoesNotKnowAPrivateCa() throws PkiException {
        var report = verify(List.of(new TrustChoice.OfSystem()), Material.NONE, SERVER);
        assertFalse(report.valid());
        assertEquals(ValidationProfile.WEBPKI, report.profile());
    }

    @Test
    void aPrivateCaIsJudgedByRfc5280() throws PkiException {
        assertEquals(
                ValidationProfile.RFC5280,
                verify("Root.crt", Material.NONE, SERVER).profile());
    }

    @Test
    void everythingTheVaultHoldsMayCompleteTheChain() throws PkiException {
        var root = bench.services.inventory().entry("Root");
        var order = CertificateOrder.below(
                root.id(),
                "Middle",
                CertificateProfile.INTERMEDIATE_CA,
                DistinguishedName.ofCommonName("Middle"),
                List.of());
        var leaf = bench.server(bench.issue(order), "below", "localhost").certificate();
        var given = new Source.Given(List.of(leaf));
        var trust = List.<TrustChoice>of(new TrustChoice.Given(List.of(root.certificate())));
        assertFalse(verify(new VerificationRequest(given, trust, Material.NONE, SERVER))
                .valid());
        var vault = new Material(List.of(), List.of(), List.of(), true);
        assertTrue(verify(new VerificationRequest(given, trust, vault, SERVER)).valid());
    }

    @Test
    void aFileThatIsNoOcspResponseIsNamed() {
        var wrong = new Material(List.of(), List.of(), List.of(file("Root.crt")), false);
        assertThrows(PkiException.Unrecognized.class, () -> verify("Root.crt", wrong, SERVER));
    }

    private List<TrustChoice> vault(String name) throws PkiException {
        return List.of(
                new TrustChoice.OfVault(bench.services.inventory().entry(name).id()));
    }

    private X509Certificate jdk(String name) throws Exception {
        try (var in = Files.newInputStream(folder.resolve(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private VerificationReport verify(String trust, Optional<String> host, Purpose purpose) throws PkiException {
        var report = verify(trust, Material.NONE, new Terms(purpose, host));
        assertFalse(report.path().isEmpty());
        return report;
    }

    private VerificationReport verify(String trust, Material others, Terms terms) throws PkiException {
        return verify(List.of(new TrustChoice.OfFile(folder.resolve(trust))), others, terms);
    }

    private VerificationReport verify(List<TrustChoice> trust, Material others, Terms terms) throws PkiException {
        return verify(new VerificationRequest(file("server.crt"), trust, others, terms));
    }

    private VerificationReport verify(VerificationRequest request) throws PkiException {
        return bench.services.verification().verify(request, _ -> {}, new Cancellation());
    }

    private Source file(String name) {
        return new Source.OfFile(folder.resolve(name));
    }

    private static List<String> failed(VerificationReport report) {
        return report.checks().stream().filter(Check::failed).map(Check::id).toList();
    }

    private void export(Entry entry) throws PkiException {
        bench.services.export().export(new Request(entry, Format.PEM, folder, Optional.empty(), true, false));
    }
}
