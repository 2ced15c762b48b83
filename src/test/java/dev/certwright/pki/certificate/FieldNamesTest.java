package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.inspection.Asn1Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fields are called as their standards call them, also inside strings that hold an encoding.
class FieldNamesTest {
    @TempDir
    Path folder;

    @Test
    void ofACertificate() throws Exception {
        var rows = rows(
                Asn1Shape.CERTIFICATE,
                "req",
                "-x509",
                "-newkey",
                "rsa:1024",
                "-nodes",
                "-keyout",
                "k.pem",
                "-subj",
                "/CN=x",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1,dirName:d",
                "-addext",
                "crlDistributionPoints=URI:http://example.com/crl",
                "-addext",
                "certificatePolicies=@p",
                "-config",
                config("[d]\nCN=y\n[p]\npolicyIdentifier=1.2.3\nCPS=http://example.com\n"));
        assertEquals(
                List.of(
                        "Certificate",
                        "tbsCertificate",
                        "version",
                        "",
                        "serialNumber",
                        "signature",
                        "algorithm",
                        "parameters",
                        "issuer",
                        "RelativeDistinguishedName",
                        "AttributeTypeAndValue",
                        "type",
                        "value",
                        "validity",
                        "notBefore",
                        "notAfter",
                        "subject"),
                rows.stream().limit(17).map(Asn1Row::field).toList());
        assertEquals("65537", value(rows, "publicExponent"));
        var modulus = new OpenSsl(folder)
                .text("rsa", "-in", "k.pem", "-noout", "-modulus")
                .strip()
                .substring(8);
        assertTrue(
                value(rows, "modulus").replace(":", "").startsWith("00" + modulus.substring(0, 60)),
                value(rows, "modulus"));
        assertEquals("TRUE", value(rows, "cA"));
        assertEquals("localhost", value(rows, "dNSName"));
        assertEquals("7F:00:00:01", value(rows, "iPAddress"));
        assertEquals("http://example.com/crl", value(rows, "uniformResourceIdentifier"));
        assertEquals("http://example.com", value(rows, "qualifier", "CPSuri"));
        assertTrue(
                names(rows)
                        .containsAll(List.of(
                                "subjectPublicKeyInfo",
                                "subjectPublicKey",
                                "RSAPublicKey",
                                "extensions",
                                "Extensions",
                                "extnID",
                                "critical",
                                "extnValue",
                                "BasicConstraints",
                                "KeyIdentifier",
                                "directoryName",
                                "Name",
                                "distributionPoint",
                                "fullName",
                                "policyIdentifier",
                                "signatureValue")),
                names(rows)::toString);
    }

    @Test
    void ofARequest() throws Exception {
        var rows = rows(
                Asn1Shape.REQUEST,
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "k.pem",
                "-subj",
                "/CN=x",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-config",
                config(""));
        assertTrue(
                names(rows)
                        .containsAll(List.of(
                                "CertificationRequest",
                                "certificationRequestInfo",
                                "subjectPKInfo",
                                "parameters",
                                "attributes",
                                "Attribute",
                                "values",
                                "Extensions",
                                "dNSName",
                                "signature")),
                names(rows)::toString);
        assertEquals("localhost", value(rows, "dNSName"));
    }

    @Test
    void ofPrivateKeysAndMessages() throws Exception {
        new OpenSsl(folder).text("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "k.pem");
        var key = rows(
                Asn1Shape.ENCRYPTED_PRIVATE_KEY,
                "pkcs8",
                "-topk8",
                "-in",
                "k.pem",
                "-passout",
                "pass:x",
                "-v2",
                "aes-256-cbc");
        assertTrue(
                names(key)
                        .containsAll(List.of(
                                "encryptionAlgorithm",
                                "keyDerivationFunc",
                                "salt",
                                "iterationCount",
                                "prf",
                                "encryptionScheme",
                                "encryptedData")),
                names(key)::toString);
        new OpenSsl(folder).text("req", "-x509", "-key", "k.pem", "-out", "c.pem", "-subj", "/CN=x");
        var message = rows(Asn1Shape.CONTENT_INFO, "crl2pkcs7", "-nocrl", "-certfile", "c.pem");
        assertTrue(
                names(message)
                        .containsAll(List.of(
                                "contentType",
                                "content",
                                "SignedData",
                                "certificates",
                                "certificate",
                                "tbsCertificate",
                                "signerInfos")),
                names(message)::toString);
    }

    private String config(String sections) throws Exception {
        Files.writeString(
                folder.resolve("o.cnf"),
                "[req]\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\n[v3]\nbasicConstraints=critical,CA:TRUE\n"
                        + "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n" + sections);
        return "o.cnf";
    }

    private List<Asn1Row> rows(Asn1Shape shape, String... command) throws Exception {
        return Asn1Rows.of(ExtensionWordsTest.der(new OpenSsl(folder).text(command)), shape);
    }

    private static List<String> names(List<Asn1Row> rows) {
        return rows.stream().map(Asn1Row::field).toList();
    }

    private static String value(List<Asn1Row> rows, String... fields) {
        return rows.stream()
                .filter(row -> List.of(fields).contains(row.field()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join(" or ", fields) + " is not among " + names(rows)))
                .value();
    }

    @Test
    void agreeWithOpenSslAboutObjectIdentifiers() throws Exception {
        // the same words but for spelling, as far as both know a name
        var line = Pattern.compile("^(.*?) = (?:(.*), )?([0-9.]+)$");
        int same = 0;
        int different = 0;
        for (var text : new OpenSsl(folder).text("list", "-objects").lines().toList()) {
            var matcher = line.matcher(text.strip());
            if (matcher.matches() && ObjectNames.known(matcher.group(3))) {
                var ours = plain(ObjectNames.name(matcher.group(3)));
                var second = matcher.group(2) == null ? "" : plain(matcher.group(2));
                if (ours.equals(plain(matcher.group(1))) || second.endsWith(ours)) {
                    same++;
                } else {
                    different++;
                }
            }
        }
        // those that are spelt differently were compared by eye
        assertTrue(same > 190 && different < 80, same + " same, " + different + " different");
    }

    private static String plain(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
