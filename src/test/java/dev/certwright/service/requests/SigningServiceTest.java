package dev.certwright.service.requests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.TestBench;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests made by Bouncy Castle, certificates read by the JDK.
class SigningServiceTest {
    private static final Map<String, RequestDecision> KEEP_NAMES =
            Map.of(RequestComparison.SUBJECT, RequestDecision.KEEP, RequestComparison.NAMES, RequestDecision.KEEP);
    private static final ASN1ObjectIdentifier PRIVATE = new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.1");

    @TempDir
    Path folder;

    private TestBench bench;
    private Entry ca;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
        ca = bench.rootCa("Root");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theJdkFindsTheRequestedKeyAndNamesAndTheProfilesUsesInTheCertificate() throws Exception {
        var made = new TestRequests().subject("CN=web,O=Ours").dns("web.internal");
        var certificate = signed(made, CertificateProfile.SERVER, KEEP_NAMES);
        assertEquals(made.keys().getPublic(), certificate.getPublicKey());
        assertEquals("O=Ours,CN=web", certificate.getSubjectX500Principal().getName());
        assertEquals(
                "[[2, web.internal]]", certificate.getSubjectAlternativeNames().toString());
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
        certificate.verify(jdk(ca).getPublicKey());
    }

    @Test
    void nothingIsTakenOverUndecided() throws Exception {
        var request = opened(new TestRequests().dns("web.internal").extension(PRIVATE, false, new DERUTF8String("x")));
        var order = order(request, CertificateProfile.SERVER);
        var comparison = bench.services.signing().compare(request, order);
        assertEquals(
                List.of("subject", "san", PRIVATE.getId()),
                comparison.undecided(Map.of()).stream()
                        .map(RequestComparison.Row::field)
                        .toList());
        assertEquals("csr.refused.undecided", refusal(request, order, Map.of()));
        assertEquals("csr.refused.undecided", refusal(request, order, KEEP_NAMES));
    }

    @Test
    void whatTheProfileHasByItselfNeedsNoDecision() throws Exception {
        var request = opened(new TestRequests()
                .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                .extension(Extension.basicConstraints, true, new BasicConstraints(false)));
        var comparison = bench.services.signing().compare(request, order(request, CertificateProfile.CLIENT));
        assertEquals(
                List.of("subject"),
                comparison.undecided(Map.of()).stream()
                        .map(RequestComparison.Row::field)
                        .toList());
    }

    @Test
    void keepReplaceAndAddDoWhatTheySayForNames() throws Exception {
        var made = new TestRequests().dns("theirs.internal");
        assertEquals("[[2, theirs.internal]]", namesAfter(made, RequestDecision.KEEP));
        assertEquals("[[2, ours.internal]]", namesAfter(made, RequestDecision.REPLACE));
        assertEquals("[[2, theirs.internal], [2, ours.internal]]", namesAfter(made, RequestDecision.ADD));
    }

    private String namesAfter(TestRequests made, RequestDecision decision) throws Exception {
        var request = opened(made);
        var order = bench.services
                .signing()
                .order(
                        request,
                        ca.id(),
                        CertificateProfile.SERVER,
                        decision.word(),
                        DistinguishedName.ofCommonName("ours"),
                        List.of(GeneralName.parse("ours.internal").orThrow()));
        var decisions = Map.of(RequestComparison.SUBJECT, RequestDecision.REPLACE, RequestComparison.NAMES, decision);
        return jdk(sign(request, order, decisions)).getSubjectAlternativeNames().toString();
    }

