package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.RequestTemplate;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What we make is judged by OpenSSL and by Java's keytool.
class CertificationRequestIssuerTest {
    private static final KeySpec P256 = new KeySpec.Ec(NamedCurve.SECP256R1);

    @TempDir
    Path folder;

    private final CertificationRequestIssuer issuer = new CertificationRequestIssuer(new SecureRandom());
    private final KeyPairFactory keyPairs = new KeyPairFactory(new SecureRandom());

    static Stream<KeySpec> kinds() {
        return KeySpec.all().stream()
                .filter(spec -> !spec.word().startsWith("ml-") && !spec.equals(new KeySpec.Rsa(4096)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void opensslFindsTheSignatureGoodForEveryKindOfKey(KeySpec kind) throws Exception {
        var answer = openssl(server(DistinguishedName.ofCommonName("web")), kind, "-verify");
        assertTrue(answer.contains("verify OK"), answer);
    }

    @Test
    void opensslReadsWhatIsAskedFor() throws Exception {
        var text = openssl(server(value("C=TW, O=測試, CN=web")), P256, "-text");
        assertTrue(text.contains("Subject: C = TW, O = 測試, CN = web"), text);
        assertTrue(text.contains("DNS:localhost, IP Address:127.0.0.1"), text);
        assertTrue(text.contains("X509v3 Key Usage: critical\n                    Digital Signature"), text);
        assertTrue(text.contains("TLS Web Server Authentication"), text);
        assertFalse(text.contains("Basic Constraints"), text);
    }

    @Test
    void anIntermediateCaAsksToBeOneWithItsPathLength() throws Exception {
        var profile = CertificateProfile.INTERMEDIATE_CA;
        var template = new RequestTemplate(
                DistinguishedName.ofCommonName("Sub"),
                List.of(),
                profile.basicConstraints(),
                profile.keyUsage(P256),
                profile.extendedKeyUsage());
        var text = openssl(template, P256, "-text");
        assertTrue(text.contains("Basic Constraints: critical\n                    CA:TRUE, pathlen:0"), text);
        assertTrue(text.contains("Certificate Sign, CRL Sign"), text);
    }

    @Test
    void withoutASubjectTheNamesAreCritical() throws Exception {
        var text = openssl(server(DistinguishedName.EMPTY), P256, "-text");
        assertTrue(text.contains("Alternative Name: critical"), text);
    }

    @Test
    void whatIsNotAskedForIsLeftOut() throws Exception {
        var template = new RequestTemplate(
                DistinguishedName.ofCommonName("bare"), List.of(), BasicConstraints.END_ENTITY, Set.of(), List.of());
        var text = openssl(template, P256, "-text", "-verify");
        assertTrue(text.contains("verify OK"), text);
        assertFalse(text.contains("X509v3"), text);
    }

    @Test
    void keytoolReadsIt() throws Exception {
        Program.assumePresent("keytool");
        openssl(server(DistinguishedName.ofCommonName("web")), P256, "-verify");
        var outcome = Program.run(folder, "keytool", "-J-Duser.language=en", "-printcertreq", "-file", "request.csr");
        assertEquals(0, outcome.status(), outcome::text);
        assertTrue(outcome.text().contains("DNSName: localhost"), outcome::text);
    }

    @Test
    void keysThatAreNoPairAreRefused() throws Exception {
        var one = keyPairs.generate(P256);
        var other = keyPairs.generate(P256);
        var crossed = new KeyPair(one.getPublic(), other.getPrivate());
        assertThrows(
                PkiException.KeyMismatch.class,
                () -> issuer.issue(server(DistinguishedName.ofCommonName("web")), crossed));
    }

    @Test
    void ourReaderFindsTheValuesAgain() throws Exception {
        var template = server(DistinguishedName.ofCommonName("web"));
        var requested = new CertificationRequestReader().requested(issuer.issue(template, keyPairs.generate(P256)));
        assertEquals(template.subject(), requested.subject());
        assertEquals(template.subjectAltNames(), requested.subjectAltNames());
        assertEquals(template.keyUsage(), requested.keyUsage().orElseThrow());
        assertEquals(template.extendedKeyUsage(), requested.extendedKeyUsage().orElseThrow());
    }

    private static RequestTemplate server(DistinguishedName subject) {
        return new RequestTemplate(
                subject,
                List.of(parsed("localhost"), parsed("127.0.0.1")),
                BasicConstraints.END_ENTITY,
                Set.of(KeyUsage.DIGITAL_SIGNATURE),
                List.of(KeyPurpose.SERVER_AUTH));
    }

    private static GeneralName parsed(String name) {
        try {
            return GeneralName.parse(name).orThrow();
        } catch (PkiException e) {
            throw new AssertionError(e);
        }
    }

    private static DistinguishedName value(String text) throws PkiException {
        return DistinguishedName.parse(text).orThrow();
    }

    private String openssl(RequestTemplate template, KeySpec kind, String... options) throws Exception {
        var der = issuer.issue(template, keyPairs.generate(kind));
        Files.writeString(folder.resolve("request.csr"), new dev.certwright.pki.encoding.PemCodec().request(der));
        var arguments = Stream.concat(
                        Stream.of(
                                "req",
                                "-in",
                                "request.csr",
                                "-noout",
                                "-nameopt",
                                "utf8,sep_comma_plus_space,space_eq"),
                        Stream.of(options))
                .toArray(String[]::new);
        return new OpenSsl(folder).text(arguments);
    }
}
