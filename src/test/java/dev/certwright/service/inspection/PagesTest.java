package dev.certwright.service.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Page;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.certificate.RevocationListReader;
import dev.certwright.pki.encoding.Decoded;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.service.TestBench;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is shown of things that OpenSSL made.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    @TempDir
    static Path folder;

    private TestBench bench;
    private InspectionService inspection;
    private Pki pki;

    @BeforeAll
    void make() throws Exception {
        bench = new TestBench(folder);
        inspection = bench.services.inspection();
        pki = new Pki(folder);
        pki.root("ca");
        pki.server("web", "ca");
        pki.revocationList("ca", 10, "web");
        pki.openssl("pkey", "-in", "web.key", "-pubout", "-out", "web.pub");
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void aCertificateShowsTheFingerprintsThatOpenSslPrints() throws Exception {
        var page = page("web.pem");
        for (var digest : List.of("sha256", "sha1")) {
            var said = pki.openssl("x509", "-in", "web.pem", "-noout", "-fingerprint", "-" + digest)
                    .strip();
            assertEquals(said.substring(said.indexOf('=') + 1), value(page, digest));
        }
        assertEquals(
                spki("web.key"), value(page, "spki-sha256").replace(":", "").toLowerCase(Locale.ROOT));
    }

    @Test
    void theArmourOfACertificateIsOpenSslsOwn() throws Exception {
        assertEquals(pki.openssl("x509", "-in", "web.pem"), page("web.pem").pem());
    }

    @Test
    void theArmourOfARequestIsOpenSslsOwn() throws Exception {
        assertEquals(pki.openssl("req", "-in", "web.csr"), page("web.csr").pem());
    }

    @Test
    void theArmourOfAPublicKeyIsOpenSslsOwn() throws Exception {
        spki("web.key");
        var item = new Item.PublicKeyItem(Bytes.of(Files.readAllBytes(folder.resolve("web.spki"))), Optional.empty());
        var file = new ItemReading(
                        new CertificateReader(),
                        new CertificationRequestReader(),
                        new RevocationListReader(),
                        new PrivateKeyCodec())
                .read("web.pub", new Decoded("pem", List.of(item), List.of()));
        assertEquals(
                Files.readString(folder.resolve("web.pub")),
                inspection.page(file, 0).pem());
    }

    @Test
    void theTextOfACertificateHoldsAllThatOpenSslPrintsOfItsKeyAndSignature() throws Exception {
        var text = page("web.pem").text().replaceAll("[\\s:]", "");
        var said = pki.openssl("x509", "-in", "web.pem", "-noout", "-text");
        var key = said.substring(said.indexOf("pub:") + 4, said.indexOf("ASN1 OID"));
        var signature = said.substring(said.lastIndexOf("Signature Value:") + 16);
        assertTrue(text.contains(key.replaceAll("[\\s:]", "")), text);
        assertTrue(text.contains(signature.replaceAll("[\\s:]", "")), text);
        assertTrue(text.contains("subjectAltName"), text);
    }

    @Test
    void theTextIsTheSameEachTime() throws Exception {
        assertEquals(page("web.pem").text(), page("web.pem").text());
    }

    @Test
    void aPrivateKeyShowsWhatItIsAndNothingOfItself() throws Exception {
        var file = inspection.inspect(
                Files.readString(folder.resolve("web.pem"))
                        .concat(Files.readString(folder.resolve("web.key")))
                        .getBytes(StandardCharsets.US_ASCII),
                "both",
                List.of());
        var page = inspection.page(file, 1);
        assertEquals(Bytes.EMPTY, page.octets());
        assertEquals("", page.pem());
        assertEquals(List.of(), page.asn1());
        assertEquals(
                spki("web.key"), value(page, "spki-sha256").replace(":", "").toLowerCase(Locale.ROOT));
        assertTrue(value(page, "belongs-to").startsWith("web, SHA-256 "), page::toString);
        var secret = pki.openssl("pkey", "-in", "web.key", "-noout", "-text");
        var digits = secret.substring(secret.indexOf("priv:") + 5, secret.indexOf("pub:"))
                .replaceAll("[\\s:]", "");
        assertFalse(page.toString().replaceAll("[\\s:]", "").contains(digits));
    }

    @Test
    void aRevocationListNamesWhatItRevokes() throws Exception {
        var list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("ca.crl.der"))));
        var page = page("ca.crl");
        var revoked = list.getRevokedCertificates().iterator().next();
        var serial = HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(revoked.getSerialNumber().toByteArray());
        assertTrue(
                page.text().contains(serial + "  " + revoked.getRevocationDate().toInstant() + "  keyCompromise"),
                page::text);
        assertEquals(
                list.getNextUpdate().toInstant().toString().replace('T', ' ').replace("Z", " UTC"),
                value(page, "next-update"));
    }

    @Test
    void aRequestShowsItsSubject() throws Exception {
        assertEquals("CN=web, O=MyOrg", value(page("web.csr"), "subject"));
    }

    @Test
    void rowsCoverTheWholeEncoding() throws Exception {
        var page = page("web.pem");
        assertEquals(page.octets().length(), page.asn1().getFirst().range().to());
        var said = pki.openssl("asn1parse", "-in", "web.pem").lines().toList();
        assertEquals(
                said.stream()
                        .map(line -> Integer.valueOf(
                                line.substring(0, line.indexOf(':')).strip()))
                        .toList(),
                page.asn1().stream()
                        .map(row -> row.range().from())
                        .filter(from ->
                                said.stream().anyMatch(line -> line.strip().startsWith(from + ":")))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, rsa_keygen_bits:2048, RSA 2048",
        "EC, ec_paramgen_curve:P-256, ECDSA P-256",
        "EC, ec_paramgen_curve:P-521, ECDSA P-521",
        "EC, ec_paramgen_curve:secp256k1, ECDSA secp256k1",
        "ED25519, '', Ed25519",
        "ED448, '', Ed448",
        "X25519, '', X25519"
    })
    void theFingerprintOfAPrivateKeyIsThatOfItsPublicHalf(String algorithm, String option, String label)
            throws Exception {
        var command = new ArrayList<>(List.of("genpkey", "-out", "any.key", "-algorithm", algorithm));
        if (!option.isEmpty()) {
            command.addAll(List.of("-pkeyopt", option));
        }
        pki.openssl(command.toArray(String[]::new));
        var key = (Inspected.Item.PrivateKey) inspected("any.key").items().getFirst();
        assertEquals(spki("any.key"), key.spki().orElseThrow().hex());
        assertEquals(label, key.label());
    }

    /// SHA-256 of the SubjectPublicKeyInfo, by OpenSSL.
    private String spki(String key) throws IOException, InterruptedException {
        pki.openssl("pkey", "-in", key, "-pubout", "-outform", "DER", "-out", "web.spki");
        return Program.run(folder, "openssl", "dgst", "-sha256", "-r", "web.spki")
                .text()
                .substring(0, 64);
    }

    private Inspected inspected(String file) throws Exception {
        return inspection.inspect(folder.resolve(file), List.of());
    }

    private Page page(String file) throws Exception {
        return inspection.page(inspected(file), 0);
    }

    private static String value(Page page, String id) {
        return page.overview().stream()
                .filter(fact -> fact.id().equals(id))
                .map(Fact::value)
                .findFirst()
                .orElseThrow();
    }
}
