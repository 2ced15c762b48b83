package dev.certwright.pki.path;

import static dev.certwright.testing.CertificateDraft.AT;
import static dev.certwright.testing.CertificateDraft.UNTIL;
import static dev.certwright.testing.CertificateDraft.authority;
import static dev.certwright.testing.CertificateDraft.named;
import static dev.certwright.testing.CertificateDraft.server;
import static dev.certwright.testing.CertificateDraft.withSubject;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Certificates that break one rule of RFC 5280 §4 each. OpenSSL's strict mode is the oracle where it knows the rule.
class ConformanceTest {
    private static final Issued ROOT = authority("MyCA").selfSigned();
    private static final DEROctetString IDENTIFIER = new DEROctetString(new byte[] {1, 2, 3});

    private final PathValidator validator = new PathValidator();

    /// @param anchor   trusted
    /// @param strictly whether OpenSSL's strict mode refuses it, too
    record Broken(String name, Issued leaf, List<Issued> untrusted, Issued anchor, String finding, boolean strictly) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Broken leaf(String name, CertificateDraft draft, String finding, boolean strictly) {
        return new Broken(name, draft.issuedBy(ROOT), List.of(), ROOT, finding, strictly);
    }

    private static Broken root(String name, CertificateDraft draft, String finding, boolean strictly) {
        var root = draft.selfSigned();
        return new Broken(name, server("localhost").issuedBy(root), List.of(), root, finding, strictly);
    }

    private static Broken between(String name, CertificateDraft draft, String finding, boolean strictly) {
        var between = draft.issuedBy(ROOT);
        return new Broken(name, server("localhost").issuedBy(between), List.of(between), ROOT, finding, strictly);
    }

    private static CertificateDraft plain(String host) {
        return named(host).with(Extension.subjectAlternativeName, false, dns(host));
    }

    private static GeneralNames dns(String host) {
        return new GeneralNames(new GeneralName(GeneralName.dNSName, host));
    }