    @Test
    void purposesAreAddedToTheProfiles() throws Exception {
        var made = new TestRequests()
                .dns("web.internal")
                .extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
        var certificate = signed(made, CertificateProfile.SERVER, with("extended-key-usage", RequestDecision.ADD));
        assertEquals(Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.4"), Set.copyOf(certificate.getExtendedKeyUsage()));
    }

    @Test
    void aForeignExtensionIsKeptOctetForOctet() throws Exception {
        var value = new DERUTF8String("kept as it is");
        var made = new TestRequests().dns("web.internal").extension(PRIVATE, true, value);
        var certificate = signed(made, CertificateProfile.SERVER, with(PRIVATE.getId(), RequestDecision.KEEP));
        assertArrayEquals(
                new org.bouncycastle.asn1.DEROctetString(value.getEncoded()).getEncoded(),
                certificate.getExtensionValue(PRIVATE.getId()));
        assertTrue(certificate.getCriticalExtensionOIDs().contains(PRIVATE.getId()));
    }

    @Test
    void aForeignExtensionThatIsReplacedIsNotThere() throws Exception {
        var made = new TestRequests().dns("web.internal").extension(PRIVATE, true, new DERUTF8String("x"));
        var certificate = signed(made, CertificateProfile.SERVER, with(PRIVATE.getId(), RequestDecision.REPLACE));
        assertFalse(certificate.getCriticalExtensionOIDs().contains(PRIVATE.getId()));
    }

    @Test
    void aRequestToBecomeACaCannotBeKeptUnderAServersProfile() throws Exception {
        var request = opened(new TestRequests()
                .dns("web.internal")
                .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)));
        var order = order(request, CertificateProfile.SERVER);
        var row = bench.services
                .signing()
                .compare(request, order)
                .row("basic-constraints")
                .orElseThrow();
        assertEquals(List.of(RequestDecision.REPLACE), row.possible());
        assertEquals("csr.warning.wantsToBeACa", row.warnings().getFirst().key());
        assertEquals(
                "csr.refused.notPossible", refusal(request, order, with("basic-constraints", RequestDecision.KEEP)));
        assertEquals("csr.refused.notPossible", refusal(request, order, with("key-usage", RequestDecision.KEEP)));
    }

    @Test
    void aBrokenSignatureIsRefused() throws Exception {
        var der = new TestRequests().make();
        der[der.length - 1] ^= 1;
        assertEquals("csr.refused.signature", refusal(der));
    }

    @Test
    void aKeyThatDoesNotFitTheSignatureIsRefused() throws Exception {
        var mine = new TestRequests();
        var theirs = new TestRequests().keys(TestRequests.ec());
        var der = mine.make();
        var spki = mine.keys().getPublic().getEncoded();
        var other = theirs.keys().getPublic().getEncoded();
        int at = new String(der, StandardCharsets.ISO_8859_1).indexOf(new String(spki, StandardCharsets.ISO_8859_1));
        System.arraycopy(other, 0, der, at, other.length);
        assertEquals("csr.refused.signature", refusal(der));
    }

    @Test
    void aWeakKeyIsRefused() throws Exception {
        var keys = TestRequests.rsa(1024, BigInteger.valueOf(65537));
        assertEquals(
                "csr.refused.weakKey", refusal(new TestRequests().keys(keys).make()));
    }

    @Test
    void aRequestThatAsksTwiceForOneExtensionIsRefused() throws Exception {
        var made = new TestRequests()
                .extension(PRIVATE, false, new DERUTF8String("a"))
                .extension(PRIVATE, false, new DERUTF8String("b"));
        assertEquals("csr.refused.repeated", refusal(made.make()));
    }

    @Test
    void aChallengePasswordIsNeverShown() throws Exception {
        var request = opened(new TestRequests().challengePassword("tell nobody"));
        var comparison = bench.services.signing().compare(request, order(request, CertificateProfile.CLIENT));
        assertFalse(comparison.toString().contains("tell nobody"));
        var row = comparison.row("challengePassword").orElseThrow();
        assertEquals("(11 characters)", row.requested());
        assertEquals(List.of(), row.possible());
    }

    @Test
    void aRequestThatNamesNobodyNeedsNames() throws Exception {
        var request = opened(new TestRequests().subject(""));
        var client = order(request, CertificateProfile.CLIENT);
        assertEquals("violation.subject.required", refusal(request, client, Map.of()));
        assertEquals("violation.names.required", refusal(request, order(request, CertificateProfile.SERVER), Map.of()));
        var note = bench.services.signing().compare(request, client).notes().getFirst();
        assertEquals("csr.note.nameless", note.key());
    }

    @Test
    void dangerousNamesCarryAWarning() throws Exception {
        var request = opened(new TestRequests()
                .names(
                        new org.bouncycastle.asn1.x509.GeneralName(2, "*.internal"),
                        new org.bouncycastle.asn1.x509.GeneralName(2, "www.wikipedia.org"),
                        new org.bouncycastle.asn1.x509.GeneralName(2, "printer.local"),
                        new org.bouncycastle.asn1.x509.GeneralName(new X500Name("CN=directory"))));
        var row = bench.services
                .signing()
                .compare(request, order(request, CertificateProfile.SERVER))
                .row("san")
                .orElseThrow();
        assertEquals(
                List.of("csr.warning.wildcard", "csr.warning.publicName", "csr.warning.nameUnusable"),
                row.warnings().stream().map(phrase -> phrase.key()).toList());
    }

    @Test
    void namesThatHideAZeroAreLeftOut() throws Exception {
        var made = new TestRequests()
                .names(
                        new org.bouncycastle.asn1.x509.GeneralName(2, "bank.internal\0.evil.internal"),
                        new org.bouncycastle.asn1.x509.GeneralName(2, "web.internal"));
        var certificate = signed(made, CertificateProfile.SERVER, KEEP_NAMES);
        assertEquals(
                "[[2, web.internal]]", certificate.getSubjectAlternativeNames().toString());
    }

    @Test
    void theCasOwnKeyIsRefused() throws Exception {
        var keys = bench.credential(ca);
        var publicKey = jdk(ca).getPublicKey();
        var request = opened(new TestRequests().keys(new java.security.KeyPair(publicKey, keys.privateKey())));
        assertEquals("csr.refused.issuersKey", refusal(request, order(request, CertificateProfile.CLIENT), KEEP_NAMES));
    }

    @Test
    void everyUsualFormIsRead() throws Exception {
        var der = new TestRequests().make();
        var base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        var forms = List.of(
                der,
                ascii("-----BEGIN CERTIFICATE REQUEST-----\n" + base64 + "\n-----END CERTIFICATE REQUEST-----\n"),
                ascii("-----BEGIN NEW CERTIFICATE REQUEST-----\n" + base64
                        + "\n-----END NEW CERTIFICATE REQUEST-----\n"),
                ascii(base64));
        for (var form : forms) {
            assertEquals(
                    "CN=device",
                    bench.services.signing().open(form, "form").subject().toString());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void filesWithNoneWithSeveralAndFarTooLargeOnesAreRefused() throws Exception {
        assertEquals("csr.refused.none", refusal(ca.certificate().der()));
        var pem = "-----BEGIN CERTIFICATE REQUEST-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(new TestRequests().make())
                + "\n-----END CERTIFICATE REQUEST-----\n";
        assertEquals("csr.refused.several", refusal(ascii(pem + pem)));
        var large = Arrays.copyOf(ascii(pem), (1 << 20) + 1);
        assertThrows(PkiException.TooLarge.class, () -> bench.services.signing().open(large, "large"));
    }

    @Test
    void aPathLengthIsSuggestedAndHeldAgainstTheIssuers() throws Exception {
        var middle = bench.issue(CertificateOrder.below(
                        ca.id(),
                        "Middle",
                        CertificateProfile.INTERMEDIATE_CA,
                        DistinguishedName.ofCommonName("Middle"),
                        List.of())
                .withPathLength(1));
        var request = opened(new TestRequests().extension(Extension.basicConstraints, true, new BasicConstraints(1)));
        var order = bench.services
                .signing()
                .order(
                        request,
                        middle.id(),
                        CertificateProfile.INTERMEDIATE_CA,
                        "Sub",
                        DistinguishedName.EMPTY,
                        List.of());
        var keep = Map.of("subject", RequestDecision.KEEP, "basic-constraints", RequestDecision.KEEP);
        assertEquals("csr.refused.pathLength", refusal(request, order, keep));
        var sub = sign(
                request, order, Map.of("subject", RequestDecision.KEEP, "basic-constraints", RequestDecision.REPLACE));
        assertEquals(0, jdk(sub).getBasicConstraints());
        var below = bench.services
                .signing()
                .order(
                        request,
                        sub.id(),
                        CertificateProfile.INTERMEDIATE_CA,
                        "Sub 2",
                        DistinguishedName.EMPTY,
                        List.of());
        assertEquals("failure.privateKeyMissing", refusal(request, below, keep));
    }

    @Test
    void daysPastTheIssuersEndAreRefused() throws Exception {
        var request = opened(new TestRequests());
        var order = order(request, CertificateProfile.CLIENT).withDays(9000);
        assertEquals("violation.days.pastIssuer", refusal(request, order, KEEP_NAMES));
    }

    private static Map<String, RequestDecision> with(String field, RequestDecision decision) {
        var all = new java.util.HashMap<>(KEEP_NAMES);
        all.put(field, decision);
        return all;
    }

    private RequestedCertificate opened(TestRequests made) throws Exception {
        return bench.services.signing().open(made.make(), "device.csr");
    }

    private CertificateOrder order(RequestedCertificate request, CertificateProfile profile) {
        return bench.services.signing().order(request, ca.id(), profile, "device", DistinguishedName.EMPTY, List.of());
    }

    private Entry sign(RequestedCertificate request, CertificateOrder order, Map<String, RequestDecision> decisions)
            throws PkiException {
        return bench.services.signing().sign(request, order, decisions, new Cancellation());
    }

    private X509Certificate signed(
            TestRequests made, CertificateProfile profile, Map<String, RequestDecision> decisions) throws Exception {
        var request = opened(made);
        return jdk(sign(request, order(request, profile), decisions));
    }

    private static X509Certificate jdk(Entry entry) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(entry.certificate().der()));
    }

    private String refusal(byte[] octets) {
        return assertThrows(PkiException.class, () -> bench.services.signing().open(octets, "device.csr"))
                .phrase()
                .key();
    }

    private String refusal(
            RequestedCertificate request, CertificateOrder order, Map<String, RequestDecision> decisions) {
        return assertThrows(PkiException.class, () -> sign(request, order, decisions))
                .phrase()
                .key();
    }
}
