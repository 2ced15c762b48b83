package dev.certwright.service.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService;
import dev.certwright.testing.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takes in what OpenSSL made.
class ImportServiceTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path theirs;

    private TestBench bench;
    private Pki pki;

    @BeforeEach
    void make() throws Exception {
        bench = new TestBench(folder);
        pki = new Pki(theirs);
        pki.root("ca");
        pki.issue("web", "ca", "extendedKeyUsage=serverAuth", "subjectAltName=DNS:web.example");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theIssuerIsTiedWhateverTheOrderInTheFile() throws Exception {
        var bundle = Files.writeString(theirs.resolve("bundle.pem"), read("web.pem") + read("ca.pem"));

        var imported = add(bundle);

        assertEquals(
                List.of("ca", "web"), imported.added().stream().map(Entry::name).toList());
        var ca = bench.services.inventory().entry("ca");
        assertEquals(CertificateProfile.ROOT_CA, ca.profile());
        assertTrue(ca.root());
        var web = bench.services.inventory().entry("web");
        assertEquals(CertificateProfile.SERVER, web.profile());
        assertEquals(Optional.of(ca.id()), web.issuer());
        assertFalse(web.hasPrivateKey());
    }

    @Test
    void whoIsOnlyNamedAsTheIssuerIsNotTied() throws Exception {
        add(theirs.resolve("web.pem"));
        Files.move(theirs.resolve("ca.pem"), theirs.resolve("first.pem"));
        pki.root("ca");

        add(theirs.resolve("ca.pem"));

        assertEquals(Optional.empty(), bench.services.inventory().entry("web").issuer());
        pki.issue("other", "ca");
        var other = add(theirs.resolve("other.pem")).added().getFirst();
        assertEquals(Optional.of(bench.services.inventory().entry("ca").id()), other.issuer());
    }

    @Test
    void theKeyComesAlongAndWorks() throws Exception {
        var imported = add(theirs.resolve("web.pem"), theirs.resolve("web.key"));

        var web = imported.added().getFirst();
        assertTrue(web.hasPrivateKey());
        bench.services
                .export()
                .export(new ExportService.Request(
                        web, ExportService.Format.PEM, folder.resolve("out"), Optional.empty(), true, false));
        assertEquals(
                pki.openssl("pkey", "-in", "web.key", "-outform", "PEM"),
                pki.openssl(
                        "pkey", "-in", folder.resolve("out").resolve("web.key").toString(), "-outform", "PEM"));
    }

    @Test
    void aKeyThatComesLaterIsAdded() throws Exception {
        add(theirs.resolve("web.pem"));

        var again = add(theirs.resolve("web.pem"), theirs.resolve("web.key"));

        assertEquals(List.of(), again.added());
        assertTrue(again.completed().getFirst().hasPrivateKey());
        var third = add(theirs.resolve("web.pem"), theirs.resolve("web.key"));
        assertEquals(List.of("web"), third.known().stream().map(Entry::name).toList(), "nothing is left to do");
    }

    @Test
    void aPkcs12FileOfOpenSslIsTakenInUnderItsNames() throws Exception {
        pki.openssl(
                "pkcs12",
                "-export",
                "-in",
                "web.pem",
                "-inkey",
                "web.key",
                "-certfile",
                "ca.pem",
                "-name",
                "My web",
                "-passout",
                "pass:changeit",
                "-out",
                "web.p12");
        try (var password = new Passphrase("changeit".toCharArray())) {
            var imported = bench.services
                    .importing()
                    .add(List.of(theirs.resolve("web.p12")), List.of(password), Optional.empty());

            assertEquals(
                    List.of("ca", "My web"),
                    imported.added().stream().map(Entry::name).toList());
        }
        var web = bench.services.inventory().entry("My web");
        assertTrue(web.hasPrivateKey());
        assertEquals(pki.certificate("web"), web.certificate());
    }

    @Test
    void oneOfManyIsTakenInAlone() throws Exception {
        var bundle = Files.writeString(theirs.resolve("bundle.pem"), read("web.pem") + read("ca.pem"));

        var imported = bench.services
                .importing()
                .add(
                        List.of(bundle),
                        List.of(),
                        Optional.of(pki.certificate("web").sha256()));

        assertEquals(List.of("web"), imported.added().stream().map(Entry::name).toList());
    }

    @Test
    void aTakenNameGetsANumber() throws Exception {
        bench.rootCa("ca");

        assertEquals("ca 2", add(theirs.resolve("ca.pem")).added().getFirst().name());
    }

    @Test
    void aKeyAloneIsNoCertificate() {
        assertThrows(PkiException.NoCertificate.class, () -> add(theirs.resolve("web.key")));
    }

    private ImportService.Imported add(Path... files) throws PkiException {
        return bench.services.importing().add(List.of(files), List.of(), Optional.empty());
    }

    private String read(String file) throws IOException {
        return Files.readString(theirs.resolve(file));
    }
}
