package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.key.KeyPairFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Key stores that Java and Bouncy Castle write are read here, with a password for each entry.
class KeyStoreReaderTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private static KeyPair keys;
    private static EncodedCertificate certificate;

    private final ContentReader reader = new ContentReader(new SecureRandom());

    @BeforeAll
    static void makeACertificate() throws PkiException {
        var random = new SecureRandom();
        var spec = KeySpec.parse("ec-p256").orThrow();
        keys = new KeyPairFactory(random).generate(spec);
        var issuer = new CertificateIssuer(random);
        var profile = CertificateProfile.ROOT_CA;
        certificate = issuer.selfSign(
                new CertificateTemplate(
                        DistinguishedName.parse("CN=stored").orThrow(),
                        List.of(),
                        Validity.ofDays(NOW, profile.defaultDays()),
                        profile.basicConstraints(),
                        profile.keyUsage(spec),
                        profile.extendedKeyUsage()),
                keys,
                issuer.newSerialNumber());
    }

    private static byte[] store(String type) throws Exception {
        boolean ofJava = type.equals("JKS") || type.equals("JCEKS");
        var store = ofJava ? KeyStore.getInstance(type) : KeyStore.getInstance(type, new BouncyCastleProvider());
        store.load(null, null);
        var x509 = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der()));
        var chain = new java.security.cert.Certificate[] {x509};
        store.setCertificateEntry("trusted", x509);
        store.setKeyEntry("mine", keys.getPrivate(), "entry".toCharArray(), chain);
        if (!type.equals("JKS")) {
            store.setKeyEntry("secret", new SecretKeySpec(new byte[16], "AES"), "entry".toCharArray(), null);
        }
        var out = new ByteArrayOutputStream();
        store.store(out, "store".toCharArray());
        return out.toByteArray();
    }

    private Decoded read(byte[] content, String... passwords) throws PkiException {
        return reader.read(
                content,
                "file",
                Arrays.stream(passwords).map(String::toCharArray).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JKS", "JCEKS", "BKS", "UBER", "BCFKS"})
    void opensStoreAndEntriesWithTheirOwnPasswords(String type) throws Exception {
        var decoded = read(store(type), "store", "entry");
        assertEquals(type.toLowerCase(java.util.Locale.ROOT), decoded.kind());
        assertEquals(List.of(keys.getPrivate()), decoded.privateKeys());
        assertEquals(List.of(certificate, certificate), decoded.certificates());
        assertTrue(decoded.notes().isEmpty(), decoded.notes().toString());
        boolean secret = decoded.items().stream()
                .anyMatch(item -> item instanceof Item.SecretKeyItem(var algorithm, var bits, var alias)
                        && algorithm.equals("AES")
                        && bits == 128
                        && alias.orElse("").equals("secret"));
        assertEquals(
                !type.equals("JKS"),
                secret || type.equals("BCFKS"),
                decoded.items().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JKS", "JCEKS", "BKS", "UBER", "BCFKS"})
    void anEntryThatStaysShutSaysSo(String type) throws Exception {
        var decoded = read(store(type), "store");
        assertEquals(0, decoded.privateKeys().size());
        assertEquals(2, decoded.certificates().size());
        var locked = decoded.items().stream()
                .filter(Item.LockedItem.class::isInstance)
                .count();
        assertEquals(type.equals("JKS") ? 1 : 2, locked, decoded.items().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JKS", "JCEKS", "BKS", "UBER", "BCFKS"})
    void aWrongPasswordIsAWrongPassword(String type) throws Exception {
        var store = store(type);
        assertThrows(PkiException.WrongPassword.class, () -> read(store, "wrong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JKS", "JCEKS", "BKS", "UBER", "BCFKS"})
    void aStoreCutAnywhereEndsInAMessage(String type) throws Exception {
        var store = store(type);
        // wherever it is cut something is missing; bounded, because some stores derive a key for each attempt
        int step = type.equals("JKS") ? 1 : store.length / 12 + 1;
        for (int length = 4; length < store.length; length += step) {
            var cut = Arrays.copyOf(store, length);
            assertThrows(PkiException.class, () -> read(cut, "store", "entry"), "cut at " + length);
        }
    }

    @Test
    void aTrustStoreOfJavaOpensWithoutItsPasswordAndSaysThatNobodyChecked() throws Exception {
        var decoded = read(store("JKS"));
        assertEquals(2, decoded.certificates().size());
        assertEquals("decoding.unverifiedStore", decoded.notes().getFirst().key());
    }
}
