package dev.certwright.pki.key;

import dev.certwright.model.Bytes;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.DHParameter;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.DomainParameters;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.jspecify.annotations.Nullable;

/// The public key of a private one, computed; no certificate is needed for it.
public final class PublicHalf {
    /// An exponentiation with larger numbers takes seconds.
    private static final int MAX_BITS = 16_384;

    private PublicHalf() {}

    /// The SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) that belongs to a private key.
    ///
    /// @return empty when it cannot be told for keys of this kind, or the key is broken
    public static Optional<Bytes> of(PrivateKey key) {
        var encoded = key.getEncoded();
        return encoded == null ? Optional.empty() : of(encoded);
    }

    /// Likewise, of a `PrivateKeyInfo` (RFC 5958), also when no key can be made of it.
    public static Optional<Bytes> of(byte[] pkcs8) {
        try {
            DerElement.first(pkcs8).requireShallow();
            var info = PrivateKeyInfo.getInstance(ASN1Primitive.fromByteArray(pkcs8));
            return Optional.ofNullable(of(info)).map(PublicHalf::bytes);
        } catch (IOException | RuntimeException _) {
            // Bouncy Castle answers broken keys with unchecked exceptions of many kinds.
            return Optional.empty();
        }
    }

    private static Bytes bytes(SubjectPublicKeyInfo info) {
        return Bytes.of(Asn1.der(info));
    }

    /// The same key in the one encoding that most programs write: curves by their name and points uncompressed, RSA
    /// without the restrictions of RSASSA-PSS, Diffie-Hellman without a wish for the secret's length. Two
    /// encodings of one key become equal.
    public static Bytes canonical(Bytes spki) {
        try {
            var octets = spki.toArray();
            DerElement.first(octets).requireShallow();
            return bytes(canonical(SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(octets))));
        } catch (IOException | RuntimeException _) {
            // Bouncy Castle answers broken keys with unchecked exceptions of many kinds.
            return spki;
        }
    }

    private static SubjectPublicKeyInfo canonical(SubjectPublicKeyInfo info) throws IOException {
        var algorithm = info.getAlgorithm();
        return switch (algorithm.getAlgorithm().getId()) {
            case "1.2.840.113549.1.1.7", "1.2.840.113549.1.1.10" ->
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        info.parsePublicKey());
            case "1.2.840.10045.2.1" ->
                CanonicalPoint.info(algorithm, info.getPublicKeyData().getOctets());
            case "1.2.840.113549.1.3.1" -> {
                var dh = DHParameter.getInstance(algorithm.getParameters());
                yield new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(algorithm.getAlgorithm(), new DHParameter(dh.getP(), dh.getG(), 0)),
                        info.parsePublicKey());
            }
            default -> info;
        };
    }

    private static @Nullable SubjectPublicKeyInfo of(PrivateKeyInfo info) throws IOException {
        var algorithm = info.getPrivateKeyAlgorithm();
        return switch (algorithm.getAlgorithm().getId()) {
            case "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.7", "1.2.840.113549.1.1.10" -> {
                var key = RSAPrivateKey.getInstance(info.parsePrivateKey());
                yield new SubjectPublicKeyInfo(algorithm, new RSAPublicKey(key.getModulus(), key.getPublicExponent()));
            }
            case "1.2.840.10045.2.1" -> ec(info);
            case "1.2.840.10040.4.1" -> {
                var dsa = DSAParameter.getInstance(algorithm.getParameters());
                yield power(info, dsa.getG(), dsa.getP());
            }
            case "1.2.840.113549.1.3.1" -> {
                var dh = DHParameter.getInstance(algorithm.getParameters());
                yield power(info, dh.getG(), dh.getP());
            }
            case "1.2.840.10046.2.1" -> {
                var dh = DomainParameters.getInstance(algorithm.getParameters());
                yield power(info, dh.getG(), dh.getP());
            }
            default -> {
                var key = PrivateKeyFactory.createKey(info);
                var half = publicHalf(key);
                yield half == null ? carried(info) : SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half);
            }
        };
    }

    /// Version 2 of `PrivateKeyInfo` may have the public key beside the private one.
    private static @Nullable SubjectPublicKeyInfo carried(PrivateKeyInfo info) {
        ASN1BitString key = info.getPublicKeyData();
        return key == null ? null : new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), key.getOctets());
    }

    private static @Nullable SubjectPublicKeyInfo power(PrivateKeyInfo info, BigInteger base, BigInteger modulus)
            throws IOException {
        if (modulus.bitLength() > MAX_BITS || modulus.signum() <= 0) {
            return null;
        }
        var exponent = ASN1Integer.getInstance(info.parsePrivateKey()).getValue();
        return new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), new ASN1Integer(base.modPow(exponent, modulus)));
    }

    private static @Nullable SubjectPublicKeyInfo ec(PrivateKeyInfo info) throws IOException {
        var key = ECPrivateKey.getInstance(info.parsePrivateKey());
        var algorithm = info.getPrivateKeyAlgorithm();
        return key.getPublicKey() == null
                ? CanonicalPoint.multiplied(algorithm, key.getKey())
                : CanonicalPoint.info(algorithm, key.getPublicKey().getOctets());
    }

    private static @Nullable AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter key) {
        return switch (key) {
            case Ed25519PrivateKeyParameters edwards -> edwards.generatePublicKey();
            case Ed448PrivateKeyParameters edwards -> edwards.generatePublicKey();
            case X25519PrivateKeyParameters montgomery -> montgomery.generatePublicKey();
            case X448PrivateKeyParameters montgomery -> montgomery.generatePublicKey();
            case MLDSAPrivateKeyParameters lattice -> lattice.getPublicKeyParameters();
            case MLKEMPrivateKeyParameters lattice ->
                new org.bouncycastle.crypto.params.MLKEMPublicKeyParameters(
                        lattice.getParameters(), lattice.getPublicKey());
            case SLHDSAPrivateKeyParameters hash ->
                new org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters(hash.getParameters(), hash.getPublicKey());
            default -> null;
        };
    }
}
