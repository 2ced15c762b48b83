package dev.certwright.pki.key;

import dev.certwright.model.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// Computes the public key that belongs to a private key, so that two files can be seen to belong together.
public final class PublicHalf {
    /// Larger moduli than any key in use: computing with them takes too long.
    private static final int MAX_MODULUS_BITS = 16_384;

    private PublicHalf() {}

    /// The SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) as certificates usually hold it; empty where the private key does
    /// not determine it, or keys of its kind are not known.
    public static Optional<Bytes> of(PrivateKey key) {
        var encoded = key.getEncoded();
        if (encoded == null) {
            return Optional.empty();
        }
        try {
            return spki(PrivateKeyInfo.getInstance(encoded)).map(info -> Bytes.of(encoded(info)));
        } catch (IOException | RuntimeException _) { // what Bouncy Castle throws at keys that are nonsense
            return Optional.empty();
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static byte[] encoded(SubjectPublicKeyInfo info) {
        try {
            return info.getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory fails", e);
        }
    }

    private static Optional<SubjectPublicKeyInfo> spki(PrivateKeyInfo info) throws IOException {
        var publicKey = publicKey(PrivateKeyFactory.createKey(info));
        return publicKey.isEmpty()
                ? Optional.empty()
                : Optional.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey.get()));
    }

    private static Optional<AsymmetricKeyParameter> publicKey(AsymmetricKeyParameter key) {
        return switch (key) {
            case RSAPrivateCrtKeyParameters rsa ->
                Optional.of(new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent()));
            case ECPrivateKeyParameters ec -> Optional.of(point(ec));
            case Ed25519PrivateKeyParameters edwards -> Optional.of(edwards.generatePublicKey());
            case Ed448PrivateKeyParameters edwards -> Optional.of(edwards.generatePublicKey());
            case X25519PrivateKeyParameters montgomery -> Optional.of(montgomery.generatePublicKey());
            case X448PrivateKeyParameters montgomery -> Optional.of(montgomery.generatePublicKey());
            case DSAPrivateKeyParameters dsa -> power(dsa.getX(), dsa.getParameters());
            case MLDSAPrivateKeyParameters mlDsa -> Optional.of(mlDsa.getPublicKeyParameters());
            case SLHDSAPrivateKeyParameters slhDsa ->
                Optional.of(new SLHDSAPublicKeyParameters(slhDsa.getParameters(), slhDsa.getEncodedPublicKey()));
            default -> Optional.empty();
        };
    }

    private static ECPublicKeyParameters point(ECPrivateKeyParameters key) {
        var domain = key.getParameters();
        return new ECPublicKeyParameters(new FixedPointCombMultiplier().multiply(domain.getG(), key.getD()), domain);
    }

    private static Optional<AsymmetricKeyParameter> power(BigInteger x, DSAParameters parameters) {
        return parameters.getP().bitLength() > MAX_MODULUS_BITS
                ? Optional.empty()
                : Optional.of(new DSAPublicKeyParameters(parameters.getG().modPow(x, parameters.getP()), parameters));
    }
}
