package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.certificate.OpenSsl;
import dev.certwright.pki.certificate.RevocationListReader;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final char[] PASSWORD = "pä55 密碼".toCharArray();

    private static Credential credential;

    @TempDir
    private Path folder;

    private final ContentReader reader = new ContentReader(new SecureRandom());
    private final Pkcs12Codec pkcs12 = new Pkcs12Codec(new SecureRandom());
    private final PemCodec pem = new PemCodec();

    @BeforeAll
    static void makeACredential() throws PkiException {
        var random = new SecureRandom();
        var issuer = new CertificateIssuer(random);
        var spec = KeySpec.parse("ec-p256").orThrow();
        var caKeys = new KeyPairFactory(random).generate(spec);
        var keys = new KeyPairFactory(random).generate(spec);
        var ca = issuer.selfSign(template("CN=CA", CertificateProfile.ROOT_CA, spec), caKeys, issuer.newSerialNumber());
        var leaf = issuer.issue(
                template("CN=client01", CertificateProfile.CLIENT, spec),
                keys.getPublic(),
                ca,
                caKeys.getPrivate(),
                issuer.newSerialNumber());
        credential = new Credential(List.of(leaf, ca), keys.getPrivate());
    }

    private static CertificateTemplate template(String subject, CertificateProfile profile, KeySpec spec)
            throws PkiException {
        return new CertificateTemplate(
                DistinguishedName.parse(subject).orThrow(),
                List.of(),
                Validity.ofDays(NOW, profile.defaultDays()),
                profile.basicConstraints(),
                profile.keyUsage(spec),
                profile.extendedKeyUsage());
    }

    private Decoded read(byte[] content, String... passwords) throws PkiException {
        return reader.read(
                content,
                "file",
                Arrays.stream(passwords).map(String::toCharArray).toList());
    }

    @ParameterizedTest
    @EnumSource(Pkcs12Preset.class)
    void opensslAndJavaOpenWhatIsWritten(Pkcs12Preset preset) throws Exception {
        // Java's own reader takes only ASCII for triple DES
        var password = preset == Pkcs12Preset.MODERN ? PASSWORD : "ascii".toCharArray();
        var encoded = pkcs12.encode(credential, "client01", password, preset);
        Files.write(folder.resolve("c.p12"), encoded);
        Files.writeString(folder.resolve("password"), new String(password), StandardCharsets.UTF_8);
        var openssl = new OpenSsl(folder);
        var text = openssl.text("pkcs12", "-in", "c.p12", "-passin", "file:password", "-nodes", "-info");
        assertTrue(text.contains("friendlyName: client01") && text.contains("BEGIN PRIVATE KEY"), text);
        assertEquals(2, text.split("BEGIN CERTIFICATE", -1).length - 1, text);
        assertTrue(text.contains(preset == Pkcs12Preset.MODERN ? "AES-256-CBC" : "3-KeyTripleDES"), text);

        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(encoded), password);
        assertEquals(2, store.getCertificateChain("client01").length);
        assertArrayEquals(
                credential.privateKey().getEncoded(),
                store.getKey("client01", password).getEncoded());

        var decoded = reader.read(encoded, "c.p12", List.of("no".toCharArray(), password));
        assertEquals("pkcs12", decoded.kind());
        assertEquals(credential.chain(), decoded.certificates());
        assertTrue(decoded.notes().isEmpty());
    }

    @Test
    void opensslOpensACompatibleContainerWithAnyPassword() throws Exception {
        Files.write(folder.resolve("c.p12"), pkcs12.encode(credential, "client01", PASSWORD, Pkcs12Preset.COMPATIBLE));
        Files.writeString(folder.resolve("password"), new String(PASSWORD), StandardCharsets.UTF_8);
        var text = new OpenSsl(folder).text("pkcs12", "-in", "c.p12", "-passin", "file:password", "-nodes");
        assertTrue(text.contains("BEGIN PRIVATE KEY"), text);
    }

    @Test
    void fourFailuresOfAContainerAreFourMessages() throws Exception {
        var good = pkcs12.encode(credential, "a", "right".toCharArray(), Pkcs12Preset.COMPATIBLE);
        assertThrows(PkiException.WrongPassword.class, () -> read(good, "wrong"));
        assertThrows(PkiException.PasswordRequired.class, () -> read(good));
        assertThrows(PkiException.Truncated.class, () -> read(Arrays.copyOf(good, good.length / 2), "right"));
        var tampered = good.clone();
        tampered[tampered.length - 30] ^= 1;
        assertThrows(PkiException.IntegrityFailed.class, () -> read(tampered, "right"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-legacy", "-nomac", "-keypbe NONE -certpbe NONE"})
    void readsTheContainersOfOpenssl(String options) throws Exception {
        Files.writeString(folder.resolve("cert.pem"), pem.certificate(credential.certificate()));
        Files.writeString(folder.resolve("key.pem"), pem.privateKey(credential.privateKey()));
        var arguments = new ArrayList<>(List.of(
                "pkcs12", "-export", "-in", "cert.pem", "-inkey", "key.pem", "-out", "o.p12", "-passout", "pass:x"));
        arguments.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ", -1)));
        new OpenSsl(folder).text(arguments.toArray(String[]::new));
        var decoded = read(Files.readAllBytes(folder.resolve("o.p12")), "x");
        assertEquals(List.of(credential.certificate()), decoded.certificates());
        assertTrue(new PrivateKeyCodec().matches(decoded.privateKeys().getFirst(), credential.certificate()));
        assertEquals(options.equals("-nomac"), !decoded.notes().isEmpty());
    }

    @Test
    void opensslOpensTheEncryptedKey() throws Exception {
        Files.writeString(folder.resolve("k.pem"), pem.encryptedPrivateKey(credential.privateKey(), "x".toCharArray()));
        Files.writeString(folder.resolve("plain.pem"), pem.privateKey(credential.privateKey()));
        var openssl = new OpenSsl(folder);
        assertEquals(
                openssl.text("pkey", "-in", "plain.pem", "-pubout"),
                openssl.text("pkey", "-in", "k.pem", "-passin", "pass:x", "-pubout"));
        var text = Files.readAllBytes(folder.resolve("k.pem"));
        assertEquals(1, read(text, "x").privateKeys().size());
        assertThrows(PkiException.WrongPassword.class, () -> read(text, "y"));
        assertThrows(PkiException.PasswordRequired.class, () -> read(text));
    }

    @Test
    void readsTheKeysRequestsAndListsOfOpenssl() throws Exception {
        var openssl = new OpenSsl(folder);
        openssl.text("genrsa", "-traditional", "-aes128", "-passout", "pass:x", "-out", "rsa.pem", "2048");
        openssl.text("ecparam", "-name", "secp384r1", "-genkey", "-out", "ec.pem");
        openssl.text("genpkey", "-algorithm", "ED448", "-out", "ed.pem");
        openssl.text("genpkey", "-algorithm", "RSA-PSS", "-out", "pss.pem");
        for (var file : List.of("rsa.pem", "ec.pem", "ed.pem", "pss.pem")) {
            assertEquals(
                    1,
                    read(Files.readAllBytes(folder.resolve(file)), "x")
                            .privateKeys()
                            .size(),
                    file);
        }
        openssl.text(
                "req",
                "-new",
                "-key",
                "ec.pem",
                "-subj",
                "/C=TW/CN=asked",
                "-addext",
                "subjectAltName=DNS:a.example",
                "-out",
                "r.csr");
        var request = (Item.RequestItem)
                read(Files.readAllBytes(folder.resolve("r.csr"))).items().getFirst();
        var details = new CertificationRequestReader().read(request.der().toArray());
        assertTrue(details.signatureValid());
        assertEquals("CN=asked, C=TW", details.subject().toString());
        assertEquals("a.example", details.subjectAltNames().getFirst().value());

        openssl.text("req", "-x509", "-key", "ec.pem", "-subj", "/CN=ca", "-out", "ca.pem");
        Files.writeString(folder.resolve("index.txt"), "");
        Files.writeString(
                folder.resolve("ca.cnf"),
                "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=7\n");
        openssl.text("ca", "-config", "ca.cnf", "-gencrl", "-keyfile", "ec.pem", "-cert", "ca.pem", "-out", "l.crl");
        var list = (Item.RevocationListItem)
                read(Files.readAllBytes(folder.resolve("l.crl"))).items().getFirst();
        var listed = new RevocationListReader().read(list.der().toArray());
        assertEquals("CN=ca", listed.issuer().toString());
        assertEquals(0, listed.revoked());
        assertTrue(listed.nextUpdate().isPresent());
    }

    @Test
    void findsEverythingInAMixOfBlocksAndText() throws Exception {
        var text = "Bag Attributes\n  friendlyName: x\n" + pem.certificate(credential.certificate()) + "hello\n"
                + "-----BEGIN SOMETHING-----\nAAAA\n-----END SOMETHING-----\n"
                + pem.privateKey(credential.privateKey()).replace("\n", "\r\n");
        var decoded = read(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(2, decoded.items().size());
        assertEquals("decoding.unknownBlock", decoded.notes().getFirst().key());
        var windows = read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
        assertEquals(decoded.certificates(), windows.certificates());
        assertFalse(decoded.items().toString().contains("BigInteger"));
    }

    @Test
    void readsBase64WithoutArmourAndDer() throws Exception {
        var der = credential.certificate().der();
        assertEquals(List.of(credential.certificate()), read(der).certificates());
        assertEquals(
                List.of(credential.certificate()),
                read(Base64.getMimeEncoder().encode(der)).certificates());
        assertEquals(1, read(credential.privateKey().getEncoded()).privateKeys().size());
    }

    @Test
    void saysWhenThereIsNothingToRead() {
        assertThrows(PkiException.Unrecognized.class, () -> read(new byte[0]));
        assertThrows(PkiException.Unrecognized.class, () -> read("hello world".getBytes(StandardCharsets.UTF_8)));
        assertThrows(PkiException.Unrecognized.class, () -> read(new byte[] {0, 1, 2, 3, (byte) 0xff}));
        var cut = pem.certificate(credential.certificate());
        assertThrows(
                PkiException.Truncated.class,
                () -> read(cut.substring(0, cut.length() - 60).getBytes(StandardCharsets.UTF_8)));
        var der = credential.certificate().der();
        assertThrows(PkiException.Truncated.class, () -> read(Arrays.copyOf(der, 100)));
    }

    @Test
    void refusesEndlessComputation() throws Exception {
        var good = pkcs12.encode(credential, "a", "x".toCharArray(), Pkcs12Preset.COMPATIBLE);
        // the last INTEGER of a PFX is the iteration count of its MAC: 10000 is 0x2710
        var costly = Arrays.copyOf(good, good.length + 2);
        var tail = new byte[] {0x02, 0x04, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        System.arraycopy(tail, 0, costly, good.length - 4, 6);
        var fixed = lengthen(costly, good.length);
        assertTimeoutPreemptively(
                Duration.ofSeconds(3), () -> assertThrows(PkiException.TooExpensive.class, () -> read(fixed, "x")));
    }

    /// Adds two to the lengths of the container and of its MacData, whose INTEGER has grown by two octets.
    private static byte[] lengthen(byte[] container, int oldLength) {
        var out = container.clone();
        int outer = ((out[2] & 0xff) << 8 | out[3] & 0xff) + 2;
        out[2] = (byte) (outer >> 8);
        out[3] = (byte) outer;
        for (int at = oldLength - 100; at < oldLength; at++) {
            if (out[at] == 0x30 && at + 2 + out[at + 1] == oldLength) {
                out[at + 1] += 2;
                return out;
            }
        }
        throw new AssertionError("no MacData");
    }

    @Test
    void deepNestingOfKnownLengthEndsInAMessage() {
        byte[] deep = {};
        for (int level = 0; level < 10_000; level++) {
            deep = TestDer.sequence(deep);
        }
        var content = deep;
        assertThrows(PkiException.class, () -> read(content));
    }

    @Test
    void deepNestingEndsInAMessage() {
        var deep = new byte[200_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        assertThrows(PkiException.class, () -> read(deep));
    }

    @Test
    void whateverIsChangedTheAnswerIsAnItemOrAMessage() throws Exception {
        var random = new Random(1);
        var samples = List.of(
                credential.certificate().der(),
                credential.privateKey().getEncoded(),
                pem.certificate(credential.certificate()).getBytes(StandardCharsets.UTF_8),
                pkcs12.encode(credential, "a", new char[0], Pkcs12Preset.COMPATIBLE));
        for (int round = 0; round < 400; round++) {
            var sample = samples.get(round % samples.size()).clone();
            for (int i = 0; i <= round % 3; i++) {
                sample[random.nextInt(Math.min(sample.length, 300))] = (byte) random.nextInt();
            }
            try {
                read(sample);
            } catch (PkiException e) {
                assertFalse(e instanceof PkiException.Unexpected);
            }
        }
    }
}
