package dev.certwright.service.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.PkiException;
import dev.certwright.model.comparison.CertificateComparison;
import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.model.comparison.FieldComparison;
import dev.certwright.model.comparison.Relation;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.FileAccess;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import dev.certwright.tls.probe.HandshakeProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What two certificates are to each other, and which of two it is that a source means.
class ComparisonServiceTest {
    @TempDir
    Path folder;

    private final Issued ca = CertificateDraft.authority("MyCA").selfSigned();

    private static ComparisonService service() {
        var random = new SecureRandom();
        return new ComparisonService(
                new CertificateReader(),
                new ContentReader(random),
                new PrivateKeyCodec(),
                new FileAccess(),
                () -> {
                    throw new IllegalStateException("no vault is needed");
                },
                new HandshakeProbe(random));
    }

    private static CertificateComparison compare(Issued left, Issued right) throws PkiException {
        return service().compare(left.encoded(), right.encoded());
    }

    @Test
    void recognisesTheSameCertificate() throws PkiException {
        var web = CertificateDraft.server("web").issuedBy(ca);
        var comparison = compare(web, web);
        assertEquals(Relation.IDENTICAL, comparison.relation());
        assertEquals(List.of(), comparison.differences());
    }

    @Test
    void recognisesARenewalWithTheSameKey() throws PkiException {
        var keys = CertificateDraft.keys("EC", 256);
        var before = CertificateDraft.server("web").keys(keys).issuedBy(ca);
        var after = CertificateDraft.server("web")
                .keys(keys)
                .valid(CertificateDraft.FROM, CertificateDraft.UNTIL.plus(Duration.ofDays(90)))
                .issuedBy(ca);
        var comparison = compare(before, after);
        assertEquals(Relation.RENEWED, comparison.relation());
        assertEquals(
                List.of("serial-number", "not-after", "sha256", "sha1"),
                comparison.differences().stream().map(FieldComparison::id).toList());
    }

    @Test
    void tellsWhatTwoCertificatesHaveInCommon() throws PkiException {
        var keys = CertificateDraft.keys("EC", 256);
        var web = CertificateDraft.server("web").keys(keys).issuedBy(ca);
        var otherCa = CertificateDraft.authority("OtherCA").selfSigned();
        assertEquals(
                Relation.SAME_KEY_OTHER_ISSUER,
                compare(web, CertificateDraft.server("web").keys(keys).issuedBy(otherCa))
                        .relation());
        assertEquals(
                Relation.SAME_KEY_OTHER_NAMES,
                compare(web, CertificateDraft.server("web", "www").keys(keys).issuedBy(ca))
                        .relation());
        assertEquals(
                Relation.REKEYED,
                compare(web, CertificateDraft.server("web").issuedBy(ca)).relation());
        assertEquals(
                Relation.SAME_NAMES,
                compare(web, CertificateDraft.server("web").issuedBy(otherCa)).relation());
        assertEquals(
                Relation.SAME_ISSUER,
                compare(web, CertificateDraft.server("mail").issuedBy(ca)).relation());
        assertEquals(
                Relation.UNRELATED,
                compare(web, CertificateDraft.server("mail").issuedBy(otherCa)).relation());
    }

    @Test
    void recognisesTheIssuerByItsSignatureNotItsNameAlone() throws PkiException {
        var web = CertificateDraft.server("web").issuedBy(ca);
        assertEquals(Relation.LEFT_ISSUED_RIGHT, compare(ca, web).relation());
        assertEquals(Relation.RIGHT_ISSUED_LEFT, compare(web, ca).relation());
        var namesake = CertificateDraft.authority("MyCA").selfSigned();
        assertEquals(Relation.SAME_ISSUER, compare(namesake, web).relation());
    }

    @Test
    void namesFieldsThatOnlyOneHas() throws PkiException {
        var with = CertificateDraft.server("web").issuedBy(ca);
        var without = CertificateDraft.named("web").issuedBy(ca);
        var states = compare(with, without).fields().stream()
                .collect(Collectors.toMap(FieldComparison::id, FieldComparison::state));
        assertEquals(FieldComparison.State.ONLY_LEFT, states.get("extension.2.5.29.17"));
        assertEquals(FieldComparison.State.SAME, states.get("extension.2.5.29.15"));
        assertEquals(FieldComparison.State.SAME, states.get("subject.CN"));
        assertEquals(FieldComparison.State.DIFFERENT, states.get("spki-sha256"));
        var mirrored = compare(without, with).fields().stream()
                .collect(Collectors.toMap(FieldComparison::id, FieldComparison::state));
        assertEquals(FieldComparison.State.ONLY_RIGHT, mirrored.get("extension.2.5.29.17"));
    }

    @Test
    void takesTheLeafOfAFileWhateverTheOrder() throws Exception {
        var web = CertificateDraft.server("web").issuedBy(ca);
        var file = folder.resolve("chain.pem");
        Files.writeString(file, pem(ca) + pem(web), StandardCharsets.US_ASCII);
        assertEquals(web.encoded(), service().get(new ComparisonSource.OfFile(file), List.of(), new Cancellation()));
    }

    private static String pem(Issued issued) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(issued.encoded().der())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void readsSourcesAsPeopleTypeThem() throws IOException {
        assertEquals(Parsed.valid(new ComparisonSource.OfVault("my ca")), ComparisonService.source("vault:my ca"));
        assertEquals(
                Parsed.valid(new ComparisonSource.OfFile(Path.of("web.pem"))), ComparisonService.source("web.pem"));
        for (var address : List.of("localhost:8443", "https://example.com", "[::1]:443")) {
            var parsed = assertInstanceOf(Parsed.Valid.class, ComparisonService.source(address), address);
            assertInstanceOf(ComparisonSource.OfServer.class, parsed.value(), address);
        }
        var strange = Files.createFile(folder.resolve("host:443"));
        assertTrue(ComparisonService.source(strange.toString()) instanceof Parsed.Valid<ComparisonSource>(var source)
                && source instanceof ComparisonSource.OfFile);
        assertInstanceOf(Parsed.Invalid.class, ComparisonService.source("  "));
    }
}
