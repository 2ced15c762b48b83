package dev.certwright.service.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.StorePreset;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Key stores written anew, read by OpenSSL and the JDK.
class ConversionTest {
    private static final char[] PASSWORD = "sesame".toCharArray();

    @TempDir
    Path folder;

    private Pki pki;

    @BeforeEach
    void make() throws Exception {
        pki = new Pki(folder);
        pki.root("ca");
        pki.server("leaf", "ca");
        pki.server("other", "ca");
    }

    private Certificate certificate(String name) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(pki.certificate(name).der()));
    }

    private static KeyStore loaded(byte[] octets, char[] password) throws Exception {
        var store = KeyStore.getInstance("PKCS12", "SunJSSE");
        store.load(octets.length == 0 ? null : new ByteArrayInputStream(octets), password);
        return store;
    }

    private byte[] javaStore() throws Exception {
        var store = loaded(new byte[0], PASSWORD);
        store.setKeyEntry("leaf", pki.credential("leaf").privateKey(), PASSWORD, new Certificate[] {
            certificate("leaf"), certificate("ca")
        });
        store.setKeyEntry("other", pki.credential("other").privateKey(), PASSWORD, new Certificate[] {
            certificate("other"), certificate("ca")
        });
        store.setCertificateEntry("trusted root", certificate("ca"));
        var out = new ByteArrayOutputStream();
        store.store(out, PASSWORD);
        return out.toByteArray();
    }

    private Path convert(byte[] octets, StorePreset to, String newPassword, boolean javaTrust) throws PkiException {
        var out = folder.resolve("out.p12");
        try (var old = new Passphrase(PASSWORD);
                var chosen = new Passphrase(newPassword.toCharArray())) {
            OpenersTest.doctor().convert(octets, new Conversion("in", List.of(old), to, out, chosen, javaTrust, false));
        }
        return out;
    }

    @Test
    void keepsNamesKeysChainsAndTrustForJava() throws Exception {
        for (var preset : StorePreset.values()) {
            var out = convert(javaStore(), preset, "other1", false);
            var before = loaded(javaStore(), PASSWORD);
            var after = loaded(Files.readAllBytes(out), "other1".toCharArray());
            assertEquals(
                    new TreeSet<>(Collections.list(before.aliases())),
                    new TreeSet<>(Collections.list(after.aliases())));
            for (var alias : List.of("leaf", "other")) {
                assertArrayEquals(before.getCertificateChain(alias), after.getCertificateChain(alias));
                assertEquals(before.getKey(alias, PASSWORD), after.getKey(alias, "other1".toCharArray()));
            }
            assertTrue(after.isCertificateEntry("trusted root"));
            Files.delete(out);
        }
    }

    @Test
    void opensslWithoutLegacyReadsBothAndSeesThePreset() throws Exception {
        convert(javaStore(), StorePreset.MODERN, "sesame", false);
        var modern = pki.openssl("pkcs12", "-in", "out.p12", "-info", "-noenc", "-passin", "pass:sesame");
        assertTrue(modern.contains("MAC: sha256, Iteration 100000"), modern);
        assertTrue(modern.contains("AES-256-CBC, Iteration 100000, PRF hmacWithSHA256"), modern);
        Files.delete(folder.resolve("out.p12"));
        convert(javaStore(), StorePreset.COMPATIBLE, "sesame", false);
        var compatible = pki.openssl("pkcs12", "-in", "out.p12", "-info", "-noenc", "-passin", "pass:sesame");
        assertTrue(compatible.contains("MAC: sha1, Iteration 10000"), compatible);
        assertFalse(compatible.contains("PBES2"), compatible);
    }

    @Test
    void gnutlsReadsWhatIsWritten() throws Exception {
        Program.assumePresent("certtool");
        convert(javaStore(), StorePreset.MODERN, "sesame", false);
        var said =
                Program.run(folder, "certtool", "--p12-info", "--inder", "--infile", "out.p12", "--password", "sesame");
        assertEquals(0, said.status(), said::text);
        assertTrue(said.text().contains("Friendly name: trusted root"), said::text);
    }

    @Test
    void makesABundleOfPemBlocksATrustStoreForJavaWhenAsked() throws Exception {
        var pem = (Files.readString(folder.resolve("ca.pem")) + Files.readString(folder.resolve("other.pem")))
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(
                0,
                loaded(Files.readAllBytes(convert(pem, StorePreset.MODERN, "sesame", false)), PASSWORD)
                        .size());
        Files.delete(folder.resolve("out.p12"));
        assertEquals(
                2,
                loaded(Files.readAllBytes(convert(pem, StorePreset.MODERN, "sesame", true)), PASSWORD)
                        .size());
    }

    @Test
    void writesForItsOwnerOnlyAndReplacesNothing() throws Exception {
        var out = convert(javaStore(), StorePreset.MODERN, "sesame", false);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(out)));
        var before = Files.readAllBytes(out);
        assertThrows(PkiException.FileExists.class, () -> convert(javaStore(), StorePreset.MODERN, "sesame", false));
        assertArrayEquals(before, Files.readAllBytes(out));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(), files.filter(f -> f.toString().endsWith(".tmp")).toList());
        }
    }

    @Test
    void leavesNothingBehindWhenThePasswordIsWrong() throws Exception {
        pki.openssl(
                "pkcs12",
                "-export",
                "-in",
                "leaf.pem",
                "-inkey",
                "leaf.key",
                "-passout",
                "pass:unknown",
                "-out",
                "in.p12");
        var octets = Files.readAllBytes(folder.resolve("in.p12"));
        assertThrows(PkiException.WrongPassword.class, () -> convert(octets, StorePreset.MODERN, "x", false));
        assertFalse(Files.exists(folder.resolve("out.p12")));
    }
}
