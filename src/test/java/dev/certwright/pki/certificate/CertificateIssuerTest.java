package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateIssuerTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<KeySpec, KeyPair> KEYS = new HashMap<>();

    @TempDir
    private Path folder;

    private final CertificateIssuer issuer = new CertificateIssuer(RANDOM);
    private final PemCodec pem = new PemCodec();

    /// Those that every OpenSSL 3 knows; `KeyKindsTest` has all.
    static Stream<KeySpec> specs() {
        return KeySpec.all().stream().filter(spec -> !(spec instanceof KeySpec.MlDsa));
    }

    private static KeyPair keys(KeySpec spec) throws PkiException {
        if (!KEYS.containsKey(spec)) {
            KEYS.put(spec, new KeyPairFactory(RANDOM).generate(spec));
        }
        return KEYS.get(spec);
    }

    private static DistinguishedName name(String text) throws PkiException {
        return DistinguishedName.parse(text).orThrow();
    }

    private static CertificateTemplate authority(String subject, KeySpec spec) throws PkiException {
        var profile = CertificateProfile.ROOT_CA;
        return new CertificateTemplate(
                name(subject),
                List.of(),
                Validity.ofDays(NOW, profile.defaultDays()),
                profile.basicConstraints(),
                profile.keyUsage(spec),
                List.of());
    }

    private static CertificateTemplate server(String subject, KeySpec spec) throws PkiException {
        var names = List.of(
                GeneralName.parse("localhost").orThrow(),
                GeneralName.parse("*.example.com").orThrow(),
                GeneralName.parse("127.0.0.1").orThrow(),
                GeneralName.parse("::1").orThrow(),
                GeneralName.parse("spiffe://example.org/a").orThrow(),
                GeneralName.parse("a@example.org").orThrow());
        var profile = CertificateProfile.SERVER;
        return new CertificateTemplate(
                name(subject),
                names,
                Validity.ofDays(NOW, 397),
                BasicConstraints.END_ENTITY,
                profile.keyUsage(spec),
                profile.extendedKeyUsage());
    }

    private Path write(String file, EncodedCertificate certificate) throws Exception {
        return Files.writeString(folder.resolve(file), pem.certificate(certificate));
    }

    private static X509Certificate jdk(EncodedCertificate certificate) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der()));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyKindOfKeyMakesAPathThatOpensslAndJavaAccept(KeySpec spec) throws Exception {
        var openssl = new OpenSsl(folder);
        var caKeys = keys(spec);
        var leafKeys = keys(new KeySpec.Ec(NamedCurve.SECP256R1));
        var ca = issuer.selfSign(
                authority("C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=IT, CN=MyCA", spec),
                caKeys,
                issuer.newSerialNumber());
        var leaf = issuer.issue(
                server("O=MyOrg, CN=localhost", spec),
                leafKeys.getPublic(),
                ca,
                caKeys.getPrivate(),
                issuer.newSerialNumber());
        write("ca.pem", ca);
        write("leaf.pem", leaf);

        var verified = openssl.text(
                "verify",
                "-x509_strict",
                "-attime",
                Long.toString(NOW.getEpochSecond()),
                "-purpose",
                "sslserver",
                "-verify_hostname",
                "www.example.com",
                "-CAfile",
                "ca.pem",
                "leaf.pem");
        assertTrue(verified.contains("leaf.pem: OK"), verified);

        var parameters = new PKIXParameters(Set.of(new TrustAnchor(jdk(ca), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(jdk(leaf))), parameters);

        var details = new CertificateReader().read(leaf);
        assertEquals(List.of(KeyPurpose.SERVER_AUTH), details.extendedKeyUsage().orElseThrow());
        assertEquals(new CertificateReader().read(ca).subject(), details.issuer());
        assertEquals(spec.label(), new CertificateReader().read(ca).publicKey().label());
        assertTrue(new PrivateKeyCodec().matches(caKeys.getPrivate(), ca));
        assertFalse(new PrivateKeyCodec().matches(caKeys.getPrivate(), leaf) && spec instanceof KeySpec.Rsa);
    }

    @Test
    void opensslReadsTheSameFieldsInTheSameWords() throws Exception {
        var spec = new KeySpec.Ec(NamedCurve.SECP256R1);
        var keys = keys(spec);
        var ca = issuer.selfSign(
                authority("C=TW, O=MyOrg, CN=MyCA, emailAddress=ca@example.org", spec), keys, issuer.newSerialNumber());
        write("ca.pem", ca);
        var leaf = issuer.issue(
                server("CN=localhost", spec), keys.getPublic(), ca, keys.getPrivate(), issuer.newSerialNumber());
        write("leaf.pem", leaf);
        var openssl = new OpenSsl(folder);
        var text = openssl.text("x509", "-in", "leaf.pem", "-noout", "-text");
        for (var expected : List.of(
                "X509v3 Basic Constraints: critical",
                "CA:FALSE",
                "X509v3 Key Usage: critical",
                "Digital Signature",
                "TLS Web Server Authentication",
                "DNS:localhost, DNS:*.example.com, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, "
                        + "URI:spiffe://example.org/a, email:a@example.org",
                "Issuer: C = TW, O = MyOrg, CN = MyCA, emailAddress = ca@example.org",
                "ecdsa-with-SHA256")) {
            assertTrue(text.contains(expected), expected + " is not in\n" + text);
        }
        assertFalse(text.contains("X509v3 Subject Alternative Name: critical"), text);
        var details = new CertificateReader().read(leaf);
        assertTrue(text.contains(details.subjectKeyIdentifier().orElseThrow()), text);
        assertEquals(new CertificateReader().read(ca).subjectKeyIdentifier(), details.authorityKeyIdentifier());
        assertTrue(
                text.contains("Serial Number:\n            "
                        + details.serialNumber().toString().toLowerCase(Locale.ROOT)),
                text);
        var types = openssl.text("asn1parse", "-in", "ca.pem");
        assertTrue(
                types.matches("(?s).*countryName\\s+[^\\n]*PRINTABLESTRING.*emailAddress\\s+[^\\n]*IA5STRING.*"),
                types);
        assertTrue(types.matches("(?s).*organizationName\\s+[^\\n]*UTF8STRING.*"), types);
    }

    @Test
    void theAlternativeNameIsCriticalWithoutASubject() throws Exception {
        var spec = new KeySpec.Ec(NamedCurve.SECP256R1);
        var ca = issuer.selfSign(authority("CN=CA", spec), keys(spec), issuer.newSerialNumber());
        var leaf = issuer.issue(
                server("", spec), keys(spec).getPublic(), ca, keys(spec).getPrivate(), issuer.newSerialNumber());
        assertTrue(jdk(leaf).getCriticalExtensionOIDs().contains("2.5.29.17"));
    }

    @Test
    void theIssuersNameIsCopiedOctetForOctet() throws Exception {
        var openssl = new OpenSsl(folder);
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
                "-subj",
                "/C=TW/O=Old  Org/CN=printable",
                "-nameopt",
                "utf8",
                "-out",
                "ca.der",
                "-outform",
                "DER",
                "-days",
                "3000");
        openssl.text("pkcs8", "-topk8", "-nocrypt", "-in", "ca.key", "-outform", "DER", "-out", "ca.p8");
        var ca = new EncodedCertificate(Files.readAllBytes(folder.resolve("ca.der")));
        var key = new PrivateKeyCodec().decode(Files.readAllBytes(folder.resolve("ca.p8")), "ca.p8");
        var spec = new KeySpec.Ec(NamedCurve.SECP256R1);
        var leaf =
                issuer.issue(server("CN=localhost", spec), keys(spec).getPublic(), ca, key, issuer.newSerialNumber());
        assertEquals(
                HexFormat.of().formatHex(jdk(ca).getSubjectX500Principal().getEncoded()),
                HexFormat.of().formatHex(jdk(leaf).getIssuerX500Principal().getEncoded()));
    }

    @Test
    void refusesToSignWithAKeyThatIsNotTheIssuersOwn() throws Exception {
        var spec = new KeySpec.Ec(NamedCurve.SECP256R1);
        var ca = issuer.selfSign(authority("CN=CA", spec), keys(spec), issuer.newSerialNumber());
        var other = keys(new KeySpec.Ec(NamedCurve.SECP384R1));
        assertThrows(
                PkiException.KeyMismatch.class,
                () -> issuer.issue(
                        server("CN=x", spec), other.getPublic(), ca, other.getPrivate(), issuer.newSerialNumber()));
    }

    @Test
    void refusesACertificateThatOutlivesItsIssuer() throws Exception {
        var spec = new KeySpec.Ec(NamedCurve.SECP256R1);
        var ca = issuer.selfSign(server("CN=short", spec), keys(spec), issuer.newSerialNumber());
        var longer = authority("CN=long", spec);
        assertThrows(
                IllegalArgumentException.class,
                () -> issuer.issue(
                        longer, keys(spec).getPublic(), ca, keys(spec).getPrivate(), issuer.newSerialNumber()));
    }

    @Test
    void serialNumbersArePositiveAndFitIntoSixteenOctets() {
        for (int i = 0; i < 200; i++) {
            var serial = issuer.newSerialNumber().value();
            assertTrue(serial.signum() > 0 && serial.bitLength() <= 127, serial.toString());
        }
    }

    @Test
    void datesFrom2050OnAreGeneralizedTime() throws Exception {
        var spec = new KeySpec.Ec(NamedCurve.SECP256R1);
        var template = new CertificateTemplate(
                name("CN=long"),
                List.of(),
                new Validity(NOW, Instant.parse("2050-01-01T00:00:00Z")),
                BasicConstraints.END_ENTITY,
                Set.of(KeyUsage.DIGITAL_SIGNATURE),
                List.of());
        write("long.pem", issuer.selfSign(template, keys(spec), issuer.newSerialNumber()));
        var text = new OpenSsl(folder).text("asn1parse", "-in", "long.pem");
        assertTrue(text.contains("UTCTIME           :260501120000Z"), text);
        assertTrue(text.contains("GENERALIZEDTIME   :20500101000000Z"), text);
    }
}
