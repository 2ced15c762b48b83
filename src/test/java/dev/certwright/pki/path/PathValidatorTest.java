package dev.certwright.pki.path;

import static dev.certwright.testing.CertificateDraft.AT;
import static dev.certwright.testing.CertificateDraft.FROM;
import static dev.certwright.testing.CertificateDraft.authority;
import static dev.certwright.testing.CertificateDraft.keys;
import static dev.certwright.testing.CertificateDraft.named;
import static dev.certwright.testing.CertificateDraft.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.testing.Issued;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

/// What the validator says, beyond yes and no.
class PathValidatorTest {
    private final PathValidator validator = new PathValidator();
    private final Issued root = authority("MyCA").selfSigned();
    private final Issued intermediate = authority("Issuing CA").issuedBy(root);
    private final Issued leaf = server("localhost", "127.0.0.1").issuedBy(intermediate);

    private static Check check(PathValidation validation, String id) {
        return validation.checks().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Phrase evidence(Scenario.Builder question, String id) {
        return check(validator.validate(question.request()), id).evidence();
    }

    @Test
    void namesThePathFromTheLeafToTheAnchor() {
        var validation = validator.validate(
                Scenario.of("", leaf).anchors(root).untrusted(intermediate).request());
        assertTrue(validation.trusted());
        assertEquals(List.of(leaf.encoded(), intermediate.encoded(), root.encoded()), validation.path());
        assertEquals(
                Phrase.of("check.chain.complete", "localhost → Issuing CA → MyCA"),
                check(validation, "chain").evidence());
    }

    @Test
    void namesTheIssuerThatIsMissing() {
        assertEquals(
                Phrase.of("check.chain.issuerMissing", "localhost", "Issuing CA", "localhost"),
                evidence(Scenario.of("", leaf).anchors(root), "chain"));
    }

    @Test
    void tellsAnUnknownRootFromASelfSignedLeaf() {
        assertEquals(
                "check.chain.rootUnknown",
                evidence(Scenario.of("", leaf).untrusted(intermediate, root), "chain")
                        .key());
        assertEquals(
                "check.chain.selfSigned",
                evidence(Scenario.of("", server("localhost").selfSigned()).anchors(root), "chain")
                        .key());
    }

    @Test
    void saysWhenAnIssuerOfThatNameHasAnotherKey() {
        assertEquals(
                Phrase.of("check.chain.otherKey", "localhost", "MyCA", "localhost"),
                evidence(
                        Scenario.of("", server("localhost").issuedBy(root))
                                .anchors(authority("MyCA").selfSigned()),
                        "chain"));
    }

    @Test
    void doesNotTrustAPathWhoseSignatureIsBroken() {
        var der = leaf.encoded().der();
        der[der.length - 1] ^= 1;
        var validation = validator.validate(Scenario.of("", new EncodedCertificate(der))
                .anchors(root)
                .untrusted(intermediate)
                .request());
        assertEquals(
                Phrase.of("check.signatures.bad", "localhost", "Issuing CA"),
                check(validation, "signatures").evidence());
        assertFalse(validation.trusted());
        assertFalse(validation.valid());
    }

    @Test
    void saysWhoExpiredAndWhen() {
        var expired = authority("Expired CA")
                .valid(FROM, AT.minus(Duration.ofDays(1)))
                .issuedBy(root);
        assertEquals(
                Phrase.of("check.dates.expired", "Expired CA", AT.minus(Duration.ofDays(1))),
                evidence(
                        Scenario.of("", server("localhost").issuedBy(expired))
                                .anchors(root)
                                .untrusted(expired),
                        "dates"));
    }

    @Test
    void listsTheNamesThereAre() {
        assertEquals(
                Phrase.of("check.host-name.mismatch", "example.org", "DNS:localhost, IP:127.0.0.1", 2),
                evidence(Scenario.of("", leaf).anchors(root).host("example.org"), "host-name"));
    }

    @Test
    void leavesTheHostNameOutWhenNoneIsAsked() {
        var checks = validator
                .validate(Scenario.of("", leaf).anchors(root).request())
                .checks();
        assertTrue(checks.stream().noneMatch(c -> c.id().equals("host-name")));
    }

    @Test
    void saysThatRevocationWasNotCheckedWithoutLists() {
        var revocation = check(
                validator.validate(Scenario.of("", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .request()),
                "revocation");
        assertEquals(CheckState.NOT_DONE, revocation.state());
        assertEquals("check.revocation.none", revocation.evidence().key());
    }

    @Test
    void namesTheIssuerWhoseListIsMissing() {
        var validation = validator.validate(Scenario.of("", leaf)
                .anchors(root)
                .untrusted(intermediate)
                .lists(intermediate.revokes(FROM, AT.plus(Duration.ofDays(1))))
                .request());
        assertEquals(CheckState.WARN, check(validation, "revocation").state());
        assertEquals(
                Phrase.of("check.revocation.missing", "Issuing CA", "MyCA"),
                check(validation, "revocation").evidence());
        assertTrue(validation.valid());
    }

    /// As `openssl verify -crl_check` does: “unable to get certificate CRL”.
    @Test
    void doesNotCallALeafGoodWhoseListIsMissing() {
        var validation = validator.validate(Scenario.of("", leaf)
                .anchors(root)
                .untrusted(intermediate)
                .lists(root.revokes(FROM, AT.plus(Duration.ofDays(1))))
                .request());
        assertEquals(CheckState.FAIL, check(validation, "revocation").state());
        assertFalse(validation.valid());
    }

    @Test
    void collectsEverythingThatIsWrong() {
        var wrong = named("client01")
                .purpose(KeyPurposeId.id_kp_clientAuth)
                .valid(FROM, AT.minus(Duration.ofDays(1)))
                .keys(keys("RSA", 1024))
                .issuedBy(root);
        var failed =
                validator
                        .validate(Scenario.of("", wrong)
                                .anchors(intermediate)
                                .host("localhost")
                                .request())
                        .checks()
                        .stream()
                        .filter(Check::failed)
                        .map(Check::id)
                        .toList();
        assertEquals(List.of("chain", "dates", "usage", "algorithms", "host-name"), failed);
    }

    @Test
    void endsOnCertificatesMadeToBeCombinedWithoutEnd() {
        // every layer has several CAs of one name and key, each issued under the name of the layer above
        var layers = new ArrayList<Issued>();
        var above = authority("Nobody").selfSigned();
        for (int layer = 0; layer < 8; layer++) {
            var pair = keys("EC", 256);
            var first = authority("Layer " + layer).keys(pair).issuedBy(above);
            layers.add(first);
            for (int twin = 0; twin < 5; twin++) {
                layers.add(authority("Layer " + layer)
                        .keys(keys("EC", 256))
                        .withoutKeyIdentifiers()
                        .issuedBy(above));
                layers.add(authority("Layer " + layer).keys(pair).issuedBy(above));
            }
            above = first;
        }
        var question = Scenario.of("", server("localhost").issuedBy(above))
                .anchors(root)
                .untrusted(layers.toArray(Issued[]::new))
                .request();
        var validation = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> validator.validate(question));
        assertFalse(validation.valid());
    }

    @Test
    void endsOnNamesMadeToBeComparedWithoutEnd() {
        var constraints = new GeneralName[2000];
        var names = new GeneralName[2000];
        for (int i = 0; i < constraints.length; i++) {
            constraints[i] = new GeneralName(GeneralName.dNSName, "x" + i + ".example");
            names[i] = new GeneralName(GeneralName.dNSName, "y" + i + ".example");
        }
        var hostile = authority("Hostile").excludes(constraints).issuedBy(root);
        var crowded = named("crowded").names(names).issuedBy(hostile);
        var question = Scenario.of("", crowded).anchors(root).untrusted(hostile);
        assertEquals(
                "check.name-constraints.tooMany",
                assertTimeoutPreemptively(Duration.ofSeconds(10), () -> evidence(question, "name-constraints"))
                        .key());
    }

    @Test
    void neverThrowsOnCertificatesWithBrokenOctets() {
        var random = new Random(1);
        var crowded = server("localhost", "127.0.0.1")
                .with(Extension.certificatePolicies, true, new DERSequence(new DERSequence(new DERIA5String("x"))))
                .with(Extension.authorityInfoAccess, false, new DERSequence())
                .with(Extension.nameConstraints, true, new DERSequence())
                .issuedBy(intermediate);
        var lists = List.of(intermediate.revokes(FROM, AT.plus(Duration.ofDays(1)), leaf));
        for (int round = 0; round < 1500; round++) {
            var question = new PathRequest(
                    new EncodedCertificate(broken(crowded.encoded().der(), random)),
                    List.of(new EncodedCertificate(broken(intermediate.encoded().der(), random))),
                    List.of(new EncodedCertificate(broken(root.encoded().der(), random)), root.encoded()),
                    List.of(Bytes.of(broken(lists.getFirst().toArray(), random))),
                    List.of(Bytes.of(broken(lists.getFirst().toArray(), random))),
                    AT,
                    Purpose.SERVER,
                    Optional.of("localhost"),
                    ValidationProfile.WEBPKI,
                    RevocationPolicy.HARD,
                    PolicyInputs.ANY);
            assertFalse(validator.validate(question).checks().isEmpty());
        }
    }

    private static byte[] broken(byte[] der, Random random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            der[random.nextInt(der.length)] = (byte) random.nextInt();
        }
        return der;
    }

