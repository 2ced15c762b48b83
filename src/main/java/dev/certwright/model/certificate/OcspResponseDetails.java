package dev.certwright.model.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an OCSP response says (RFC 6960 §4.2). Whether its signer may say so is not judged here.
///
/// @param status the name in RFC 6960 §4.2.1, for example `successful`; all others come without a body
/// @param body   empty when there is none, or none of the basic kind
public record OcspResponseDetails(String status, Optional<Body> body) {
    /// How many answers are kept.
    public static final int MOST_ANSWERS = 10_000;

    /// The signed part.
    ///
    /// @param responder  its name, or the hash of its key in upper-case hex octets with colons
    /// @param count      how many certificates it is about
    /// @param answers    the first of them, at most [#MOST_ANSWERS]
    /// @param extensions of the response as a whole
    /// @param included   the certificates that came along, in encoded order
    /// @param signature  whether the signature fits one of those
    public record Body(
            String responder,
            Instant producedAt,
            String signatureAlgorithm,
            int count,
            List<Answer> answers,
            List<ExtensionDetails> extensions,
            List<EncodedCertificate> included,
            Signature signature) {}

    /// What it says about one certificate.
    ///
    /// @param hashAlgorithm  over the issuer's name and key, for example `sha1`
    /// @param issuerNameHash upper-case hex octets with colons
    /// @param issuerKeyHash  likewise
    /// @param revocation     only for a revoked certificate
    /// @param where          all of it in the encoding of the response
    public record Answer(
            SerialNumber serialNumber,
            String hashAlgorithm,
            String issuerNameHash,
            String issuerKeyHash,
            CertificateStatus status,
            Optional<Revocation> revocation,
            Instant thisUpdate,
            Optional<Instant> nextUpdate,
            List<ExtensionDetails> extensions,
            OctetRange where) {}

    /// When and why.
    ///
    /// @param reason the name in RFC 5280 §5.3.1; empty when none is given
    public record Revocation(Instant at, Optional<String> reason) {}

    /// The answer in one word.
    public enum CertificateStatus {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /// What came of checking the signature with the certificates that came along.
    public enum Signature {
        /// It fits one of them.
        FITS,
        /// It fits none of them.
        FITS_NONE,
        /// None came along: the issuer's own key must have signed.
        NO_CERTIFICATE
    }
}
