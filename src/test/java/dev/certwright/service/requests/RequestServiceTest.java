package dev.certwright.service.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.WaitingRequest;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.model.issuing.RequestOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.OpenSsl;
import dev.certwright.service.TestBench;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The CA is OpenSSL's or another vault; paths are judged by the JDK.
class RequestServiceTest {
    private static final KeySpec P256 = new KeySpec.Ec(NamedCurve.SECP256R1);

    @TempDir
    Path folder;

    private TestBench bench;
    private OpenSsl openssl;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
        openssl = new OpenSsl(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCertificateThatOpensslMadeComesTogetherWithItsKey() throws Exception {
        var request = create("web", CertificateProfile.SERVER);
        assertTrue(request.hasPrivateKey());
        var accepted = bench.services.requests().accept(signedByOpenSsl(request, "crt"));
        var entry = accepted.entry();
        assertEquals(List.of("web", "true"), List.of(entry.name(), "" + entry.hasPrivateKey()));
        assertEquals(CertificateProfile.SERVER, entry.profile());
        assertEquals("csr.note.issuerMissing", accepted.notes().getFirst().key());
        assertEquals(List.of(), bench.services.requests().list());
        bench.credential(entry);
        assertEquals(
                openssl.text("x509", "-in", "web.crt", "-noout", "-pubkey"),
                openssl.text("pkey", "-in", "web.key", "-pubout"));
    }

    @Test
    void aCertificateForAnotherKeyIsRefusedAndTheRequestGoesOnWaiting() throws Exception {
        var web = create("web", CertificateProfile.SERVER);
        var other = create("other", CertificateProfile.SERVER);
        var file = signedByOpenSsl(other, "crt");
        bench.services.requests().remove(other);
        var refused = assertThrows(
                PkiException.InvalidInput.class, () -> bench.services.requests().accept(file));
        assertEquals("csr.refused.otherKey", refused.phrase().key());
        assertEquals(
                List.of(web.name()),
                bench.services.requests().list().stream()
                        .map(WaitingRequest::name)
                        .toList());
    }

    @Test
    void namesThatTheCaLeftOutAreSaid() throws Exception {
        var request = create("web", CertificateProfile.SERVER);
        bench.services.requests().save(request, folder.resolve("web.csr"), true);
        certificateAuthority();
        openssl.text(
                "x509",
                "-req",
                "-in",
                "web.csr",
                "-CA",
                "ca.crt",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-days",
                "30",
                "-out",
                "web.crt");
        var notes = bench.services.requests().accept(folder.resolve("web.crt")).notes();
        assertTrue(notes.stream().anyMatch(note -> note.key().equals("csr.note.namesMissing")), notes::toString);
    }

    @Test
    void aRootThatIsOfflineSignsAnIntermediateCaOfThisVault(@TempDir Path elsewhere) throws Exception {
        var request = create("Sub", CertificateProfile.INTERMEDIATE_CA);
        try (var offline = new TestBench(elsewhere)) {
            var root = offline.rootCa("Root");
            var signing = offline.services.signing();
            var opened = signing.open(
                    bench.services.requests().text(request).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    "csr");
            var order = signing.order(
                    opened, root.id(), CertificateProfile.INTERMEDIATE_CA, "Sub", DistinguishedName.EMPTY, List.of());
            var signed = signing.sign(opened, order, Map.of("subject", RequestDecision.KEEP), new Cancellation());
            signing.save(signed, folder.resolve("sub.crt"), false);
        }
        var accepted = bench.services.requests().accept(folder.resolve("sub.crt"));
        assertEquals(List.of("Root"), accepted.added().stream().map(Entry::name).toList());
        assertFalse(accepted.added().getFirst().hasPrivateKey());
        var server = bench.server(accepted.entry(), "web", "web.internal");
        validate(accepted.added().getFirst(), server, accepted.entry());
    }

    private static void validate(Entry root, Entry... path) throws Exception {
        var factory = CertificateFactory.getInstance("X.509");
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(jdk(factory, root), null)));
        parameters.setRevocationEnabled(false);
        var certificates = new java.util.ArrayList<X509Certificate>();
        for (var entry : path) {
            certificates.add(jdk(factory, entry));
        }
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(certificates), parameters);
    }

    private static X509Certificate jdk(CertificateFactory factory, Entry entry) throws Exception {
        return (X509Certificate) factory.generateCertificate(
                new ByteArrayInputStream(entry.certificate().der()));
    }

    @Test
    void aRootThatIsHereWithoutItsKeyIsNotAddedAgain(@TempDir Path elsewhere) throws Exception {
        var request = create("web", CertificateProfile.SERVER);
        var file = signedByOpenSsl(request, "crt");
        bench.services.importing().add(List.of(folder.resolve("ca.crt")), List.of(), Optional.empty());
        Files.writeString(file, Files.readString(file) + Files.readString(folder.resolve("ca.crt")));
        var accepted = bench.services.requests().accept(file);
        assertEquals(List.of(), accepted.added());
        assertEquals(List.of(), accepted.notes());
        assertTrue(accepted.entry().issuer().isPresent());
    }

    @Test
    void whatWasSignedInTheSameVaultGetsItsKey() throws Exception {
        var ca = bench.rootCa("Root");
        var request = create("web", CertificateProfile.SERVER);
        var signing = bench.services.signing();
        var opened = signing.open(request.der().toArray(), "csr");
        var order =
                signing.order(opened, ca.id(), CertificateProfile.SERVER, "web", DistinguishedName.EMPTY, List.of());
        var decisions = Map.of("subject", RequestDecision.KEEP, "san", RequestDecision.KEEP);
        assertEquals(
                "csr.note.own",
                signing.compare(opened, order).notes().getFirst().key());
        var signed = signing.sign(opened, order, decisions, new Cancellation());
        assertFalse(signed.hasPrivateKey());
        var accepted = bench.services.requests().accept(signed.certificate().der(), "crt");
        assertEquals(signed.id(), accepted.entry().id());
        assertTrue(accepted.entry().hasPrivateKey());
    }

    @Test
    void aNameOfAnEntryIsRefused() throws Exception {
        bench.rootCa("Root");
        assertThrows(PkiException.EntryExists.class, () -> create("Root", CertificateProfile.CLIENT));
    }

    @Test
    void nothingIsAcceptedWhenNothingWaits() throws Exception {
        var ca = bench.rootCa("Root");
        var refused = assertThrows(
                PkiException.InvalidInput.class,
                () -> bench.services.requests().accept(ca.certificate().der(), "crt"));
        assertEquals("csr.refused.noneWaiting", refused.phrase().key());
    }

    private WaitingRequest create(String name, CertificateProfile profile) throws PkiException {
        var order = RequestOrder.of(
                name,
                Optional.of(profile),
                DistinguishedName.ofCommonName(name),
                profile.authority() ? List.of() : TestBench.names(name + ".internal"),
                P256);
        return bench.services.requests().create(order, new Cancellation());
    }

    private Path signedByOpenSsl(WaitingRequest request, String ending) throws Exception {
        certificateAuthority();
        var stem = request.name();
        bench.services.requests().save(request, folder.resolve(stem + ".csr"), true);
        openssl.text(
                "x509",
                "-req",
                "-in",
                stem + ".csr",
                "-CA",
                "ca.crt",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-days",
                "30",
                "-copy_extensions",
                "copy",
                "-out",
                stem + "." + ending);
        return folder.resolve(stem + "." + ending);
    }

    private void certificateAuthority() throws Exception {
        openssl.text(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.crt",
                "-days",
                "100",
                "-subj",
                "/CN=Their CA");
    }
}
