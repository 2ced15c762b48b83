package dev.certwright.service.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportServiceTest {
    private static final String PASSWORD = "pass-1234";

    @TempDir
    Path folder;

    private TestBench bench;
    private Entry root;
    private Entry middle;
    private Entry client;
    private Path out;

    @BeforeEach
    void make() throws PkiException {
        bench = new TestBench(folder);
        root = bench.rootCa("Root");
        middle = bench.issue(CertificateOrder.below(
                root.id(),
                "Middle",
                CertificateProfile.INTERMEDIATE_CA,
                DistinguishedName.ofCommonName("Middle"),
                List.of()));
        client = bench.client(middle, "client01");
        out = folder.resolve("out");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void pemIsLeafFirstAndVerifiesWithOpenSsl() throws Exception {
        Program.assumePresent("openssl");
        export(client, Format.PEM, Optional.empty());
        export(root, Format.PEM, Optional.empty());
        export(middle, Format.PEM, Optional.empty());
        var verified = Program.run(
                out,
                "openssl",
                "verify",
                "-x509_strict",
                "-CAfile",
                "Root.crt",
                "-untrusted",
                "client01-chain.crt",
                "client01.crt");
        assertEquals(0, verified.status(), verified::text);
        var chain = Files.readString(out.resolve("client01-chain.crt"));
        assertTrue(chain.startsWith(Files.readString(out.resolve("client01.crt"))));
        assertTrue(chain.endsWith(Files.readString(out.resolve("Middle.crt"))));
        assertEquals(publicKeyOf("x509", "client01.crt"), publicKeyOf("pkey", "client01.key"));
    }

    private String publicKeyOf(String command, String file) throws IOException, InterruptedException {
        return command.equals("x509")
                ? Program.run(out, "openssl", "x509", "-pubkey", "-noout", "-in", file)
                        .text()
                : Program.run(out, "openssl", "pkey", "-pubout", "-in", file).text();
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "PKCS12_COMPATIBLE"})
    void theJdkOpensPkcs12WithTheWholeChain(Format format) throws Exception {
        export(client, format, password(PASSWORD));
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(out.resolve("client01.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        var alias = store.aliases().nextElement();
        assertEquals(3, store.getCertificateChain(alias).length);
        assertArrayEquals(
                client.certificate().der(), store.getCertificate(alias).getEncoded());
        assertEquals("EC", store.getKey(alias, PASSWORD.toCharArray()).getAlgorithm());
    }

    /// Java mangles such passwords in files with 3DES, so OpenSSL is the oracle here.
    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "PKCS12_COMPATIBLE"})
    void openSslOpensPkcs12WithAPasswordBeyondAscii(Format format) throws Exception {
        Program.assumePresent("openssl");
        export(client, format, password("päss 密碼"));
        var read = Program.run(
                out, "openssl", "pkcs12", "-in", "client01.p12", "-passin", "pass:päss 密碼", "-nodes", "-info");
        assertEquals(0, read.status(), read::text);
        assertTrue(read.text().contains("BEGIN PRIVATE KEY"), read::text);
    }

    @Test
    void derIsWhatOpenSslReads() throws Exception {
        Program.assumePresent("openssl");
        export(client, Format.DER, Optional.empty());
        var read = Program.run(out, "openssl", "x509", "-inform", "DER", "-in", "client01.cer", "-noout", "-subject");
        assertTrue(read.text().contains("client01"), read::text);
        var key = Program.run(out, "openssl", "pkey", "-inform", "DER", "-in", "client01.key.der", "-noout", "-check");
        assertEquals(0, key.status(), key::text);
    }

    @Test
    void onlyTheOwnerReadsKeys() throws Exception {
        export(client, Format.PEM, Optional.empty());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(out.resolve("client01.key")));
    }

    @Test
    void encryptsThePemKeyWhenAPasswordIsGiven() throws Exception {
        Program.assumePresent("openssl");
        export(client, Format.PEM, password("secret"));
        assertTrue(Files.readString(out.resolve("client01.key")).contains("ENCRYPTED PRIVATE KEY"));
        var opened = Program.run(
                out, "openssl", "pkey", "-in", "client01.key", "-passin", "pass:secret", "-noout", "-check");
        assertEquals(0, opened.status(), opened::text);
    }

    @Test
    void encryptsTheDerKeyWhenAPasswordIsGiven() throws Exception {
        Program.assumePresent("openssl");
        export(client, Format.DER, password("secret"));
        var opened = Program.run(
                out,
                "openssl",
                "pkcs8",
                "-inform",
                "DER",
                "-in",
                "client01.key.der",
                "-passin",
                "pass:secret",
                "-outform",
                "PEM");
        assertTrue(opened.text().contains("BEGIN PRIVATE KEY"), opened::text);
    }

    @Test
    void refusesPkcs12WithoutTheKey() {
        var request = new Request(client, Format.PKCS12, out, password("secret"), false, false);
        var refused = assertThrows(
                PkiException.InvalidInput.class, () -> bench.services.export().export(request));
        assertEquals("violation.export.needsKey", refused.phrase().key());
    }

    @Test
    void neverOverwritesUnasked() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("client01-chain.crt"), "mine");
        assertThrows(PkiException.FileExists.class, () -> export(client, Format.PEM, Optional.empty()));
        assertEquals(List.of("client01-chain.crt"), names(), "nothing half-written");
        assertEquals("mine", Files.readString(out.resolve("client01-chain.crt")));
        bench.services.export().export(request(client, Format.PEM, Optional.empty(), true));
        assertEquals(List.of("client01-chain.crt", "client01.crt", "client01.key"), names());
    }

    @Test
    void asksForAPasswordBeforeAnythingIsWritten() throws Exception {
        assertThrows(PkiException.PasswordRequired.class, () -> export(client, Format.PKCS12, Optional.empty()));
        assertTrue(Files.notExists(out));
    }

    @Test
    void saysSoWhenTheFolderCannotBeMade() throws IOException {
        Files.writeString(out, "a file in the way");
        assertThrows(PkiException.FileUnwritable.class, () -> export(client, Format.PEM, Optional.empty()));
    }

    @Test
    void namesFilesSafely() throws Exception {
        var server = bench.server(root, "*.example.com", "*.example.com");
        var climbing = bench.server(root, "../../etc/x", "x.example.com");
        export(server, Format.PEM, Optional.empty());
        export(climbing, Format.PEM, Optional.empty());
        assertTrue(names().contains("_.example.com.key"), names()::toString);
        assertTrue(
                names().contains("_.._.._etc_x.key") || names().stream().noneMatch(n -> n.contains("/")),
                names()::toString);
    }

    private static Optional<Passphrase> password(String text) {
        return Optional.of(new Passphrase(text.toCharArray()));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(out)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private void export(Entry entry, Format format, Optional<Passphrase> password) throws PkiException {
        bench.services.export().export(request(entry, format, password, false));
    }

    private Request request(Entry entry, Format format, Optional<Passphrase> password, boolean overwrite) {
        return new Request(entry, format, out, password, true, overwrite);
    }
}
