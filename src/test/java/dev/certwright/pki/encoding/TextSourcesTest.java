package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.OpenSsl;
import dev.certwright.pki.key.PublicHalf;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates and keys of OpenSSL and OpenSSH in all the dress that people meet them in.
class TextSourcesTest {
    @TempDir
    private static Path folder;

    private static OpenSsl openssl;
    private static String certificate;
    private static String key;

    private final ContentReader reader = new ContentReader(new SecureRandom());

    @BeforeAll
    static void makeACertificate() throws Exception {
        openssl = new OpenSsl(folder);
        openssl.text("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "sec1.pem");
        openssl.text("pkey", "-in", "sec1.pem", "-out", "key.pem");
        openssl.text("req", "-x509", "-key", "key.pem", "-subj", "/CN=any", "-days", "9", "-out", "cert.pem");
        certificate = Files.readString(folder.resolve("cert.pem"));
        key = Files.readString(folder.resolve("key.pem"));
    }

    private Decoded read(String text, String... passwords) throws PkiException {
        return read(text.getBytes(StandardCharsets.UTF_8), passwords);
    }

    private Decoded read(byte[] content, String... passwords) throws PkiException {
        return reader.read(
                content,
                "file",
                Arrays.stream(passwords).map(String::toCharArray).toList());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void holdsBoth(String text) throws PkiException {
        var decoded = read(text);
        assertEquals(1, decoded.certificates().size(), text);
        assertEquals(1, decoded.privateKeys().size(), text);
        assertEquals(2, decoded.items().size(), decoded.items().toString());
    }

    @Test
    void readsAKubernetesSecret() throws Exception {
        holdsBoth("""
                apiVersion: v1
                kind: Secret
                data:
                  tls.crt: %s
                  tls.key: "%s"
                """.formatted(base64(certificate), base64(key)));
        holdsBoth("stringData:\n  tls.crt: |\n" + (certificate + key).indent(4));
        holdsBoth("{\"data\":{\"tls.crt\":\"" + base64(certificate) + "\",\"tls.key\":\"" + base64(key) + "\"}}");
    }

    @Test
    void readsStringsOfJsonAndOfSourceCode() throws Exception {
        var both = certificate + key;
        holdsBoth("{\"pem\":\"" + both.replace("\n", "\\n").replace("/", "\\/") + "\"}");
        holdsBoth("{\"pem\":\"" + both.replace("\n", "\\r\\n").replace("+", "\\u002b") + "\"}");
        holdsBoth(both.lines().map(line -> "    \"" + line + "\\n\" +\n").reduce("", String::concat));
        holdsBoth(both.lines().map(line -> "> " + line + "\n").reduce("", String::concat));
        holdsBoth(both.replace("\n", "\r").stripTrailing());
        holdsBoth(both.replace("\n", " \r\n\t"));
        holdsBoth(both.replace(" ", "%20").replace("\n", "%0A"));
    }

    @Test
    void readsBase64OfMetadataAndDirectories() throws Exception {
        var der = certificate.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
        assertEquals(
                1,
                read("<ds:X509Certificate>\n  " + der + "\n</ds:X509Certificate>")
                        .certificates()
                        .size());
        assertEquals(
                1,
                read("dn: cn=any\nuserCertificate;binary:: " + der.substring(0, 50) + "\n " + der.substring(50) + "\n")
                        .certificates()
                        .size());
    }

    @Test
    void oneBrokenBlockDoesNotHideTheOthers() throws Exception {
        var decoded = read(certificate.replaceFirst("\nM", "\nN") + certificate + "-----BEGIN X509 CRL-----\nMII");
        assertEquals(1, decoded.certificates().size());
        assertEquals(
                2,
                decoded.items().stream()
                        .filter(Item.BrokenItem.class::isInstance)
                        .count());
    }

    @Test
    void aKeyThatStaysShutDoesNotHideItsCertificate() throws Exception {
        openssl.text("pkey", "-in", "key.pem", "-aes256", "-passout", "pass:x", "-out", "shut.pem");
        var shut = Files.readString(folder.resolve("shut.pem"));
        var decoded = read(certificate + shut);
        assertEquals(1, decoded.certificates().size());
        assertInstanceOf(
                PkiException.PasswordRequired.class,
                ((Item.LockedItem) decoded.items().get(1)).cause());
        assertThrows(
                PkiException.WrongPassword.class,
                () -> Decoded.requireOpen(read(certificate + shut, "y").items()));
        assertEquals(1, read(certificate + shut, "y", "x").privateKeys().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v1 PBE-MD5-DES",
                "-v1 PBE-SHA1-RC2-64",
                "-v1 PBE-SHA1-RC4-40",
                "-v1 PBE-SHA1-3DES",
                "-v2 aes-192-cbc -v2prf hmacWithSHA512",
                "-v2 camellia-256-cbc -v2prf hmacWithSHA224",
                "-v2 aria-128-cbc",
                "-v2 des-cbc",
                "-v2 rc2-cbc",
                "-scrypt -scrypt_N 1024 -scrypt_r 8 -scrypt_p 1"
            })
    void readsEveryEncryptionOfPkcs8(String options) throws Exception {
        var arguments = new java.util.ArrayList<>(List.of(
                "pkcs8", "-topk8", "-in", "key.pem", "-out", "shut.der", "-outform", "DER", "-passout", "pass:x"));
        arguments.addAll(List.of("-provider", "legacy", "-provider", "default"));
        arguments.addAll(List.of(options.split(" ", -1)));
        openssl.text(arguments.toArray(String[]::new));
        openssl.text("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "pub.der");
        var decoded = read(Files.readAllBytes(folder.resolve("shut.der")), "x");
        var publicKey = PublicHalf.of(decoded.privateKeys().getFirst()).orElseThrow();
        assertEquals(
                ((Item.PublicKeyItem) read(Files.readAllBytes(folder.resolve("pub.der")))
                                .items()
                                .getFirst())
                        .spki(),
                publicKey);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes256-ctr", "aes128-cbc", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com"})
    void readsTheEncryptedKeysOfOpenSsh(String cipher) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not there");
        for (var file : List.of("id", "id.pub", "id-cert.pub")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-Z", cipher, "-a", "4", "-C", "me", "-f", "id");
        var shown = run("ssh-keygen", "-l", "-f", "id.pub");
        var decoded = read(Files.readAllBytes(folder.resolve("id")), "secret");
        var ssh = assertInstanceOf(Item.SshKeyItem.class, decoded.items().getFirst());
        assertTrue(shown.contains(ssh.fingerprint()), shown);
        assertEquals("me", ssh.comment());
        assertEquals(ssh.spki(), PublicHalf.of(decoded.privateKeys().getFirst()));
        var shut = read(Files.readAllBytes(folder.resolve("id")), "wrong");
        assertInstanceOf(Item.LockedItem.class, shut.items().get(1));
        run("ssh-keygen", "-q", "-s", "id", "-P", "secret", "-I", "who", "-n", "a,b", "-V", "+1d", "id.pub");
        var signed =
                read(Files.readAllBytes(folder.resolve("id-cert.pub"))).items().getFirst();
        assertEquals(
                List.of("a", "b"),
                assertInstanceOf(Item.SshCertificateItem.class, signed).principals());
        assertEquals(
                2,
                read("# hosts\nhost,1.2.3.4 " + Files.readString(folder.resolve("id.pub")) + "command=\"x\" "
                                + Files.readString(folder.resolve("id.pub")))
                        .items()
                        .size());
    }

    private String run(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    @Test
    void readsThePrivateKeyBlobsOfWindows() throws Exception {
        openssl.text("genrsa", "-out", "rsa.pem", "1024");
        openssl.text("rsa", "-in", "rsa.pem", "-outform", "MSBLOB", "-out", "rsa.blob");
        openssl.text("rsa", "-in", "rsa.pem", "-outform", "DER", "-pubout", "-out", "rsa.pub");
        openssl.text(
                "rsa",
                "-in",
                "rsa.pem",
                "-outform",
                "PVK",
                "-passout",
                "pass:x",
                "-provider",
                "legacy",
                "-provider",
                "default",
                "-out",
                "rsa.pvk");
        var spki = ((Item.PublicKeyItem) read(Files.readAllBytes(folder.resolve("rsa.pub")))
                        .items()
                        .getFirst())
                .spki();
        for (var file : List.of("rsa.blob", "rsa.pvk")) {
            var keys = read(Files.readAllBytes(folder.resolve(file)), "x").privateKeys();
            assertEquals(spki, PublicHalf.of(keys.getFirst()).orElseThrow(), file);
        }
        assertThrows(PkiException.WrongPassword.class, () -> read(Files.readAllBytes(folder.resolve("rsa.pvk")), "y"));
    }

    @Test
    void namesParametersAndMessagesForWhatTheyAre() throws Exception {
        openssl.text("dsaparam", "-out", "dsa.pem", "1024");
        openssl.text("ecparam", "-name", "secp384r1", "-out", "ec.pem");
        openssl.text("genrsa", "-out", "r.pem", "1024");
        openssl.text("spkac", "-key", "r.pem", "-out", "spkac.txt");
        openssl.text("cms", "-encrypt", "-in", "key.pem", "-outform", "DER", "-out", "message.der", "cert.pem");
        openssl.text("ts", "-query", "-data", "key.pem", "-out", "query.tsq");
        assertEquals("dsa-parameters", other("dsa.pem"));
        assertEquals("ec-parameters", other("ec.pem"));
        assertEquals("cms-enveloped-data", other("message.der"));
        assertEquals("timestamp-request", other("query.tsq"));
        assertInstanceOf(
                Item.SignedPublicKeyItem.class,
                read(Files.readAllBytes(folder.resolve("spkac.txt"))).items().getFirst());
    }

    private String other(String file) throws Exception {
        var items = read(Files.readAllBytes(folder.resolve(file))).items();
        return assertInstanceOf(Item.OtherItem.class, items.getFirst()).kind();
    }

    @Test
    void longComputationIsAskedForAndCanBeCancelled() throws Exception {
        var algorithm = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.pbeWithSHA1AndDES_CBC, new PBEParameter(new byte[8], Integer.MAX_VALUE));
        var costly = new EncryptedPrivateKeyInfo(algorithm, new byte[64]).getEncoded();
        assertThrows(PkiException.TooExpensive.class, () -> read(costly, "x"));
        var cancellation = new Cancellation();
        var person = Thread.ofVirtual().unstarted(cancellation::cancel);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            person.start();
            assertThrows(
                    PkiException.Cancelled.class,
                    () -> reader.read(costly, "f", List.of("x".toCharArray()), Effort.WHATEVER_IT_TAKES, cancellation));
        });
    }

