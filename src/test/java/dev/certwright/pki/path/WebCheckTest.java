package dev.certwright.pki.path;

import static dev.certwright.testing.CertificateDraft.AT;
import static dev.certwright.testing.CertificateDraft.authority;
import static dev.certwright.testing.CertificateDraft.keys;
import static dev.certwright.testing.CertificateDraft.server;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the rules of the public web ask beyond RFC 5280, by the sections of the Baseline Requirements.
class WebCheckTest {
    private static final Issued ROOT = authority("MyCA").selfSigned();

    private final PathValidator validator = new PathValidator();

    private PathValidation judge(Issued leaf, Issued root, ValidationProfile profile) {
        return validator.validate(new PathRequest(
                leaf.encoded(),
                List.of(),
                List.of(root.encoded()),
                List.of(),
                List.of(),
                AT,
                Purpose.SERVER,
                Optional.empty(),
                profile,
                RevocationPolicy.SOFT,
                PolicyInputs.ANY));
    }

    private Check web(Issued leaf, Issued root) {
        return judge(leaf, root, ValidationProfile.WEBPKI).checks().stream()
                .filter(check -> check.id().equals("web-rules"))
                .findFirst()
                .orElseThrow();
    }

    record Rule(String name, Issued leaf, Issued root, String finding, CheckState state) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Rule leaf(String name, CertificateDraft draft, String finding, CheckState state) {
        return new Rule(name, draft.issuedBy(ROOT), ROOT, finding, state);
    }

    private static Rule root(String name, CertificateDraft draft, String finding, CheckState state) {
        var root = draft.selfSigned();
        return new Rule(name, server("localhost").issuedBy(root), root, finding, state);
    }

    private static CertificateDraft identified(boolean keyId, boolean issuer) {
        var fields = new org.bouncycastle.asn1.ASN1EncodableVector();
        if (keyId) {
            fields.add(new DERTaggedObject(false, 0, new DEROctetString(new byte[] {1})));
        }
        if (issuer) {
            fields.add(new DERTaggedObject(false, 1, new GeneralNames(new GeneralName(2, "x"))));
            fields.add(new DERTaggedObject(false, 2, new ASN1Integer(5)));
        }
        return authority("Odd")
                .withoutKeyIdentifiers()
                .with(Extension.subjectKeyIdentifier, false, new DEROctetString(new byte[] {1}))
                .with(Extension.authorityKeyIdentifier, false, new DERSequence(fields));
    }

    private static CertificateDraft named(GeneralName... names) {
        return CertificateDraft.named("localhost")
                .purpose(KeyPurposeId.id_kp_serverAuth)
                .names(names);
    }

    static Stream<Rule> rules() {
        var localhost = new GeneralName(GeneralName.dNSName, "localhost");
        return Stream.of(
                leaf("an ordinary server", server("localhost"), "good", CheckState.PASS),
                leaf(
                        "no purpose",
                        CertificateDraft.named("localhost").names(localhost),
                        "purposeMissing",
                        CheckState.FAIL),
                leaf(
                        "any purpose",
                        named(localhost).purpose(KeyPurposeId.anyExtendedKeyUsage),
                        "anyPurpose",
                        CheckState.FAIL),
                leaf(
                        "no alternative names",
                        CertificateDraft.named("localhost").purpose(KeyPurposeId.id_kp_serverAuth),
                        "nameless",
                        CheckState.FAIL),
                leaf(
                        "a CA as a server",
                        server("localhost").with(Extension.basicConstraints, true, new BasicConstraints(true)),
                        "authority",
                        CheckState.FAIL),
                leaf("Ed25519", server("localhost").keys(keys("Ed25519", 0)), "key", CheckState.FAIL),
                leaf("DSA", server("localhost").keys(keys("DSA", 2048)), "key", CheckState.FAIL),
                leaf(
                        "names of other kinds",
                        named(localhost, new GeneralName(GeneralName.uniformResourceIdentifier, "https://localhost/")),
                        "nameKinds",
                        CheckState.WARN),
                leaf(
                        "critical names beside a subject",
                        CertificateDraft.named("localhost")
                                .purpose(KeyPurposeId.id_kp_serverAuth)
                                .with(Extension.subjectAlternativeName, true, new GeneralNames(localhost)),
                        "criticalNames",
                        CheckState.WARN),
                root(
                        "root whose identifier names an issuer",
                        identified(true, true),
                        "authorityFields",
                        CheckState.FAIL),
                root(
                        "root without the key's identifier",
                        identified(false, false),
                        "authorityKeyMissing",
                        CheckState.FAIL),
                root(
                        "root with the identifier of another key",
                        authority("Odd")
                                .withoutKeyIdentifiers()
                                .with(Extension.subjectKeyIdentifier, false, new DEROctetString(new byte[] {2}))
                                .with(
                                        Extension.authorityKeyIdentifier,
                                        false,
                                        new DERSequence(
                                                new DERTaggedObject(false, 0, new DEROctetString(new byte[] {1})))),
                        "authorityKeyOther",
                        CheckState.FAIL),
                root(
                        "root with a purpose",
                        authority("Limited").purpose(KeyPurposeId.id_kp_serverAuth),
                        "rootPurpose",
                        CheckState.WARN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void namesTheRule(Rule rule) {
        var check = web(rule.leaf(), rule.root());
        assertEquals("check.web-rules." + rule.finding(), check.evidence().key());
        assertEquals(rule.state(), check.state());
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, true",
        "example.com, *.example.com, true",
        "www.example.com, *.example.com, true",
        "example.com, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.1, true",
        "2001:db8::1, 2001:db8::1, true",
        "A router, example.com, true",
        "other.example.com, example.com, false",
        "Example.com, example.com, false",
        "bücher.example, xn--bcher-kva.example, false",
        "192.0.2.1, example.com, false",
        "192.000.002.001, 192.0.2.1, false",
        "0xC0000201, 192.0.2.1, false",
        "2001:DB8::1, 2001:db8::1, false",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1, false",
    })
    void comparesTheCommonNameWithTheAlternativeNames(String commonName, String alternative, boolean fine) {
        boolean address = alternative.matches("[0-9.]+|.*:.*");
        var leaf = CertificateDraft.named(commonName)
                .purpose(KeyPurposeId.id_kp_serverAuth)
                .names(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, alternative))
                .issuedBy(ROOT);
        assertEquals(
                fine ? "check.web-rules.good" : "check.web-rules.commonName",
                web(leaf, ROOT).evidence().key());
    }

    @Test
    void letsNameConstraintsPassThatAreNotCritical() {
        var constraints = new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(2, new DERIA5String("localhost")))}, null);
        var root = authority("Lax")
                .with(Extension.nameConstraints, false, constraints)
                .selfSigned();
        var leaf = server("localhost").issuedBy(root);
        assertEquals(true, judge(leaf, root, ValidationProfile.WEBPKI).valid());
        assertEquals(false, judge(leaf, root, ValidationProfile.RFC5280).valid());
    }
}
