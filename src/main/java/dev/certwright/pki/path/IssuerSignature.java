package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.BouncyCastle;
import java.util.Optional;

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
        return outcome(verifier().verify(signed.get(), signer.get()));
    }

    /// Checks the signature of a revocation list (RFC 5280 §5.1.1.3). Names are not compared.
    public Outcome check(Bytes list, EncodedCertificate issuer) {
        var signed = RevocationList.read(list);
        var signer = PathCertificate.read(issuer);
        return signed.isEmpty() || signer.isEmpty()
                ? Outcome.UNKNOWN
                : outcome(verifier().verify(signed.get(), signer.get(), Optional.empty()));
    }

    private static SignatureVerifier verifier() {
        return new SignatureVerifier(BouncyCastle.provider(), new WorkLimit(System::nanoTime, new Cancellation()));
    }

    private static Outcome outcome(SignatureVerifier.Outcome outcome) {
        return switch (outcome) {
            case GOOD -> Outcome.GOOD;
            case BAD, ALGORITHMS_DIFFER -> Outcome.BAD;
            case UNSUPPORTED, PARAMETERS_MISSING, NOT_TRIED -> Outcome.UNKNOWN;
        };
    }
}
