package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.OcspResponseDetails.CertificateStatus;
import dev.certwright.model.certificate.RevocationStatus;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.pki.certificate.OcspResponder.Known;
import dev.certwright.pki.certificate.OcspResponder.Register;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.path.OcspAnswers;
import dev.certwright.pki.path.OcspQuestion;
import dev.certwright.testing.Authorities;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcspResponderTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Known GOOD = new Known.Good();
    private static final Known STOLEN =
            new Known.Revoked(new Revocation(NOW.minusSeconds(3600), RevocationReason.KEY_COMPROMISE));
    private static final Known NOTHING = new Known.Nothing();

    private static KeyPair keys;
    private static KeyPair otherKeys;
    private static EncodedCertificate ca;
    private static EncodedCertificate leaf;
    private static EncodedCertificate otherCa;
    private static EncodedCertificate otherLeaf;

    @TempDir
    private Path folder;

    @BeforeAll
    static void issue() throws PkiException {
        var factory = new KeyPairFactory(RANDOM);
        keys = factory.generate(new KeySpec.Ec(NamedCurve.SECP384R1));
        otherKeys = factory.generate(new KeySpec.Ec(NamedCurve.SECP256R1));
        ca = Authorities.root("O=MyOrg, CN=MyCA", keys, NOW);
        leaf = Authorities.leaf("CN=client01", otherKeys.getPublic(), ca, keys, NOW);
        otherCa = Authorities.root("O=MyOrg, CN=OtherCA", otherKeys, NOW);
        otherLeaf = Authorities.leaf("CN=client02", keys.getPublic(), otherCa, otherKeys, NOW);
    }

    private static OcspResponder responder(Register register) throws PkiException {
        return new OcspResponder(
                ca, new Credential(List.of(ca), keys.getPrivate()), register, CLOCK, Duration.ofMinutes(10), RANDOM);
    }

    private static OcspResponder saying(Known known) throws PkiException {
        return responder(_ -> known);
    }

    private static OcspResponder delegated(Known known, KeyPurpose... purposes) throws PkiException {
        var factory = new KeyPairFactory(RANDOM).generate(new KeySpec.Ec(NamedCurve.SECP256R1));
        var signer = Authorities.leaf("CN=responder", factory.getPublic(), ca, keys, NOW, purposes);
        return new OcspResponder(
                ca,
                new Credential(List.of(signer, ca), factory.getPrivate()),
                _ -> known,
                CLOCK,
                Duration.ofMinutes(10),
                RANDOM);
    }

    /// Lets OpenSSL ask, and lets it judge the answer, its nonce included.
    private OpenSsl.Answer openssl(OcspResponder responder, String... asking) throws Exception {
        write("ca.pem", ca);
        write("leaf.pem", leaf);
        var openssl = new OpenSsl(folder);
        var ask = new ArrayList<>(List.of("ocsp", "-issuer", "ca.pem"));
        ask.addAll(List.of(asking.length == 0 ? new String[] {"-cert", "leaf.pem"} : asking));
        var record = new ArrayList<>(ask);
        record.addAll(List.of("-reqout", "request.der"));
        openssl.text(record.toArray(String[]::new));
        var request = Files.readAllBytes(folder.resolve("request.der"));
        Files.write(
                folder.resolve("response.der"),
                responder.answer(request).response().toArray());
        ask.addAll(List.of("-reqin", "request.der", "-respin", "response.der", "-no_nonce", "-CAfile", "ca.pem"));
        return openssl.run(ask.toArray(String[]::new));
    }

    private void write(String file, EncodedCertificate certificate) throws Exception {
        Files.writeString(folder.resolve(file), new PemCodec().certificate(certificate));
    }

    @Test
    void opensslReadsGoodAndFindsItsNonceAgain() throws Exception {
        var answer = openssl(saying(GOOD));
        assertTrue(answer.text().contains("Response verify OK"), answer.text());
        assertTrue(answer.text().contains("leaf.pem: good"), answer.text());
        assertTrue(!answer.text().contains("no nonce") && !answer.text().contains("Nonce Verify error"), answer.text());
    }

    @Test
    void opensslReadsRevokedWithItsReasonAndDate() throws Exception {
        var answer = openssl(saying(STOLEN));
        assertTrue(answer.text().contains("Response verify OK"), answer.text());
        assertTrue(answer.text().contains("leaf.pem: revoked"), answer.text());
        assertTrue(answer.text().contains("Reason: keyCompromise"), answer.text());
        assertTrue(answer.text().contains("Revocation Time: "), answer.text());
    }

    @Test
    void opensslReadsNoReasonWhereNoneIsGiven() throws Exception {
        var answer = openssl(saying(new Known.Revoked(new Revocation(NOW, RevocationReason.UNSPECIFIED))));
        assertTrue(answer.text().contains("leaf.pem: revoked"), answer.text());
        assertTrue(!answer.text().contains("Reason:"), answer.text());
    }

    @Test
    void opensslReadsUnknownForACertificateThatTheCaNeverIssued() throws Exception {
        var answer = openssl(saying(NOTHING));
        assertTrue(answer.text().contains("leaf.pem: unknown"), answer.text());
    }

    @Test
    void opensslTrustsTheSignerWhomTheCaNamed() throws Exception {
        var answer = openssl(delegated(STOLEN, KeyPurpose.OCSP_SIGNING));
        assertTrue(answer.text().contains("Response verify OK"), answer.text());
        assertTrue(answer.text().contains("leaf.pem: revoked"), answer.text());
    }

    @Test
    void opensslDoesNotTrustASignerWithoutThatPurpose() throws Exception {
        var answer = openssl(delegated(GOOD, KeyPurpose.CLIENT_AUTH));
        assertTrue(answer.text().contains("Response Verify Failure"), answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-sha1", "-sha256", "-sha384", "-sha512"})
    void knowsTheCaByEveryUsualDigest(String digest) throws Exception {
        var answer = openssl(saying(GOOD), digest, "-cert", "leaf.pem");
        assertTrue(answer.text().contains("leaf.pem: good"), answer.text());
    }

    @Test
    void answersForSeveralCertificatesAtOnce() throws Exception {
        var details = new CertificateReader().read(leaf);
        var answer = openssl(
                responder(serial -> serial.equals(details.serialNumber()) ? STOLEN : NOTHING),
                "-cert",
                "leaf.pem",
                "-serial",
                "0x1234");
        assertTrue(answer.text().contains("leaf.pem: revoked"), answer.text());
        assertTrue(answer.text().contains("0x1234: unknown"), answer.text());
    }

    @Test
    void ourOwnJudgeAgrees() throws Exception {
        var question = OcspQuestion.about(leaf, ca, Optional.of(Bytes.of(new byte[32])))
                .orElseThrow();
        var request = question.encoded().toArray();
        var judge = new OcspAnswers();
        assertInstanceOf(
                RevocationStatus.Good.class,
                judge.judge(question, saying(GOOD).answer(request).response(), NOW));
        assertInstanceOf(
                RevocationStatus.Revoked.class,
                judge.judge(
                        question,
                        delegated(STOLEN, KeyPurpose.OCSP_SIGNING)
                                .answer(request)
                                .response(),
                        NOW));
        assertInstanceOf(
                RevocationStatus.Unknown.class,
                judge.judge(question, saying(NOTHING).answer(request).response(), NOW));
    }

    @Test
    void ourOwnReaderFindsTheSignature() throws Exception {
        var request = question(leaf, ca, Optional.empty());
        var body = new OcspResponseReader()
                .read(delegated(GOOD, KeyPurpose.OCSP_SIGNING)
                        .answer(request)
                        .response()
                        .toArray())
                .body()
                .orElseThrow();
        assertEquals(dev.certwright.model.certificate.OcspResponseDetails.Signature.FITS, body.signature());
    }

    @Test
    void aCertificateOfAnotherCaIsNotItsBusiness() throws Exception {
        var answer = saying(GOOD).answer(question(otherLeaf, otherCa, Optional.empty()));
        assertEquals("unauthorized", answer.status());
        assertEquals(6, new OCSPResp(answer.response().toArray()).getStatus());
    }

    @Test
    void besideOneOfItsOwnACertificateOfAnotherCaIsUnknown() throws Exception {
        var request = new OCSPReqBuilder()
                .addRequest(id(otherLeaf, otherCa))
                .addRequest(id(leaf, ca))
                .build();
        var answer = saying(GOOD).answer(request.getEncoded());
        assertEquals(
                List.of(CertificateStatus.UNKNOWN, CertificateStatus.GOOD),
                answer.said().stream().map(OcspResponder.Said::status).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 32, 33, 128})
    void repeatsANonceOfOneTo128Octets(int length) throws Exception {
        var nonce = new byte[length];
        RANDOM.nextBytes(nonce);
        var answer = saying(GOOD).answer(question(leaf, ca, Optional.of(Bytes.of(nonce))));
        var response = (BasicOCSPResp) new OCSPResp(answer.response().toArray()).getResponseObject();
        var repeated = response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        assertEquals(
                Bytes.of(nonce),
                Bytes.of(DEROctetString.getInstance(repeated.getParsedValue()).getOctets()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void refusesANonceOfAnotherLength(int length) throws Exception {
        var answer = saying(GOOD).answer(question(leaf, ca, Optional.of(Bytes.of(new byte[length]))));
        assertEquals("malformedRequest", answer.status());
    }

    @Test
    void refusesACriticalExtensionThatItDoesNotKnow() throws Exception {
        var builder = new OCSPReqBuilder().addRequest(id(leaf, ca));
        var oid = new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.3.4");
        builder.setRequestExtensions(new Extensions(new Extension(oid, true, new DEROctetString(new byte[2]))));
        assertEquals(
                "malformedRequest",
                saying(GOOD).answer(builder.build().getEncoded()).status());
    }

    @Test
    void refusesWhatIsNoQuestion() throws Exception {
        var responder = saying(GOOD);
        var nothingAsked = new DERSequence(new DERSequence(new DERSequence())).getEncoded();
        var whole = question(leaf, ca, Optional.empty());
        var cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        var more = java.util.Arrays.copyOf(whole, whole.length + 1);
        var words = "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII);
        for (var octets : List.of(new byte[0], words, nothingAsked, cut, more)) {
            var answer = responder.answer(octets);
            assertEquals("malformedRequest", answer.status());
            assertEquals(1, new OCSPResp(answer.response().toArray()).getStatus());
        }
    }

    @Test
    void asksToTryLaterWhileTheVaultIsBusy() throws Exception {
        var answer = responder(_ -> {
                    throw new PkiException.VaultBusy(
                            new VaultLocation.InFile(Path.of("vault")), new java.io.IOException());
                })
                .answer(question(leaf, ca, Optional.empty()));
        assertEquals("tryLater", answer.status());
        assertEquals(3, new OCSPResp(answer.response().toArray()).getStatus());
    }

    @Test
    void admitsThatSomethingIsWrongWhenTheVaultIs() throws Exception {
        var answer = responder(_ -> {
                    throw new PkiException.VaultDamaged(new VaultLocation.InFile(Path.of("vault")), null);
                })
                .answer(question(leaf, ca, Optional.empty()));
        assertEquals(2, new OCSPResp(answer.response().toArray()).getStatus());
    }

    @Test
    void saysUntilWhenTheAnswerHolds() throws Exception {
        var moment = Instant.parse("2051-02-03T04:05:06.789Z");
        var responder = new OcspResponder(
                ca,
                new Credential(List.of(ca), keys.getPrivate()),
                _ -> GOOD,
                InstantSource.fixed(moment),
                Duration.ofMinutes(10),
                RANDOM);
        var response = (BasicOCSPResp) new OCSPResp(responder
                        .answer(question(leaf, ca, Optional.empty()))
                        .response()
                        .toArray())
                .getResponseObject();
        var single = response.getResponses()[0];
        assertEquals(
                Instant.parse("2051-02-03T04:05:06Z"), single.getThisUpdate().toInstant());
        assertEquals(
                Instant.parse("2051-02-03T04:15:06Z"), single.getNextUpdate().toInstant());
        assertEquals(
                Instant.parse("2051-02-03T04:05:06Z"), response.getProducedAt().toInstant());
    }

    @Test
    void tellsForTheRecordWhatItSaid() throws Exception {
        var answer = saying(STOLEN).answer(question(leaf, ca, Optional.of(Bytes.of(new byte[16]))));
        var serial = new CertificateReader().read(leaf).serialNumber();
        assertEquals(List.of(new OcspResponder.Said(serial, CertificateStatus.REVOKED)), answer.said());
        assertTrue(answer.nonce());
        assertEquals("successful", answer.status());
    }

    private static byte[] question(EncodedCertificate certificate, EncodedCertificate issuer, Optional<Bytes> nonce)
            throws Exception {
        var builder = new OCSPReqBuilder().addRequest(id(certificate, issuer));
        if (nonce.isPresent()) {
            var value = new DEROctetString(nonce.get().toArray()).getEncoded();
            builder.setRequestExtensions(new Extensions(
                    new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(value))));
        }
        return builder.build().getEncoded();
    }

    private static CertificateID id(EncodedCertificate certificate, EncodedCertificate issuer) throws Exception {
        var sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
        SerialNumber serial = new CertificateReader().read(certificate).serialNumber();
        BigInteger value = serial.value();
        return new CertificateID(sha1, new X509CertificateHolder(issuer.der()), value);
    }
}
