package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certificate to judge, and everything the judgement may use.
///
/// @param untrusted       certificates that may serve as intermediates, in any order
/// @param anchors         certificates that are trusted; they need not be self-signed
/// @param revocationLists DER encoded `CertificateList`s (RFC 5280 §5.1)
/// @param ocspResponses   DER encoded `OCSPResponse`s (RFC 6960 §4.2.1), stapled or fetched
/// @param at              the moment the judgement is for
/// @param host            the name or address the leaf must be valid for
/// @param settings        how strict the judgement is
public record PathRequest(
        EncodedCertificate leaf,
        List<EncodedCertificate> untrusted,
        List<EncodedCertificate> anchors,
        List<Bytes> revocationLists,
        List<Bytes> ocspResponses,
        Instant at,
        Purpose purpose,
        Optional<String> host,
        ValidationProfile profile,
        RevocationPolicy revocation,
        PolicyInputs policies,
        PathSettings settings) {
    public PathRequest {
        untrusted = List.copyOf(untrusted);
        anchors = List.copyOf(anchors);
        revocationLists = List.copyOf(revocationLists);
        ocspResponses = List.copyOf(ocspResponses);
    }

    /// With everything that is wrong counted.
    public PathRequest(
            EncodedCertificate leaf,
            List<EncodedCertificate> untrusted,
            List<EncodedCertificate> anchors,
            List<Bytes> revocationLists,
            List<Bytes> ocspResponses,
            Instant at,
            Purpose purpose,
            Optional<String> host,
            ValidationProfile profile,
            RevocationPolicy revocation,
            PolicyInputs policies) {
        this(
                leaf,
                untrusted,
                anchors,
                revocationLists,
                ocspResponses,
                at,
                purpose,
                host,
                profile,
                revocation,
                policies,
                PathSettings.STRICT);
    }

    /// As the programs at the two ends of a connection judge: by RFC 5280, what a certificate should not look like
    /// being
    /// a warning; without OCSP responses and without anything asked about policies.
    public PathRequest(
            EncodedCertificate leaf,
            List<EncodedCertificate> untrusted,
            List<EncodedCertificate> anchors,
            List<Bytes> revocationLists,
            Instant at,
            Purpose purpose,
            Optional<String> host) {
        this(
                leaf,
                untrusted,
                anchors,
                revocationLists,
                List.of(),
                at,
                purpose,
                host,
                ValidationProfile.RFC5280,
                RevocationPolicy.SOFT,
                PolicyInputs.ANY,
                PathSettings.TOLERANT);
    }

    /// The same question, judged otherwise.
    public PathRequest with(PathSettings wanted) {
        return new PathRequest(
                leaf,
                untrusted,
                anchors,
                revocationLists,
                ocspResponses,
                at,
                purpose,
                host,
                profile,
                revocation,
                policies,
                wanted);
    }

    /// The same question, with another answer to an unknown revocation status.
    public PathRequest with(RevocationPolicy wanted) {
        return new PathRequest(
                leaf,
                untrusted,
                anchors,
                revocationLists,
                ocspResponses,
                at,
                purpose,
                host,
                profile,
                wanted,
                policies,
                settings);
    }
}
