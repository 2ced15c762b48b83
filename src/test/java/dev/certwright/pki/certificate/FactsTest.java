package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inspection.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Facts say what OpenSSL says of the same file.
class FactsTest {
    @TempDir
    Path folder;

    private OpenSsl openssl;

    @BeforeEach
    void start() {
        openssl = new OpenSsl(folder);
    }

    @Test
    void ofACertificateSayWhatOpenSslSays() throws Exception {
        openssl.text(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "k.pem",
                "-out",
                "c.pem",
                "-subj",
                "/C=TW/O=MyOrg/CN=localhost",
                "-days",
                "30",
                "-addext",
                "keyUsage=critical,digitalSignature",
                "-addext",
                "extendedKeyUsage=serverAuth",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1");
        var certificate = new EncodedCertificate(pem("c.pem"));
        var facts = CertificateFacts.of(new CertificateReader().read(certificate));
        assertEquals(
                List.of(
                        "subject",
                        "issuer",
                        "serial-number",
                        "not-before",
                        "not-after",
                        "public-key",
                        "signature",
                        "key-usage",
                        "extended-key-usage",
                        "names",
                        "basic-constraints",
                        "subject-key-identifier",
                        "authority-key-identifier",
                        "version",
                        "sha256",
                        "spki-sha256",
                        "spki-pin",
                        "sha1"),
                facts.stream().map(Fact::id).toList());
        assertEquals("CN=localhost, O=MyOrg, C=TW", value(facts, "subject"));
        assertEquals(after("serial=", "-serial"), value(facts, "serial-number").replace(":", ""));
        assertEquals(
                after("notBefore=", "-startdate", "-dateopt", "iso_8601").replace("Z", " UTC"),
                value(facts, "not-before"));
        assertEquals(
                after("notAfter=", "-enddate", "-dateopt", "iso_8601").replace("Z", " UTC"), value(facts, "not-after"));
        assertEquals("RSA 2048, exponent 65537", value(facts, "public-key"));
        assertEquals("sha256WithRSAEncryption", value(facts, "signature"));
        assertEquals("digitalSignature", value(facts, "key-usage"));
        assertEquals("serverAuth", value(facts, "extended-key-usage"));
        assertEquals("DNS:localhost, IP:127.0.0.1", value(facts, "names"));
        assertTrue(openssl.text("x509", "-in", "c.pem", "-noout", "-ext", "subjectKeyIdentifier")
                .contains(value(facts, "subject-key-identifier")));
        assertTrue(openssl.text("x509", "-in", "c.pem", "-noout", "-fingerprint", "-sha256")
                .contains(value(facts, "sha256")));
        assertTrue(openssl.text("x509", "-in", "c.pem", "-noout", "-fingerprint", "-sha1")
                .contains(value(facts, "sha1")));
        openssl.text("pkey", "-in", "k.pem", "-pubout", "-outform", "DER", "-out", "p.der");
        var pin = openssl.text("dgst", "-sha256", "-r", "p.der").substring(0, 64);
        assertEquals(pin, value(facts, "spki-sha256").replace(":", "").toLowerCase(java.util.Locale.ROOT));
        assertEquals(
                "sha256//" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(pin)),
                value(facts, "spki-pin"));
    }

    @Test
    void pointToTheOctetsThatSaySo() throws Exception {
        openssl.text(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "k.pem",
                "-out",
                "c.pem",
                "-subj",
                "/CN=x",
                "-set_serial",
                "4711");
        var certificate = new EncodedCertificate(pem("c.pem"));
        var facts = CertificateFacts.of(new CertificateReader().read(certificate));
        var where = facts.stream()
                .filter(f -> f.id().equals("serial-number"))
                .findFirst()
                .orElseThrow()
                .where()
                .orElseThrow();
        assertEquals("02021267", HexFormat.of().formatHex(certificate.der(), where.from(), where.to()));
        assertTrue(Asn1Rows.of(certificate.der(), Asn1Shape.CERTIFICATE).stream()
                .anyMatch(row -> row.range().equals(where) && row.field().equals("serialNumber")));
    }

