package dev.certwright.pki.path;

import java.io.IOException;
import java.math.BigInteger;
import java.security.Provider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/// Verifies signatures of certificates and revocation lists, each one once, and not more than a fair number of them.
///
/// Bouncy Castle does the arithmetic: it compares PKCS #1 padding octet by octet, takes ECDSA signatures only in DER,
/// checks the range of EdDSA scalars, and has ML-DSA, SLH-DSA and every curve, of which the JDK knows a few.
final class SignatureVerifier {
    private static final int MAX_MODULUS_BITS = 16384;
    /// No exponent in use is longer; a long one makes every verification dear.
    private static final int MAX_EXPONENT_BITS = 33;

    private final Provider provider;
    private final Map<Signing, Outcome> known = new HashMap<>();
    private final WorkLimit limit;

    /// @param provider used directly; it need not be registered
    SignatureVerifier(Provider provider, WorkLimit limit) {
        this.provider = provider;
        this.limit = limit;
    }

    /// What came out.
    enum Outcome {
        GOOD,
        BAD,
        /// The two places in the certificate that name the algorithm differ (RFC 5280 §4.1.1.2).
        ALGORITHMS_DIFFER,
        UNSUPPORTED,
        /// The key lacks parameters that only a whole path can give it.
        PARAMETERS_MISSING,
        /// There were too many signatures to verify.
        NOT_TRIED
    }

    private record Signing(Object signed, PathCertificate signer, Optional<PathCertificate> parameters) {}

    Outcome verify(PathCertificate signed, PathCertificate signer) {
        return verify(signed, signer, Optional.empty());
    }

    /// @param parameters who has the parameters of the signer's key, where it has none itself
    Outcome verify(PathCertificate signed, PathCertificate signer, Optional<PathCertificate> parameters) {
        if (signer.inheritsParameters() && parameters.isEmpty()) {
            return Outcome.PARAMETERS_MISSING;
        }
        return once(new Signing(signed, signer, parameters), () -> {
            var certificate = signed.certificate();
            if (!certificate
                    .getSignatureAlgorithm()
                    .equals(certificate.getTBSCertificate().getSignature())) {
                return Outcome.ALGORITHMS_DIFFER;
            }
            return verify(
                    certificate.getSignatureAlgorithm(),
                    key(signer, parameters),
                    signed.signedPart(),
                    signed.signature());
        });
    }

    Outcome verify(RevocationList list, PathCertificate signer, Optional<PathCertificate> parameters) {
        if (signer.inheritsParameters() && parameters.isEmpty()) {
            return Outcome.PARAMETERS_MISSING;
        }
        return once(
                new Signing(list, signer, parameters),
                () -> verify(list.signatureAlgorithm(), key(signer, parameters), list.signedPart(), list.signature()));
    }

    private static SubjectPublicKeyInfo key(PathCertificate signer, Optional<PathCertificate> parameters) {
        var own = signer.subjectPublicKeyInfo();
        if (parameters.isEmpty()) {
            return own;
        }
        var inherited = parameters.get().subjectPublicKeyInfo().getAlgorithm().getParameters();
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(own.getAlgorithm().getAlgorithm(), inherited),
                own.getPublicKeyData().getOctets());
    }

    private Outcome once(Signing signing, Supplier<Outcome> verification) {
        var before = known.get(signing);
        if (before != null) {
            return before;
        }
        if (!limit.allowsSignature()) {
            return Outcome.NOT_TRIED;
        }
        var outcome = verification.get();
        known.put(signing, outcome);
        return outcome;
    }

    /// Verifies one signature, without remembering or counting it.
    Outcome verify(AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key, byte[] content, byte[] signature) {
        try {
            if (tooCostly(key)) {
                return Outcome.UNSUPPORTED;
            }
            var verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(provider)
                    .build(key)
                    .get(algorithm);
            try (var out = verifier.getOutputStream()) {
                out.write(content);
            }
            return verifier.verify(signature) ? Outcome.GOOD : Outcome.BAD;
        } catch (OperatorCreationException _) {
            return fits(algorithm, key) ? Outcome.UNSUPPORTED : Outcome.BAD;
        } catch (IOException | RuntimeException _) { // what providers throw at keys and signatures that are nonsense
            return Outcome.BAD;
        }
    }

    /// A key that is made to be slow.
    private static boolean tooCostly(SubjectPublicKeyInfo key) throws IOException {
        if (!key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return false;
        }
        var rsa = RSAPublicKey.getInstance(key.parsePublicKey());
        return rsa.getModulus().bitLength() > MAX_MODULUS_BITS
                || rsa.getPublicExponent().compareTo(BigInteger.ONE.shiftLeft(MAX_EXPONENT_BITS)) >= 0;
    }

    /// True unless the signature is of RSA and the key is not, or the other way round.
    private static boolean fits(AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key) {
        var rsa = PKCSObjectIdentifiers.pkcs_1;
        return algorithm.getAlgorithm().on(rsa)
                == key.getAlgorithm().getAlgorithm().on(rsa);
    }
}