    private static NameConstraints permitting(int kind, String base) {
        return new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(kind, new DERIA5String(base)))}, null);
    }

    static Stream<Broken> rules() {
        var access = new DERSequence(new AccessDescription(
                AccessDescription.id_ad_ocsp,
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://localhost/")));
        return Stream.of(
                leaf(
                        "leaf without authority key identifier",
                        server("localhost").withoutKeyIdentifiers(),
                        "missing",
                        true),
                between("CA without key identifiers", authority("Silent").withoutKeyIdentifiers(), "missing", true),
                root(
                        "root without subject key identifier",
                        authority("Silent").withoutKeyIdentifiers(),
                        "missing",
                        true),
                leaf(
                        "critical subject key identifier",
                        server("localhost")
                                .withoutSubjectKeyIdentifier()
                                .with(Extension.subjectKeyIdentifier, true, IDENTIFIER),
                        "mustNotBeCritical",
                        true),
                leaf(
                        "critical authority information access",
                        server("localhost").with(Extension.authorityInfoAccess, true, access),
                        "mustNotBeCritical",
                        true),
                leaf(
                        "authority information access that is none",
                        server("localhost").with(Extension.authorityInfoAccess, false, new ASN1Integer(1)),
                        "malformed",
                        false),
                root(
                        "basic constraints of a root that are not critical",
                        authority("Lax")
                                .withoutBasicConstraints()
                                .with(Extension.basicConstraints, false, new BasicConstraints(true)),
                        "mustBeCritical",
                        true),
                between(
                        "name constraints that are not critical",
                        authority("Lax").with(Extension.nameConstraints, false, permitting(2, "localhost")),
                        "mustBeCritical",
                        false),
                between(
                        "policy constraints that are not critical",
                        authority("Lax")
                                .with(
                                        Extension.policyConstraints,
                                        false,
                                        new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(5)))),
                        "mustBeCritical",
                        false),
                between(
                        "policy constraints that constrain nothing",
                        authority("Lax").with(Extension.policyConstraints, true, new DERSequence()),
                        "empty",
                        false),
                between(
                        "inhibited anyPolicy that is not critical",
                        authority("Lax").with(Extension.inhibitAnyPolicy, false, new ASN1Integer(5)),
                        "mustBeCritical",
                        false),
                between(
                        "name constraints that constrain nothing",
                        authority("Lax").with(Extension.nameConstraints, true, new DERSequence()),
                        "empty",
                        false),
                leaf(
                        "name constraints in a leaf",
                        server("localhost").with(Extension.nameConstraints, true, permitting(2, "localhost")),
                        "notInLeaf",
                        false),
                between(
                        "name constraint with a wildcard",
                        authority("Lax").with(Extension.nameConstraints, true, permitting(1, "*.example.com")),
                        "constraint",
                        false),
                between(
                        "host constraint with a leading dot",
                        authority("Lax").with(Extension.nameConstraints, true, permitting(2, ".localhost")),
                        "constraint",
                        false),
                leaf(
                        "leaf that may sign certificates",
                        server("localhost").keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign),
                        "keyCertSign",
                        true),
                leaf(
                        "path length of a leaf",
                        server("localhost").with(Extension.basicConstraints, true, new DERSequence(new ASN1Integer(0))),
                        "pathLength",
                        true),
                leaf(
                        "key usage without any",
                        server("localhost")
                                .withoutKeyUsage()
                                .with(Extension.keyUsage, true, new DERBitString(new byte[0])),
                        "empty",
                        false),
                leaf(
                        "empty subject beside names that are not critical",
                        withSubject("").names(dns("localhost").getNames()),
                        "mustBeCritical",
                        true),
                leaf("neither subject nor names", withSubject(""), "nameless", true),
                leaf("CA without a subject", authority("x").subject(""), "emptySubject", true),
                between("certificate without an issuer", authority("x").subject(""), "emptyIssuer", true),
                leaf("underscore in a host name", plain("a_b.example.com"), "name", false),
                leaf("host name that ends with a dot", plain("example.com."), "name", false),
                leaf("wildcard within a label", plain("a*.example.com"), "name", false),
                leaf(
                        "mailbox with two at signs",
                        named("x").names(new GeneralName(GeneralName.rfc822Name, "a@b@example.com")),
                        "name",
                        false),
                leaf(
                        "address of five octets",
                        named("x").names(new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[5]))),
                        "name",
                        false),
                leaf(
                        "policy listed twice",
                        server("localhost")
                                .with(Extension.certificatePolicies, false, new DERSequence(new DERSequence[] {
                                    policy("1.2.3"), policy("1.2.3")
                                })),
                        "repeatedPolicy",
                        false),
                leaf(
                        "distribution point that says only reasons",
                        server("localhost")
                                .with(
                                        Extension.cRLDistributionPoints,
                                        false,
                                        new DERSequence(new DERSequence(
                                                new DERTaggedObject(false, 1, new DERBitString(new byte[] {64}, 6))))),
                        "empty",
                        false),
                leaf("validity that ends first", server("localhost").valid(UNTIL, AT), "validity", false));
    }

    private static DERSequence policy(String id) {
        return new DERSequence(new ASN1ObjectIdentifier(id));
    }

    private static PathRequest request(Broken broken, PathSettings settings) {
        return new PathRequest(
                broken.leaf().encoded(),
                broken.untrusted().stream().map(Issued::encoded).toList(),
                List.of(broken.anchor().encoded()),
                List.of(),
                List.of(),
                AT,
                Purpose.ANY,
                Optional.empty(),
                ValidationProfile.RFC5280,
                RevocationPolicy.SOFT,
                PolicyInputs.ANY,
                settings);
    }

    private Check judged(Broken broken, PathSettings settings) {
        return validator.validate(request(broken, settings)).checks().stream()
                .filter(check -> check.id().equals("conformance"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void namesTheRule(Broken broken) {
        var check = judged(broken, PathSettings.STRICT);
        assertEquals("check.conformance." + broken.finding(), check.evidence().key());
        assertEquals(CheckState.FAIL, check.state());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void onlyWarnsWhereThatIsWanted(Broken broken) {
        assertEquals(CheckState.WARN, judged(broken, PathSettings.TOLERANT).state());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void opensslAgrees(Broken broken, @TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(broken.strictly(), "OpenSSL does not know this rule");
        Files.writeString(folder.resolve("anchor.pem"), pem(broken.anchor()));
        Files.writeString(folder.resolve("leaf.pem"), pem(broken.leaf()));
        var untrusted = broken.untrusted().stream().map(ConformanceTest::pem).toList();
        Files.writeString(folder.resolve("untrusted.pem"), pem(ROOT) + String.join("", untrusted));
        var outcome = Program.run(
                folder,
                "openssl",
                "verify",
                "-x509_strict",
                "-attime",
                String.valueOf(AT.getEpochSecond()),
                "-CAfile",
                "anchor.pem",
                "-untrusted",
                "untrusted.pem",
                "leaf.pem");
        assertTrue(outcome.status() != 0, "openssl accepts it");
    }

    @Test
    void findsNothingInAnOrdinaryChain() {
        var between = authority("Issuing CA").issuedBy(ROOT);
        var ordinary = new Broken("", server("localhost").issuedBy(between), List.of(between), ROOT, "good", false);
        var check = judged(ordinary, PathSettings.STRICT);
        assertEquals(CheckState.PASS, check.state());
    }

    private static String pem(Issued issued) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(issued.encoded().der()) + "\n-----END CERTIFICATE-----\n";
    }
}