    @Test
    void tenThousandCertificatesAreReadAtOnce() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertEquals(
                        10_000, read(certificate.repeat(10_000)).certificates().size()));
    }

    @Test
    void hostileTextEndsInAMessageSoon() {
        for (var piece : List.of("-----BEGIN CERTIFICATE-----\n", "MIIB\n", "[", "{\"a\":", "\\", "-----END ")) {
            var text = piece.repeat(4_000_000 / piece.length()).getBytes(StandardCharsets.UTF_8);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> assertThrows(PkiException.class, () -> read(text), piece));
        }
    }

    @Test
    void aFileCutAnywhereEndsInAMessage() throws Exception {
        openssl.text(
                "pkcs12",
                "-export",
                "-in",
                "cert.pem",
                "-inkey",
                "key.pem",
                "-passout",
                "pass:x",
                "-keypbe",
                "NONE",
                "-certpbe",
                "NONE",
                "-nomaciter",
                "-out",
                "c.p12");
        for (var content : List.of(
                Files.readAllBytes(folder.resolve("c.p12")),
                Base64.getMimeDecoder().decode(certificate.replaceAll("-----[^-]*-----", "")),
                key.getBytes(StandardCharsets.UTF_8))) {
            for (int length = 0; length < content.length - 1; length++) {
                var cut = Arrays.copyOf(content, length);
                try {
                    // a text without its very last line end, or less of its last line, may still be whole
                    assertFalse(read(cut, "x").items().isEmpty());
                } catch (PkiException e) {
                    assertFalse(e instanceof PkiException.Unexpected);
                }
            }
        }
    }

    @Test
    void anEnormousRsaKeyIsComparedAtOnce() throws Exception {
        var p = BigInteger.ONE.shiftLeft(8192).subtract(BigInteger.valueOf(1_234_567));
        var numbers = new org.bouncycastle.asn1.pkcs.RSAPublicKey(p.multiply(p), BigInteger.valueOf(65_537));
        var pem = "-----BEGIN RSA PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(numbers.getEncoded())
                + "\n-----END RSA PUBLIC KEY-----\n";
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertInstanceOf(
                        Item.PublicKeyItem.class, read(pem).items().getFirst()));
    }
}
