package dev.certwright.service.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.Opener;
import dev.certwright.model.keystore.OpenerVerdict;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Pkcs12Conversion;
import dev.certwright.store.FileAccess;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What is said of the programs that are at hand is what they do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenersTest {
    @TempDir
    static Path folder;

    private Map<String, byte[]> stores = Map.of();
    private Map<String, Pkcs12Report> reports = new TreeMap<>();

    static KeystoreService doctor() {
        var random = new SecureRandom();
        return new KeystoreService(
                new ContentReader(random), new CertificateReader(), new Pkcs12Conversion(random), new FileAccess());
    }

    @BeforeAll
    void make() throws Exception {
        stores = MadeStores.in(new Pki(folder));
        for (var store : stores.entrySet()) {
            reports.put(store.getKey(), examine(store.getKey(), store.getValue()));
            Files.write(folder.resolve(store.getKey().replaceAll("\\W", "_") + ".pfx"), store.getValue());
        }
    }

    private static Pkcs12Report examine(String name, byte[] octets) throws PkiException {
        try (var password = new Passphrase(MadeStores.PASSWORD.toCharArray())) {
            return doctor().examine(octets, name, List.of(password));
        }
    }

    /// Whether a program opens a file, by trying.
    @FunctionalInterface
    private interface Attempt {
        boolean opens(Path file, byte[] octets) throws Exception;
    }

    private void assertAgrees(Opener opener, Attempt attempt) throws Exception {
        var said = new TreeMap<String, Boolean>();
        var done = new TreeMap<String, Boolean>();
        for (var store : stores.entrySet()) {
            var verdict = reports.get(store.getKey()).openers().stream()
                    .filter(v -> v.opener() == opener)
                    .findFirst()
                    .orElseThrow();
            if (verdict.answer() != OpenerVerdict.Answer.UNKNOWN) {
                said.put(store.getKey(), verdict.answer() == OpenerVerdict.Answer.OPENS);
                done.put(
                        store.getKey(),
                        attempt.opens(
                                folder.resolve(store.getKey().replaceAll("\\W", "_") + ".pfx"), store.getValue()));
            }
        }
        assertEquals(lines(done), lines(said));
        assertTrue(said.size() > 20, said::toString);
    }

    @Test
    void pythonCryptography() throws Exception {
        Program.assumePresent("python3");
        assumeTrue(succeeds("python3", "-c", "import cryptography"), "the package cryptography is not installed");
        var script = """
                import pathlib
                from cryptography.hazmat.primitives.serialization import pkcs12
                for f in pathlib.Path('.').glob('*.pfx'):
                    try:
                        print(f.name, pkcs12.load_key_and_certificates(f.read_bytes(), b'sesame')[0] is not None)
                    except Exception:
                        print(f.name, False)
                """;
        var answers = Program.run(folder, "python3", "-c", script).text();
        assertAgrees(Opener.PYTHON, (file, _) -> answers.contains(file.getFileName() + " True"));
    }

    private static String lines(Map<String, Boolean> answers) {
        var lines = new StringBuilder();
        answers.forEach(
                (name, answer) -> lines.append(name).append(": ").append(answer).append('\n'));
        return lines.toString();
    }

    private boolean succeeds(String... command) throws IOException, InterruptedException {
        return Program.run(folder, command).status() == 0;
    }

    @Test
    void openssl() throws Exception {
        Program.assumePresent("openssl");
        assertAgrees(
                Opener.OPENSSL_3,
                (file, _) -> succeeds(
                        "openssl",
                        "pkcs12",
                        "-in",
                        file.toString(),
                        "-passin",
                        "pass:" + MadeStores.PASSWORD,
                        "-noenc"));
    }

    @Test
    void opensslWithItsLegacyProvider() throws Exception {
        Program.assumePresent("openssl");
        assertAgrees(
                Opener.OPENSSL_3_LEGACY,
                (file, _) -> succeeds(
                        "openssl",
                        "pkcs12",
                        "-legacy",
                        "-in",
                        file.toString(),
                        "-passin",
                        "pass:" + MadeStores.PASSWORD,
                        "-noenc"));
    }

    @Test
    void java() throws Exception {
        assertAgrees(Opener.JAVA_25, (_, octets) -> loads(KeyStore.getInstance("PKCS12", "SunJSSE"), octets));
    }

    @Test
    void bouncyCastle() throws Exception {
        var provider = new BouncyCastleProvider();
        assertAgrees(Opener.BOUNCY_CASTLE, (_, octets) -> loads(KeyStore.getInstance("PKCS12", provider), octets));
    }

    @Test
    void gnutls() throws Exception {
        Program.assumePresent("certtool");
        assertAgrees(
                Opener.GNUTLS,
                (file, _) -> succeeds(
                        "certtool",
                        "--p12-info",
                        "--inder",
                        "--infile",
                        file.toString(),
                        "--password",
                        MadeStores.PASSWORD));
    }

    @Test
    void nss() throws Exception {
        Program.assumePresent("pk12util", "certutil");
        var empty = Files.createDirectory(folder.resolve("nss"));
        Program.run(folder, "certutil", "-N", "-d", "sql:" + empty, "--empty-password");
        assertAgrees(Opener.NSS, (file, _) -> {
            var database = Files.createTempDirectory(folder, "nss");
            for (var name : List.of("cert9.db", "key4.db")) {
                Files.copy(empty.resolve(name), database.resolve(name));
            }
            return succeeds(
                    "pk12util", "-i", file.toString(), "-d", "sql:" + database, "-K", "", "-W", MadeStores.PASSWORD);
        });
    }

    /// A key must come out, too: a store may load and its key stay shut.
    private static boolean loads(KeyStore store, byte[] octets) {
        try {
            var password = MadeStores.PASSWORD.toCharArray();
            store.load(new ByteArrayInputStream(octets), password);
            return store.size() > 0 && store.getKey(store.aliases().nextElement(), password) != null;
        } catch (GeneralSecurityException | IOException | RuntimeException _) {
            return false;
        }
    }
}