    @Test
    void ofARequestSayWhatIsAskedFor() throws Exception {
        Files.writeString(folder.resolve("r.cnf"), """
                [req]
                distinguished_name = dn
                attributes = attrs
                req_extensions = ext
                prompt = no
                [dn]
                CN = server
                [attrs]
                challengePassword = secret123
                unstructuredName = a name
                [ext]
                subjectAltName = DNS:server.example
                """);
        openssl.text(
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-384",
                "-nodes",
                "-keyout",
                "k.pem",
                "-config",
                "r.cnf",
                "-outform",
                "DER",
                "-out",
                "r.der");
        var der = Files.readAllBytes(folder.resolve("r.der"));
        var details = new CertificationRequestReader().read(der);
        assertTrue(details.signatureValid());
        assertEquals(
                List.of("unstructuredName: a name", "challengePassword: (9 characters)"),
                details.attributes().stream()
                        .map(a -> a.name() + ": " + a.text())
                        .toList());
        var facts = RequestFacts.of(details, der);
        assertEquals("ECDSA P-384", value(facts, "public-key"));
        assertEquals("DNS:server.example", value(facts, "names"));
        assertEquals("✔", value(facts, "possession"));
        assertTrue(facts.stream().noneMatch(f -> f.value().contains("secret123")));
    }

    @Test
    void ofKeysSayWhatTheyAreMadeOf() throws Exception {
        openssl.text(
                "genpkey",
                "-algorithm",
                "RSA",
                "-pkeyopt",
                "rsa_keygen_bits:1024",
                "-pkeyopt",
                "rsa_keygen_pubexp:3",
                "-out",
                "k.pem");
        openssl.text("pkey", "-in", "k.pem", "-pubout", "-outform", "DER", "-out", "p.der");
        var facts = PublicKeyFacts.of(Files.readAllBytes(folder.resolve("p.der")));
        assertEquals("rsaEncryption (1.2.840.113549.1.1.1)", value(facts, "key-algorithm"));
        assertEquals("3", value(facts, "rsa-exponent"));
        assertEquals(
                openssl.text("rsa", "-in", "k.pem", "-noout", "-modulus")
                        .strip()
                        .replace("Modulus=", ""),
                value(facts, "rsa-modulus").replace(":", ""));

        openssl.text("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1", "-out", "e.pem");
        openssl.text("pkey", "-in", "e.pem", "-pubout", "-outform", "DER", "-out", "e.der");
        var ec = PublicKeyFacts.of(Files.readAllBytes(folder.resolve("e.der")));
        assertEquals("secp256k1 (1.3.132.0.10)", value(ec, "ec-curve"));
        var text = openssl.text("pkey", "-in", "e.pem", "-noout", "-text_pub").replaceAll("\\s", "");
        assertTrue(text.contains(value(ec, "ec-point").toLowerCase(java.util.Locale.ROOT)));

        openssl.text("spkac", "-key", "k.pem", "-challenge", "hello", "-out", "s.txt");
        var spkac = Base64.getDecoder()
                .decode(Files.readString(folder.resolve("s.txt")).strip().replace("SPKAC=", ""));
        assertEquals("hello", value(PublicKeyFacts.ofSigned(spkac), "challenge"));
        assertEquals(value(facts, "spki-pin"), value(PublicKeyFacts.ofSigned(spkac), "spki-pin"));
    }

    @Test
    void nameKeysOfNewAlgorithms() throws Exception {
        var mlDsa = DerWriter.sequence(
                DerWriter.sequence(HexFormat.of().parseHex("0609608648016503040312")),
                DerWriter.element(0x03, new byte[1953]));
        assertEquals("ML-DSA-65", PublicKeys.of(mlDsa).label());
        var slhDsa = DerWriter.sequence(
                DerWriter.sequence(HexFormat.of().parseHex("0609608648016503040314")),
                DerWriter.element(0x03, new byte[33]));
        assertEquals("SLH-DSA-SHA2-128s", value(PublicKeyFacts.of(slhDsa), "public-key"));
        var composite = DerWriter.sequence(
                DerWriter.sequence(HexFormat.of().parseHex("06082b0601050507062d")),
                DerWriter.element(0x03, new byte[100]));
        assertEquals("ML-DSA-65-ECDSA-P256-SHA512", value(PublicKeyFacts.of(composite), "public-key"));
    }

    private String after(String prefix, String... options) throws Exception {
        var arguments = new java.util.ArrayList<>(List.of("x509", "-in", "c.pem", "-noout"));
        arguments.addAll(List.of(options));
        return openssl.text(arguments.toArray(String[]::new)).strip().replace(prefix, "");
    }

    private byte[] pem(String file) throws Exception {
        return ExtensionWordsTest.der(Files.readString(folder.resolve(file)));
    }

    static String value(List<Fact> facts, String id) {
        return facts.stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + facts))
                .value();
    }
}
