package dev.certwright.pki.path;

import static dev.certwright.testing.CertificateDraft.AT;
import static dev.certwright.testing.CertificateDraft.FROM;
import static dev.certwright.testing.CertificateDraft.authority;
import static dev.certwright.testing.CertificateDraft.server;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Bytes;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.testing.Issued;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

/// What is made of lists, deltas and OCSP responses that Bouncy Castle built, under a soft and under a hard policy.
class RevocationPolicyTest {
    private static final Issued ROOT = authority("MyCA").selfSigned();
    private static final Issued CA = authority("Issuing CA").issuedBy(ROOT);
    private static final Issued LEAF = server("localhost").issuedBy(CA);
    private static final Date UNTIL = Date.from(AT.plus(Duration.ofDays(1)));

    private final PathValidator validator = new PathValidator();

    private Check judge(List<Bytes> lists, List<Bytes> responses, RevocationPolicy policy) {
        return validator
                .validate(new PathRequest(
                        LEAF.encoded(),
                        List.of(CA.encoded()),
                        List.of(ROOT.encoded()),
                        lists,
                        responses,
                        AT,
                        Purpose.SERVER,
                        Optional.empty(),
                        ValidationProfile.RFC5280,
                        policy,
                        PolicyInputs.ANY))
                .checks()
                .stream()
                .filter(check -> check.id().equals("revocation"))
                .findFirst()
                .orElseThrow();
    }

