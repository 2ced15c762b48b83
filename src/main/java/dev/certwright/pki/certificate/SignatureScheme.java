package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.key.ParameterSet;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.NamedParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// How a key signs: the digest follows from the key's strength (RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §3, RFC 9881 §3).
///
/// @param name what the Java platform calls it
record SignatureScheme(String name, AlgorithmIdentifier identifier) {
    static SignatureScheme of(PrivateKey key) throws PkiException.UnsupportedAlgorithm {
        return switch (key) {
            case RSAKey _
            when key.getAlgorithm().equals("RSA") ->
                new SignatureScheme(
                        "SHA256withRSA",
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE));
            case ECKey ec -> ecdsa(ec.getParams().getCurve().getField().getFieldSize());
            case EdECKey edwards -> {
                var curve = edwards.getParams().getName();
                yield plain(
                        curve,
                        curve.equals("Ed448") ? EdECObjectIdentifiers.id_Ed448 : EdECObjectIdentifiers.id_Ed25519);
            }
            default -> lattice(key);
        };
    }

    /// Something that signs with the key. The Java platform cannot use every key that Bouncy Castle made.
    Signature signer(PrivateKey key, SecureRandom random) throws GeneralSecurityException {
        try {
            var signer = Signature.getInstance(name);
            signer.initSign(key, random);
            return signer;
        } catch (InvalidKeyException _) {
            var signer = Signature.getInstance(name, BouncyCastle.provider());
            signer.initSign(key, random);
            return signer;
        }
    }

    /// Something that verifies with the key.
    Signature verifier(PublicKey key) throws GeneralSecurityException {
        var verifier = Signature.getInstance(name);
        verifier.initVerify(key);
        return verifier;
    }

    /// ML-DSA; the platform's keys say only in their parameters of which strength they are.
    private static SignatureScheme lattice(PrivateKey key) throws PkiException.UnsupportedAlgorithm {
        var name = key.getParams() instanceof NamedParameterSpec parameters ? parameters.getName() : key.getAlgorithm();
        for (var set : ParameterSet.values()) {
            if (set.label().equals(name)) {
                return plain(name, new ASN1ObjectIdentifier(set.oid()));
            }
        }
        throw new PkiException.UnsupportedAlgorithm(key.getAlgorithm(), key.getAlgorithm(), null);
    }

    private static SignatureScheme ecdsa(int fieldSize) {
        if (fieldSize <= 256) {
            return plain("SHA256withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA256);
        }
        return fieldSize <= 384
                ? plain("SHA384withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA384)
                : plain("SHA512withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA512);
    }

    private static SignatureScheme plain(String name, ASN1ObjectIdentifier oid) {
        return new SignatureScheme(name, new AlgorithmIdentifier(oid));
    }
}
