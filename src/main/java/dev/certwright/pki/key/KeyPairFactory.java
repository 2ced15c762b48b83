package dev.certwright.pki.key;

import dev.certwright.model.PkiException;
import dev.certwright.model.key.KeySpec;
import dev.certwright.pki.certificate.BouncyCastle;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/// Makes key pairs with the Java platform's own generators; those of ML-DSA with Bouncy Castle's, because only a key
/// that knows its seed can be written as RFC 9881 §6 recommends.
public final class KeyPairFactory {
    private final SecureRandom random;

    public KeyPairFactory(SecureRandom random) {
        this.random = random;
    }

    /// Makes a key pair. A large RSA key takes seconds.
    ///
    /// @throws PkiException.KeyGenerationFailed when the platform offers no generator for the algorithm
    public KeyPair generate(KeySpec spec) throws PkiException.KeyGenerationFailed {
        try {
            return switch (spec) {
                case KeySpec.Rsa(int bits) ->
                    generate("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
                case KeySpec.Ec(var curve) -> generate("EC", new ECGenParameterSpec(curve.standardName()));
                case KeySpec.Ed25519() -> generate("Ed25519", NamedParameterSpec.ED25519);
                case KeySpec.Ed448() -> generate("Ed448", NamedParameterSpec.ED448);
                case KeySpec.MlDsa(var parameters) ->
                    KeyPairGenerator.getInstance(parameters.label(), BouncyCastle.provider())
                            .generateKeyPair();
            };
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new PkiException.KeyGenerationFailed(spec.label(), e);
        }
    }

    private KeyPair generate(String algorithm, AlgorithmParameterSpec parameters)
            throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(parameters, random);
        return generator.generateKeyPair();
    }
}