    private static Bytes answer(Issued about, Issued issuer, CertificateStatus status) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var id = new CertificateID(digests.get(CertificateID.HASH_SHA1), issuer.holder(), about.serial());
        var builder = new BasicOCSPRespBuilder(new RespID(issuer.holder().getSubject()));
        builder.addResponse(id, status, Date.from(FROM), UNTIL, null);
        var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                .build(issuer.keys().getPrivate());
        var basic = builder.build(signer, new X509CertificateHolder[0], Date.from(FROM));
        return Bytes.of(
                new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded());
    }

    /// A list of the intermediate CA.
    ///
    /// @param number 0 for none
    /// @param base   the number of the list that this is a delta to, 0 for a complete list
    /// @param reason why the leaf is on it, -1 when it is not
    private static Bytes list(int number, int base, int reason) throws Exception {
        var builder = new X509v2CRLBuilder(CA.holder().getSubject(), Date.from(FROM)).setNextUpdate(UNTIL);
        if (number > 0) {
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
        }
        if (base > 0) {
            builder.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.valueOf(base)));
        }
        if (reason >= 0) {
            builder.addCRLEntry(LEAF.serial(), Date.from(FROM), reason);
        }
        var signer =
                new JcaContentSignerBuilder("SHA256withECDSA").build(CA.keys().getPrivate());
        return Bytes.of(builder.build(signer).getEncoded());
    }

    private static Bytes ofRoot() {
        return ROOT.revokes(FROM, AT.plus(Duration.ofDays(1)));
    }

    @Test
    void nothingAtHandFailsOnlyUnderAHardPolicy() {
        assertEquals(
                CheckState.NOT_DONE,
                judge(List.of(), List.of(), RevocationPolicy.SOFT).state());
        assertEquals(
                CheckState.FAIL,
                judge(List.of(), List.of(), RevocationPolicy.HARD).state());
    }

    @Test
    void aHardPolicyAsksAboutEveryCertificateBelowTheAnchor() throws Exception {
        var complete = List.of(list(1, 0, -1), ofRoot());
        assertEquals(
                CheckState.PASS,
                judge(complete, List.of(), RevocationPolicy.HARD).state());
        var leafOnly = List.of(list(1, 0, -1));
        assertEquals(
                "check.revocation.missing",
                judge(leafOnly, List.of(), RevocationPolicy.HARD).evidence().key());
        assertEquals(
                CheckState.FAIL,
                judge(leafOnly, List.of(), RevocationPolicy.HARD).state());
        assertEquals(
                CheckState.WARN,
                judge(leafOnly, List.of(), RevocationPolicy.SOFT).state());
    }

    @Test
    void theLeafAloneMayBeAskedAbout() throws Exception {
        assertEquals(
                CheckState.WARN,
                judge(List.of(list(1, 0, -1)), List.of(), RevocationPolicy.LEAF).state());
        for (var lists : List.of(List.<Bytes>of(), List.of(ofRoot()))) {
            assertEquals(
                    CheckState.FAIL,
                    judge(lists, List.of(), RevocationPolicy.LEAF).state());
        }
    }

    /// A list about others, one that is out of date, one of somebody else, an answer that proves nothing.
    @Test
    void underASoftPolicyNothingThatIsAtHandMakesAnUnknownStatusWorse() throws Exception {
        var outOfDate = CA.revokes(FROM, AT.minus(Duration.ofDays(1)));
        var forged = new Issued(CA.holder(), LEAF.keys()).revokes(FROM, AT.plus(Duration.ofDays(1)));
        for (var list : List.of(ofRoot(), outOfDate, forged)) {
            assertEquals(
                    CheckState.WARN,
                    judge(List.of(list), List.of(), RevocationPolicy.SOFT).state());
            assertEquals(
                    CheckState.FAIL,
                    judge(List.of(list), List.of(), RevocationPolicy.LEAF).state());
        }
        var answer = answer(LEAF, new Issued(CA.holder(), LEAF.keys()), CertificateStatus.GOOD);
        assertEquals(
                CheckState.WARN,
                judge(List.of(), List.of(answer), RevocationPolicy.SOFT).state());
    }

    @Test
    void aGoodResponseStandsInForAList() throws Exception {
        var responses = List.of(answer(LEAF, CA, CertificateStatus.GOOD), answer(CA, ROOT, CertificateStatus.GOOD));
        assertEquals(
                CheckState.PASS,
                judge(List.of(), responses, RevocationPolicy.HARD).state());
    }

    @Test
    void whatIsRevokedNeverPasses() throws Exception {
        var revoked = answer(CA, ROOT, new RevokedStatus(Date.from(FROM), CRLReason.keyCompromise));
        var check = judge(List.of(), List.of(revoked), RevocationPolicy.SOFT);
        assertEquals("check.revocation.revoked", check.evidence().key());
        assertEquals("Issuing CA", check.evidence().arguments().getFirst());
        assertEquals(
                CheckState.FAIL,
                judge(List.of(list(1, 0, CRLReason.keyCompromise)), List.of(), RevocationPolicy.SOFT)
                        .state());
    }

    @Test
    void aResponderThatKnowsNothingFailsOnlyUnderAHardPolicy() throws Exception {
        var responses = List.of(answer(LEAF, CA, new UnknownStatus()));
        assertEquals(
                CheckState.WARN,
                judge(List.of(), responses, RevocationPolicy.SOFT).state());
        assertEquals(
                CheckState.FAIL,
                judge(List.of(), responses, RevocationPolicy.HARD).state());
    }

    @Test
    void aResponseOfSomebodyElseProvesNothing() throws Exception {
        var forged = answer(LEAF, new Issued(CA.holder(), LEAF.keys()), CertificateStatus.GOOD);
        var check = judge(List.of(), List.of(forged), RevocationPolicy.HARD);
        assertEquals("check.revocation.ocspUnusable", check.evidence().key());
        assertEquals(CheckState.FAIL, check.state());
    }

    @Test
    void aDeltaAddsToTheListItIsAbout() throws Exception {
        var complete = list(3, 0, -1);
        var delta = list(4, 2, CRLReason.keyCompromise);
        assertEquals(
                "check.revocation.revoked",
                judge(List.of(complete, delta, ofRoot()), List.of(), RevocationPolicy.HARD)
                        .evidence()
                        .key());
    }

    @Test
    void aDeltaTakesOffWhatWasOnHold() throws Exception {
        var complete = list(3, 0, CRLReason.certificateHold);
        var delta = list(4, 3, CRLReason.removeFromCRL);
        assertEquals(
                CheckState.PASS,
                judge(List.of(complete, delta, ofRoot()), List.of(), RevocationPolicy.HARD)
                        .state());
    }

    /// The list is older than the one that the delta builds on (RFC 5280 §5.2.4 c).
    @Test
    void aDeltaToALaterListIsLeftOut() throws Exception {
        var complete = list(3, 0, CRLReason.certificateHold);
        var delta = list(9, 5, CRLReason.removeFromCRL);
        assertEquals(
                "check.revocation.revoked",
                judge(List.of(complete, delta, ofRoot()), List.of(), RevocationPolicy.HARD)
                        .evidence()
                        .key());
    }

    @Test
    void aDeltaAloneIsNoList() throws Exception {
        assertEquals(
                CheckState.FAIL,
                judge(List.of(list(4, 2, -1), ofRoot()), List.of(), RevocationPolicy.HARD)
                        .state());
    }

    @Test
    void aListWithoutANumberIsNotUsedWhereConformanceIsRequired() throws Exception {
        assertEquals(
                "check.revocation.number",
                judge(List.of(list(0, 0, -1), ofRoot()), List.of(), RevocationPolicy.SOFT)
                        .evidence()
                        .key());
    }
}
