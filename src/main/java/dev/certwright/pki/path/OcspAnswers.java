package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.RevocationStatus;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.BouncyCastle;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/// Judges what an OCSP responder answered, or a server stapled (RFC 6960 §3.2, RFC 6066 §8).
///
/// The answer must be about the certificate, be signed by its issuer or by whom the issuer named for that, be of this
/// time, and repeat the nonce if it has one at all: most responders sign in advance and leave it out.
/// Safe for use by several threads.
public final class OcspAnswers {
    /// Clocks of two machines may differ by so much.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int MAX_CERTIFICATES = 10;
    private static final String[] REFUSALS = {
        "successful", "malformedRequest", "internalError", "tryLater", "4", "sigRequired", "unauthorized"
    };

    /// Judges an answer, which may be as hostile as it likes.
    ///
    /// @param response the DER encoded `OCSPResponse`
    /// @param at       the moment the judgement is for
    public RevocationStatus judge(OcspQuestion question, Bytes response, Instant at) {
        try {
            var outer = OCSPResponse.getInstance(Asn1.parse(response.toArray()));
            int status = outer.getResponseStatus().getIntValue();
            if (status != 0) {
                var word = status < REFUSALS.length && status > 0 ? REFUSALS[status] : Integer.toString(status);
                return new RevocationStatus.Unavailable(Phrase.of("check.revocation.ocspRefused", word));
            }
            var bytes = outer.getResponseBytes();
            if (bytes == null || !bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
                return new RevocationStatus.Unreadable();
            }
            return judge(question, bytes.getResponse().getOctets(), at);
        } catch (IOException | RuntimeException _) { // decoders answer hostile input with many kinds of them
            return new RevocationStatus.Unreadable();
        }
    }

    private static RevocationStatus judge(OcspQuestion question, byte[] basic, Instant at) throws IOException {
        var response = BasicOCSPResponse.getInstance(Asn1.parse(basic));
        var data = response.getTbsResponseData();
        var mine = ASN1Sequence.getInstance(data.getResponses());
        Optional<SingleResponse> found = Optional.empty();
        for (var element : mine) {
            var single = SingleResponse.getInstance(element);
            if (question.means(single.getCertID())) {
                found = Optional.of(single);
                break;
            }
        }
        if (found.isEmpty()) {
            return notProven(
                    "check.revocation.ocspOther", question.certificate().label());
        }
        if (!repeatsNonce(question, data)) {
            return notProven("check.revocation.ocspNonce");
        }
        var proof = proof(question, response, basic, at);
        return proof.isPresent() ? proof.get() : status(found.get(), at);
    }

    private static RevocationStatus status(SingleResponse single, Instant at) throws IOException {
        var thisUpdate = time(single.getThisUpdate());
        Optional<Instant> nextUpdate =
                single.getNextUpdate() == null ? Optional.empty() : Optional.of(time(single.getNextUpdate()));
        if (at.plus(TOLERANCE).isBefore(thisUpdate)) {
            return new RevocationStatus.OutOfDate(Phrase.of("check.revocation.ocspNotYet", thisUpdate));
        }
        if (nextUpdate.isPresent() && at.minus(TOLERANCE).isAfter(nextUpdate.get())) {
            return new RevocationStatus.OutOfDate(Phrase.of("check.revocation.ocspExpired", nextUpdate.get()));
        }
        var status = single.getCertStatus();
        return switch (status.getTagNo()) {
            case 0 -> new RevocationStatus.Good(thisUpdate, nextUpdate);
            case 1 -> {
                var info = RevokedInfo.getInstance(status.getStatus());
                var reason = info.getRevocationReason();
                yield new RevocationStatus.Revoked(
                        time(info.getRevocationTime()),
                        RevocationCheck.reason(
                                reason == null ? 0 : reason.getValue().intValue()));
            }
            default -> new RevocationStatus.Unknown();
        };
    }

    private static Instant time(org.bouncycastle.asn1.ASN1GeneralizedTime time) throws IOException {
        try {
            return time.getDate().toInstant();
        } catch (java.text.ParseException e) {
            throw new IOException(e);
        }
    }

    private static boolean repeatsNonce(OcspQuestion question, ResponseData data) {
        var extensions = data.getResponseExtensions();
        var nonce = extensions == null ? null : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce == null || question.nonce().isEmpty()) {
            return true;
        }
        var value = ASN1OctetString.getInstance(nonce.getParsedValue()).getOctets();
        return Arrays.equals(value, question.nonce().get().toArray());
    }

    /// Why the answer proves nothing; empty when who may say so has signed it.
    private static Optional<RevocationStatus> proof(
            OcspQuestion question, BasicOCSPResponse response, byte[] basic, Instant at) throws IOException {
        var verifier =
                new SignatureVerifier(BouncyCastle.provider(), new WorkLimit(System::nanoTime, new Cancellation()));
        var content = DerEncoding.signedPart(basic);
        var signature = DerEncoding.wholeOctets(response.getSignature());
        var signers = new ArrayList<PathCertificate>();
        signers.add(question.issuer());
        signers.addAll(certificates(response));
        for (var signer : signers) {
            if (!named(response.getTbsResponseData(), signer)
                    || verifier.verify(
                                    response.getSignatureAlgorithm(), signer.subjectPublicKeyInfo(), content, signature)
                            != SignatureVerifier.Outcome.GOOD) {
                continue;
            }
            return authorized(question.issuer(), signer, verifier, at)
                    ? Optional.empty()
                    : Optional.of(notProven("check.revocation.ocspSigner", signer.label()));
        }
        return Optional.of(notProven("check.revocation.ocspSignature"));
    }

    private static List<PathCertificate> certificates(BasicOCSPResponse response) throws IOException {
        var sent = new ArrayList<PathCertificate>();
        if (response.getCerts() != null) {
            for (var element : response.getCerts()) {
                if (sent.size() < MAX_CERTIFICATES) {
                    PathCertificate.read(new EncodedCertificate(
                                    element.toASN1Primitive().getEncoded()))
                            .ifPresent(sent::add);
                }
            }
        }
        return sent;
    }

    /// Whether the answer says that this one signed it.
    private static boolean named(ResponseData data, PathCertificate signer) {
        var id = data.getResponderID();
        byte[] key = id.getKeyHash();
        return key != null
                ? Arrays.equals(key, OcspQuestion.digest("SHA-1", OcspQuestion.keyBits(signer)))
                : CanonicalName.of(id.getName()).equals(signer.subject());
    }

    /// The issuer itself, or one whose certificate the issuer signed for this very purpose (RFC 6960 §4.2.2.2).
    private static boolean authorized(
            PathCertificate issuer, PathCertificate signer, SignatureVerifier verifier, Instant at) {
        if (signer.publicKey().equals(issuer.publicKey()) && signer.subject().equals(issuer.subject())) {
            return true;
        }
        return signer.issuer().equals(issuer.subject())
                && signer.validAt(at)
                && signer.extensions()
                        .extendedKeyUsage()
                        .orElse(List.of())
                        .contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                && verifier.verify(signer, issuer) == SignatureVerifier.Outcome.GOOD;
    }

    private static RevocationStatus notProven(String key, Object... arguments) {
        return new RevocationStatus.NotProven(Phrase.of(key, arguments));
    }
}
