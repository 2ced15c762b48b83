package dev.certwright.pki.path;

import dev.certwright.model.Cancellation;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.BouncyCastle;

/// Says whether one certificate was signed with the key of another, whatever else may be wrong with them.
public final class IssuerSignature {
    /// What came of checking a signature.
    public enum Outcome {
        GOOD,
        BAD,
        /// One of the two cannot be read, or the algorithm is not known here.
        UNKNOWN
    }

    /// Checks the signature. Names are not compared.
    public Outcome check(EncodedCertificate issued, EncodedCertificate issuer) {
        var signed = PathCertificate.read(issued);
        var signer = PathCertificate.read(issuer);
        if (signed.isEmpty() || signer.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        var verifier =
                new SignatureVerifier(BouncyCastle.provider(), new WorkLimit(System::nanoTime, new Cancellation()));
        return switch (verifier.verify(signed.get(), signer.get())) {
            case GOOD -> Outcome.GOOD;
            case BAD, ALGORITHMS_DIFFER -> Outcome.BAD;
            case UNSUPPORTED, PARAMETERS_MISSING, NOT_TRIED -> Outcome.UNKNOWN;
        };
    }
}
