package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.security.MessageDigest;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;

/// The integrity check of PKCS #12: the classic one (RFC 7292 §4) and PBMAC1 (RFC 9579).
final class Pkcs12Mac {
    private static final String PBMAC1 = "1.2.840.113549.1.5.14";

    private final String source;
    private final WorkBudget budget;
    private final KeyDerivation derivation;
    private final PasswordHashing hashing;

    Pkcs12Mac(String source, WorkBudget budget) {
        this.source = source;
        this.budget = budget;
        this.derivation = new KeyDerivation(source, budget);
        this.hashing = new PasswordHashing(budget);
    }

    /// Whether the check fits the content under this password.
    boolean fits(MacData mac, byte[] content, PasswordForm password) throws PkiException {
        try {
            var algorithm = mac.getMac().getAlgorithmId();
            var computed = algorithm.getAlgorithm().getId().equals(PBMAC1)
                    ? pbmac1(PBMAC1Params.getInstance(algorithm.getParameters()), content, password)
                    : cancellably(
                            digest(algorithm),
                            password,
                            mac.getSalt(),
                            budget.iterations(mac.getIterationCount()),
                            content);
            return MessageDigest.isEqual(computed, mac.getMac().getDigest());
        } catch (RuntimeException e) {
            // Bouncy Castle answers broken parameters with unchecked exceptions of many kinds.
            throw new PkiException.Malformed(source, e);
        }
    }

    /// Makes sure that the check can be made at all.
    ///
    /// @throws PkiException.UnsupportedAlgorithm when its algorithm is not known
    void requireKnown(MacData mac) throws PkiException {
        var algorithm = mac.getMac().getAlgorithmId();
        if (!algorithm.getAlgorithm().getId().equals(PBMAC1)) {
            digest(algorithm);
        }
    }

    private ExtendedDigest digest(AlgorithmIdentifier algorithm) throws PkiException {
        switch (algorithm.getAlgorithm().getId()) {
            case "1.3.14.3.2.26" -> {
                return PlatformDigest.sha1();
            }
            case "2.16.840.1.101.3.4.2.1" -> {
                return PlatformDigest.sha256();
            }
            case "2.16.840.1.101.3.4.2.3" -> {
                return PlatformDigest.sha512();
            }
            default -> {
                // one of the less usual ones
            }
        }
        try {
            return BcDefaultDigestProvider.INSTANCE.get(algorithm);
        } catch (OperatorCreationException e) {
            throw new PkiException.UnsupportedAlgorithm(
                    source, algorithm.getAlgorithm().getId(), e);
        }
    }

    private byte[] pbmac1(PBMAC1Params parameters, byte[] content, PasswordForm password) throws PkiException {
        var digest = derivation.hmacDigest(parameters.getMessageAuthScheme());
        var key = derivation.derive(parameters.getKeyDerivationFunc(), password.utf8(), digest.getDigestSize());
        return hmac(digest, new KeyParameter(key), content);
    }

    /// For what is written; its iterations are ours.
    static byte[] compute(ExtendedDigest digest, PasswordForm password, byte[] salt, int iterations, byte[] content) {
        var generator = new PKCS12ParametersGenerator(digest);
        generator.init(password.bmp(), salt, iterations);
        return hmac(digest, (KeyParameter) generator.generateDerivedMacParameters(digest.getDigestSize() * 8), content);
    }

    private byte[] cancellably(
            ExtendedDigest digest, PasswordForm password, byte[] salt, long iterations, byte[] content)
            throws PkiException {
        var key = hashing.pkcs12(
                digest, password.bmp(), salt, iterations, PasswordHashing.Purpose.MAC, digest.getDigestSize());
        return hmac(digest, new KeyParameter(key), content);
    }

    private static byte[] hmac(Digest digest, KeyParameter key, byte[] content) {
        var hmac = new HMac(digest);
        hmac.init(key);
        hmac.update(content, 0, content.length);
        var out = new byte[hmac.getMacSize()];
        hmac.doFinal(out, 0);
        return out;
    }
}
