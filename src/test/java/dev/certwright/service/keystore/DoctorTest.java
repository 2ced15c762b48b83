package dev.certwright.service.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.Opener;
import dev.certwright.model.keystore.OpenerVerdict;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.model.keystore.Pkcs12Structure.PasswordState;
import dev.certwright.model.keystore.StoreFinding;
import dev.certwright.model.keystore.StoreMac;
import dev.certwright.testing.Pki;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The doctor on files that OpenSSL and the JDK made, and on some that were bent afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {
    @TempDir
    static Path folder;

    private Pki pki = new Pki(Path.of(""));

    @BeforeAll
    void make() throws Exception {
        pki = new Pki(folder);
        pki.root("ca");
        pki.server("leaf", "ca");
        pki.server("other", "ca");
    }

    private byte[] exported(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "pkcs12", "-export", "-in", "leaf.pem", "-inkey", "leaf.key", "-name", "leaf", "-out", "x.p12"));
        command.addAll(Arrays.asList(options));
        if (!command.contains("-passout")) {
            command.addAll(List.of("-passout", "pass:sesame"));
        }
        pki.openssl(command.toArray(String[]::new));
        return Files.readAllBytes(folder.resolve("x.p12"));
    }

    private static Pkcs12Report examine(byte[] octets, String... passwords) throws PkiException {
        var given = Arrays.stream(passwords)
                .map(p -> new Passphrase(p.toCharArray()))
                .toList();
        return OpenersTest.doctor().examine(octets, "x.p12", given);
    }

    private static List<String> codes(Pkcs12Report report) {
        return report.findings().stream().map(StoreFinding::code).toList();
    }

    @Test
    void namesTheAlgorithmsAsOpensslDoes() throws Exception {
        var octets =
                exported("-keypbe", "aes-192-cbc", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha384", "-iter", "3000");
        var structure = examine(octets, "sesame").structure().orElseThrow();
        var said = pki.openssl("pkcs12", "-in", "x.p12", "-info", "-noout", "-passin", "pass:sesame");
        assertTrue(said.contains("MAC: sha384, Iteration 3000"), said);
        assertTrue(said.contains("pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 3000"), said);
        assertTrue(said.contains("AES-192-CBC, Iteration 3000, PRF hmacWithSHA256"), said);
        var mac = structure.mac().orElseThrow();
        assertEquals("SHA-384", mac.digest());
        assertEquals(BigInteger.valueOf(3000), mac.iterations());
        assertEquals(
                "PBE-SHA1-3DES",
                structure.parts().getFirst().protection().orElseThrow().words());
        assertEquals(
                "PBES2, AES-192-CBC, PBKDF2 HMAC-SHA256",
                structure.bags().getLast().protection().orElseThrow().words());
    }

    @Test
    void seesTheOuterPartsWithoutPassword() throws Exception {
        var report = examine(exported());
        var structure = report.structure().orElseThrow();
        assertEquals(PasswordState.MISSING, structure.password());
        assertEquals(StoreMac.Fit.NOT_TRIED, structure.mac().orElseThrow().fit());
        assertEquals(
                List.of(Access.LOCKED, Access.OPEN),
                structure.parts().stream().map(p -> p.access()).toList());
        assertEquals("leaf", structure.bags().getFirst().friendlyName().orElseThrow());
        assertTrue(codes(report).contains("password-missing"));
        assertEquals(List.of(), report.javaEntries());
    }

    @Test
    void tellsAWrongPasswordFromAChangedFile() throws Exception {
        var octets = exported();
        assertTrue(codes(examine(octets, "wrong")).contains("password-wrong"));
        var changed = bent(octets, 2, mac -> {
            var parts = ASN1Sequence.getInstance(mac).toArray();
            parts[1] = new DEROctetString(new byte[8]);
            return new DERSequence(parts);
        });
        var report = examine(changed, "sesame");
        assertEquals(PasswordState.GIVEN, report.structure().orElseThrow().password());
        assertTrue(codes(report).contains("mac-mismatch"), codes(report)::toString);
    }

    @Test
    void tellsAnEmptyPasswordFromNone() throws Exception {
        assertTrue(codes(examine(exported("-passout", "pass:"))).contains("empty-password"));
        assertEquals(
                PasswordState.NOT_NEEDED,
                examine(exported("-keypbe", "NONE", "-certpbe", "NONE", "-nomac"))
                        .structure()
                        .orElseThrow()
                        .password());
    }

    @Test
    void objectsToKeysThatLieOpen() throws Exception {
        var codes = codes(examine(exported("-keypbe", "NONE", "-certpbe", "NONE", "-nomac"), "sesame"));
        assertTrue(codes.containsAll(List.of("unprotected", "plain-key", "no-mac", "java-plain-key")), codes::toString);
    }

    @Test
    void objectsToWeakEncryptionAndFewIterations() throws Exception {
        var codes = codes(examine(exported("-legacy"), "sesame"));
        assertTrue(codes.containsAll(List.of("weak-cipher", "old-cipher", "few-iterations")), codes::toString);
        assertFalse(codes(examine(exported("-iter", "10000"), "sesame")).contains("few-iterations"));
    }

    @Test
    void answersATwoBillionIterationsFileAtOnce() throws Exception {
        var octets = bent(exported(), 2, mac -> {
            var parts = ASN1Sequence.getInstance(mac).toArray();
            return new DERSequence(
                    new ASN1Encodable[] {parts[0], parts[1], new ASN1Integer(BigInteger.ONE.shiftLeft(31))});
        });
        var report = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> examine(octets, "sesame"));
        assertEquals(
                StoreMac.Fit.TOO_EXPENSIVE,
                report.structure().orElseThrow().mac().orElseThrow().fit());
        assertTrue(codes(report).contains("many-iterations"));
    }

    @Test
    void javaAndBouncyCastleRefuseMoreThanFiveMillionIterationsAsSaid() throws Exception {
        var octets = bent(exported(), 2, mac -> {
            var parts = ASN1Sequence.getInstance(mac).toArray();
            return new DERSequence(new ASN1Encodable[] {parts[0], parts[1], new ASN1Integer(5_000_001)});
        });
        for (var store : List.of(
                KeyStore.getInstance("PKCS12", "SunJSSE"),
                KeyStore.getInstance("PKCS12", new BouncyCastleProvider()))) {
            var refusal = assertThrows(
                    Exception.class, () -> store.load(new ByteArrayInputStream(octets), "sesame".toCharArray()));
            assertTrue(refusal.toString().contains("5000001"), refusal::toString);
        }
        var refusing = examine(octets).openers().stream()
                .filter(v -> v.answer() == OpenerVerdict.Answer.REFUSES)
                .map(OpenerVerdict::opener)
                .toList();
        assertTrue(refusing.containsAll(List.of(Opener.JAVA_25, Opener.BOUNCY_CASTLE)), refusing::toString);
    }

    @Test
    void namesWhatIsCutShortOrNoContainer() throws Exception {
        var octets = exported();
        assertThrows(PkiException.class, () -> examine(Arrays.copyOf(octets, octets.length - 20), "sesame"));
        assertThrows(
                PkiException.Unrecognized.class,
                () -> examine("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        var longer = Arrays.copyOf(octets, octets.length + 3);
        assertTrue(codes(examine(longer, "sesame")).contains("trailing"));
    }

    @Test
    void everyShortenedOrAlteredFileGetsAnAnswer() throws Exception {
        var octets = exported("-iter", "1");
        for (int i = 0; i < octets.length; i += 7) {
            var altered = octets.clone();
            altered[i] ^= 0x41;
            try {
                examine(altered, "sesame");
            } catch (PkiException _) {
                // an answer
            }
        }
    }

    /// Replaces one of the parts of a container.
    private static byte[] bent(byte[] octets, int part, java.util.function.UnaryOperator<ASN1Encodable> change)
            throws IOException {
        var parts = ASN1Sequence.getInstance(octets).toArray();
        parts[part] = change.apply(parts[part]);
        return new DERSequence(parts).getEncoded("DER");
    }

    private Certificate certificate(String name) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(pki.certificate(name).der()));
    }

    private static byte[] stored(KeyStore store) throws Exception {
        var out = new ByteArrayOutputStream();
        store.store(out, "sesame".toCharArray());
        return out.toByteArray();
    }

    private static KeyStore empty() throws Exception {
        var store = KeyStore.getInstance("PKCS12", "SunJSSE");
        store.load(null, null);
        return store;
    }

    @Test
    void listsEntriesAsJavaDoes() throws Exception {
        var password = "sesame".toCharArray();
        var store = empty();
        store.setKeyEntry("Leaf", pki.credential("leaf").privateKey(), password, new Certificate[] {
            certificate("leaf"), certificate("ca")
        });
        store.setKeyEntry(
                "other", pki.credential("other").privateKey(), password, new Certificate[] {certificate("other")});
        store.setCertificateEntry("Root", certificate("ca"));
        store.setEntry(
                "secret",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
                new KeyStore.PasswordProtection(password));
        var report = examine(stored(store), "sesame");
        var theirs = new TreeMap<String, Integer>();
        var again = empty();
        again.load(new ByteArrayInputStream(stored(store)), password);
        for (var alias : Collections.list(again.aliases())) {
            var chain = again.getCertificateChain(alias);
            theirs.put(alias, chain == null ? 0 : chain.length);
        }
        var ours = new TreeMap<String, Integer>();
        report.javaEntries().forEach(e -> ours.put(e.alias(), e.chain()));
        assertEquals(theirs, ours);
        assertTrue(codes(report).contains("secret-keys"));
        assertTrue(report.structure().orElseThrow().bags().stream()
                .anyMatch(b -> b.kind() == Bag.Kind.SECRET && b.label().equals("AES")));
    }

    @Test
    void findsCertificatesThatJavaDoesNotSee() throws Exception {
        pki.openssl("pkcs12", "-export", "-nokeys", "-in", "ca.pem", "-passout", "pass:sesame", "-out", "trust.p12");
        var octets = Files.readAllBytes(folder.resolve("trust.p12"));
        var store = empty();
        store.load(new ByteArrayInputStream(octets), "sesame".toCharArray());
        assertEquals(0, store.size());
        var report = examine(octets, "sesame");
        assertEquals(List.of(), report.javaEntries());
        assertTrue(codes(report).contains("java-certificates"));
        var trusted = empty();
        trusted.setCertificateEntry("root", certificate("ca"));
        assertFalse(codes(examine(stored(trusted), "sesame")).contains("java-certificates"));
    }

    @Test
    void tiesKeysToTheirCertificatesWhateverTheFileSays() throws Exception {
        var report = examine(exported("-certfile", "other.pem"), "sesame");
        var key = report.structure().orElseThrow().bags().stream()
                .filter(b -> b.kind().privateKey())
                .findFirst()
                .orElseThrow();
        assertEquals(pki.certificate("leaf"), key.owner().orElseThrow());
        assertEquals("ECDSA P-256", key.label());
        assertTrue(codes(examine(exported("-nocerts", "-in", "leaf.key"), "sesame"))
                .contains("key-alone"));
    }

    @Test
    void saysWhereTheChainEnds() throws Exception {
        assertTrue(codes(examine(exported(), "sesame")).contains("chain-missing"));
        assertFalse(codes(examine(exported("-certfile", "ca.pem"), "sesame")).contains("chain-missing"));
    }

    @Test
    void saysThatJavaStoresCanBeConverted() throws Exception {
        var store = KeyStore.getInstance("JKS");
        store.load(null, null);
        var out = new ByteArrayOutputStream();
        store.store(out, "sesame".toCharArray());
        var report = examine(out.toByteArray());
        assertEquals("jks", report.kind());
        assertEquals(List.of("other-kind"), codes(report));
    }
}
