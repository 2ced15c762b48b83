package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.OcspResponseDetails.Signature;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/// Finds out whether one of the certificates in an OCSP response made its signature.
final class ResponderSignature {
    /// How many certificates are tried: a responder sends one, or the few of its chain.
    private static final int MOST_TRIED = 16;

    private ResponderSignature() {}

    static Signature check(
            DerElement data, DerElement algorithm, DerElement signature, List<EncodedCertificate> certificates) {
        if (certificates.isEmpty()) {
            return Signature.NO_CERTIFICATE;
        }
        return certificates.stream()
                        .limit(MOST_TRIED)
                        .anyMatch(certificate -> fits(data, algorithm, signature, certificate))
                ? Signature.FITS
                : Signature.FITS_NONE;
    }

    private static boolean fits(
            DerElement data, DerElement algorithm, DerElement signature, EncodedCertificate certificate) {
        try {
            var bits = signature.content();
            if (bits.length < 2 || bits[0] != 0) {
                return false;
            }
            var verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(BouncyCastle.provider())
                    .build(PublicKeyCodec.of(certificate))
                    .get(AlgorithmIdentifier.getInstance(Asn1.parse(algorithm.encoded())));
            verifier.getOutputStream().write(data.encoded());
            return verifier.verify(Arrays.copyOfRange(bits, 1, bits.length));
        } catch (IOException | PkiException | OperatorCreationException | RuntimeException _) {
            // A key that cannot be used, an algorithm that is not known: it does not fit.
            return false;
        }
    }
}