    @Test
    void showsNoControlCharactersOutOfCertificates() {
        var hostile = named("a\u001b[31m\u202eb").issuedBy(root);
        assertEquals(
                Phrase.of("check.chain.complete", "a\ufffd[31m\ufffdb → MyCA"),
                evidence(Scenario.of("", hostile).anchors(root), "chain"));
    }

    @Test
    void hasATextInBothLanguagesForEverythingItSays() throws IOException {
        var said = new TreeSet<String>();
        var key = Pattern.compile("\"(check\\.[a-z-]+\\.[A-Za-z.]+)\"");
        try (var sources = Files.list(Path.of("src/main/java/dev/certwright/pki/path"))) {
            for (var source : sources.toList()) {
                key.matcher(Files.readString(source)).results().forEach(found -> said.add(found.group(1)));
            }
        }
        List.copyOf(said).forEach(k -> said.add(k.replaceFirst("^(check\\.[^.]+).*", "$1")));
        for (var file : List.of("check.properties", "check_zh_TW.properties")) {
            var texts = new Properties();
            try (var in = PathValidator.class.getResourceAsStream("/dev/certwright/text/" + file)) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            var missing = new TreeSet<>(said);
            missing.removeAll(texts.stringPropertyNames());
            assertEquals(Set.of(), missing, file);
            texts.values().forEach(text -> new MessageFormat((String) text).format(new Object[] {1, 2, 3, 4}));
        }
    }
}
