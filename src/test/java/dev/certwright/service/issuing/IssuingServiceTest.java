package dev.certwright.service.issuing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.DatabasePassword;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.service.TestBench;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import dev.certwright.store.Vault;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuingServiceTest {
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
    void theJdksValidatorAcceptsWhatItIssues() throws Exception {
        var ca = bench.rootCa("Root");
        var server = bench.server(ca, "localhost", "localhost", "127.0.0.1");
        var factory = CertificateFactory.getInstance("X.509");
        var anchor = new TrustAnchor(parsed(factory, ca), null);
        var parameters = new PKIXParameters(Set.of(anchor));
        parameters.setRevocationEnabled(false);
        var path = factory.generateCertPath(List.of(parsed(factory, server)));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static X509Certificate parsed(CertificateFactory factory, Entry entry) throws Exception {
        return (X509Certificate) factory.generateCertificate(
                new ByteArrayInputStream(entry.certificate().der()));
    }

    @Test
    void refusesDaysOutOfBounds() throws PkiException {
        var order = CertificateOrder.rootCa("Root", DistinguishedName.ofCommonName("Root"));
        assertEquals("violation.days.range", violation(order.withDays(0)));
        assertEquals("violation.days.range", violation(order.withDays(36_525)));
    }

    @Test
    void refusesDaysPastTheIssuersEndButShortensTheDefault() throws PkiException {
        var ca = bench.issue(CertificateOrder.rootCa("Short", DistinguishedName.ofCommonName("Short"))
                .withDays(90));
        var order = server(ca, "localhost");
        assertEquals("violation.days.pastIssuer", violation(order.withDays(91)));
        var server = bench.issue(order);
        assertEquals(
                ca.details().validity().notAfter(), server.details().validity().notAfter());
        assertEquals(90, bench.services.issuing().maxDays(ca.id()));
        bench.issue(server(ca, "other").withDays(90));
    }

    @Test
    void refusesAServerWithoutANameAndACaWithoutASubject() throws PkiException {
        var ca = bench.rootCa("Root");
        assertEquals("violation.names.required", violation(server(ca)));
        assertEquals(
                "violation.subject.required", violation(CertificateOrder.rootCa("Nameless", DistinguishedName.EMPTY)));
    }

    @Test
    void refusesAnIssuerThatIsNoCaOrHasEnded() throws PkiException {
        var ca = bench.rootCa("Root");
        var server = bench.server(ca, "localhost", "localhost");
        assertThrows(PkiException.NotAnAuthority.class, () -> bench.issue(server(server, "below.example")));
        bench.turnClock(Duration.ofDays(4000));
        assertEquals("violation.issuer.expired", violation(server(ca, "late.example")));
    }

    @Test
    void refusesAnIssuerWhoseKeyIsMissing(@TempDir Path elsewhere) throws PkiException {
        Entry theirs;
        try (var other = new TestBench(elsewhere)) {
            theirs = other.rootCa("Theirs");
        }
        var file = bench.services.vault().status().location();
        try (var vault = Vault.open(
                file,
                DatabasePassword.NONE,
                InstantSource.system(),
                new SecureRandom(),
                new CertificateReader()::read)) {
            vault.add(new NewEntry(
                    "Theirs",
                    CertificateProfile.ROOT_CA,
                    theirs.certificate(),
                    new IssuedBy.Itself(),
                    Optional.empty()));
        }
        var keyless = bench.services.inventory().entry("Theirs");
        assertThrows(PkiException.PrivateKeyMissing.class, () -> bench.issue(server(keyless, "localhost")));
        assertEquals(List.of(), bench.services.inventory().issuers());
    }

    @Test
    void refusesACaBelowOneThatMayOnlyIssueLeaves() throws PkiException {
        var root = bench.rootCa("Root");
        var middle = bench.issue(CertificateOrder.below(
                root.id(),
                "Middle",
                CertificateProfile.INTERMEDIATE_CA,
                DistinguishedName.ofCommonName("Middle"),
                List.of()));
        var below = CertificateOrder.below(
                middle.id(),
                "Below",
                CertificateProfile.INTERMEDIATE_CA,
                DistinguishedName.ofCommonName("Below"),
                List.of());
        assertEquals("violation.issuer.leavesOnly", violation(below));
    }

    @Test
    void refusesANameThatIsTaken() throws PkiException {
        bench.rootCa("Root");
        assertThrows(PkiException.EntryExists.class, () -> bench.rootCa("Root"));
        assertEquals("Root 2", bench.services.issuing().freeName("Root"));
    }

    @Test
    void keepsNothingWhenCancelled() {
        var cancelled = new Cancellation();
        cancelled.cancel();
        var order = CertificateOrder.rootCa("Root", DistinguishedName.ofCommonName("Root"));
        assertThrows(
                PkiException.Cancelled.class, () -> bench.services.issuing().issue(order, cancelled));
        assertThrows(
                PkiException.EntryMissing.class,
                () -> bench.services.inventory().entry("Root"));
    }

    @Test
    void takesFiveThousandNames() throws PkiException {
        var ca = bench.rootCa("Root");
        var names = IntStream.range(0, 5_000)
                .mapToObj(i -> "host" + i + ".example.com")
                .toArray(String[]::new);
        var server = bench.server(ca, "many", names);
        assertEquals(5_000, server.details().subjectAltNames().size());
    }

    @Test
    void previewsExactlyWhatItThenIssues() throws PkiException {
        var ca = bench.rootCa("Root");
        var order = server(ca, "localhost").withKey(new KeySpec.Rsa(2048));
        var preview = bench.services.issuing().preview(order);
        var server = bench.issue(order);
        assertEquals(preview.template().subject(), server.details().subject());
        assertEquals(preview.template().subjectAltNames(), server.details().subjectAltNames());
        assertEquals(
                Set.copyOf(preview.template().keyUsage()),
                Set.copyOf(server.details().keyUsage().orElseThrow()));
        assertEquals(
                preview.template().extendedKeyUsage(),
                server.details().extendedKeyUsage().orElseThrow());
        assertEquals(preview.signatureAlgorithm(), server.details().signatureAlgorithm());
        assertTrue(preview.openSslCommands().contains("openssl x509 -req"), preview::openSslCommands);
    }

    @Test
    void warnsOfWhatAppleAndBrowsersRefuse() throws PkiException {
        var ca = bench.rootCa("Root");
        var order = CertificateOrder.below(
                        ca.id(),
                        "long",
                        CertificateProfile.SERVER,
                        DistinguishedName.EMPTY,
                        TestBench.names("192.0.2.1"))
                .withKey(new KeySpec.Ed25519())
                .withDays(900);
        var preview = bench.services.issuing().preview(order);
        assertEquals(
                List.of("issuing.note.ed25519"),
                preview.notes().stream().map(n -> n.key()).toList());
        assertEquals(
                List.of("validity-apple", "server-without-dns-name"),
                preview.findings().stream().map(Finding::code).toList());
    }

    private static CertificateOrder server(Entry ca, String... names) {
        List<GeneralName> all = TestBench.names(names);
        var subject = all.isEmpty()
                ? DistinguishedName.ofCommonName("nameless")
                : DistinguishedName.ofCommonName(all.getFirst().value());
        return CertificateOrder.below(ca.id(), "server of " + List.of(names), CertificateProfile.SERVER, subject, all);
    }

    private String violation(CertificateOrder order) {
        var refused = assertThrows(PkiException.InvalidInput.class, () -> bench.issue(order));
        return refused.phrase().key();
    }
}
