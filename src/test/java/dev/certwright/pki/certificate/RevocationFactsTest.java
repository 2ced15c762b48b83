package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.certificate.OcspResponseDetails;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Revocation lists and OCSP responses say what OpenSSL says of them.
class RevocationFactsTest {
    @TempDir
    Path folder;

    private OpenSsl openssl;

    @BeforeEach
    void start() {
        openssl = new OpenSsl(folder);
    }

    @Test
    void ofARevocationListSayWhatOpenSslSays() throws Exception {
        ca();
        openssl.text("ca", "-config", "ca.cnf", "-revoke", "leaf.pem", "-crl_reason", "keyCompromise");
        openssl.text("ca", "-config", "ca.cnf", "-gencrl", "-out", "crl.pem", "-crlexts", "crl_ext");
        var der = pem("crl.pem");
        var details = new RevocationListReader().read(der);
        assertEquals(1, details.revoked());
        var entry = details.entries().getFirst();
        assertEquals("keyCompromise", entry.reason().orElseThrow());
        assertEquals(BigInteger.valueOf(0x1000), entry.serialNumber().value());
        assertEquals(
                List.of("issuingDistributionPoint", "freshestCRL", "authorityKeyIdentifier", "cRLNumber"),
                details.extensions().stream().map(e -> e.name()).toList());
        assertEquals(
                "fullName: URI:http://example.com/crl\nonlyContainsUserCerts: true\nindirectCRL: true",
                details.extensions().getFirst().text());
        var facts = RevocationListFacts.of(details, der);
        assertEquals("1", FactsTest.value(facts, "revoked"));
        assertEquals("5", FactsTest.value(facts, "crl-number"));
        assertEquals("CN=Test CA", FactsTest.value(facts, "issuer"));
        assertEquals(
                openssl.text("crl", "-in", "crl.pem", "-noout", "-lastupdate", "-dateopt", "iso_8601")
                        .strip()
                        .replace("lastUpdate=", "")
                        .replace("Z", " UTC"),
                FactsTest.value(facts, "this-update"));
    }

    @Test
    void ofAnOcspResponseSayWhatOpenSslSays() throws Exception {
        ca();
        openssl.text("ca", "-config", "ca.cnf", "-revoke", "leaf.pem", "-crl_reason", "superseded");
        openssl.text("ocsp", "-issuer", "ca.pem", "-cert", "leaf.pem", "-serial", "0x99", "-reqout", "q.der");
        openssl.text(
                "ocsp",
                "-index",
                "index.txt",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key",
                "-CA",
                "ca.pem",
                "-reqin",
                "q.der",
                "-respout",
                "a.der",
                "-ndays",
                "3");
        var der = Files.readAllBytes(folder.resolve("a.der"));
        var details = new OcspResponseReader().read(der);
        assertEquals("successful", details.status());
        var body = details.body().orElseThrow();
        assertEquals("CN=Test CA", body.responder());
        assertEquals(OcspResponseDetails.Signature.FITS, body.signature());
        assertEquals(2, body.answers().size());
        var revoked = body.answers().getFirst();
        assertEquals(BigInteger.valueOf(0x1000), revoked.serialNumber().value());
        assertEquals("superseded", revoked.revocation().orElseThrow().reason().orElseThrow());
        assertEquals(
                OcspResponseDetails.CertificateStatus.UNKNOWN,
                body.answers().get(1).status());
        assertEquals("ocsp-nonce", body.extensions().getFirst().name());
        var text = openssl.text("ocsp", "-respin", "a.der", "-noverify", "-resp_text");
        assertTrue(text.contains("Issuer Name Hash: " + revoked.issuerNameHash().replace(":", "")), text);
        assertTrue(text.contains("Issuer Key Hash: " + revoked.issuerKeyHash().replace(":", "")), text);
        assertEquals(
                "30",
                HexFormat.of()
                        .formatHex(der, revoked.where().from(), revoked.where().from() + 1));
        assertTrue(Asn1Rows.of(der, Asn1Shape.OCSP_RESPONSE).stream()
                .anyMatch(row ->
                        row.range().equals(revoked.where()) && row.field().equals("SingleResponse")));

        var facts = OcspResponseFacts.of(details, der);
        assertEquals("revoked", FactsTest.value(facts, "certificate-status"));
    }

    @Test
    void seeThatASignatureFitsNoIncludedCertificate() throws Exception {
        ca();
        openssl.text("ocsp", "-issuer", "ca.pem", "-cert", "leaf.pem", "-reqout", "q.der");
        openssl.text(
                "ocsp",
                "-index",
                "index.txt",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key",
                "-CA",
                "ca.pem",
                "-reqin",
                "q.der",
                "-respout",
                "a.der",
                "-badsig");
        var details = new OcspResponseReader().read(Files.readAllBytes(folder.resolve("a.der")));
        assertEquals(
                OcspResponseDetails.Signature.FITS_NONE,
                details.body().orElseThrow().signature());
        openssl.text(
                "ocsp",
                "-index",
                "index.txt",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key",
                "-CA",
                "ca.pem",
                "-reqin",
                "q.der",
                "-respout",
                "n.der",
                "-resp_no_certs");
        assertEquals(
                OcspResponseDetails.Signature.NO_CERTIFICATE,
                new OcspResponseReader()
                        .read(Files.readAllBytes(folder.resolve("n.der")))
                        .body()
                        .orElseThrow()
                        .signature());
        assertEquals(
                "tryLater",
                new OcspResponseReader()
                        .read(HexFormat.of().parseHex("30030a0103"))
                        .status());
    }

    /// A CA with one certificate, number 0x1000.
    private void ca() throws Exception {
        Files.writeString(folder.resolve("ca.cnf"), """
                [ca]
                default_ca = own
                [own]
                dir = .
                database = index.txt
                serial = serial
                crlnumber = crlnumber
                new_certs_dir = .
                certificate = ca.pem
                private_key = ca.key
                default_md = sha256
                default_days = 30
                default_crl_days = 7
                policy = any
                [any]
                commonName = supplied
                [crl_ext]
                issuingDistributionPoint = critical,@idp
                freshestCRL = URI:http://example.com/delta
                authorityKeyIdentifier = keyid:always
                [idp]
                fullname = URI:http://example.com/crl
                onlyuser = TRUE
                indirectCRL = TRUE
                """);
        Files.writeString(folder.resolve("index.txt"), "");
        Files.writeString(folder.resolve("serial"), "1000\n");
        Files.writeString(folder.resolve("crlnumber"), "05\n");
        openssl.text(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-subj",
                "/CN=Test CA");
        openssl.text(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "leaf.key",
                "-out",
                "leaf.csr",
                "-subj",
                "/CN=leaf");
        openssl.text("ca", "-config", "ca.cnf", "-batch", "-in", "leaf.csr", "-out", "leaf.pem", "-notext");
    }

    private byte[] pem(String file) throws Exception {
        return ExtensionWordsTest.der(Files.readString(folder.resolve(file)));
    }
}
