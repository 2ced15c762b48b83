package dev.certwright.service.issuing;

import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import java.util.Locale;
import java.util.Optional;

/// The signature that an issuer's key makes.
///
/// @param name   its usual name, for example `ecdsa-with-SHA256`
/// @param digest OpenSSL's option for the digest, for example `-sha256`; empty when the key settles it
record SigningAlgorithm(String name, String digest) {
    /// Of the parent's key, or of the new key when there is no parent.
    static SigningAlgorithm of(KeySpec ownKey, Optional<Entry> parent) {
        return ofWord(parent.map(p -> word(p.details().publicKey())).orElse(ownKey.word()));
    }

    static SigningAlgorithm ofWord(String keyWord) {
        return switch (keyWord) {
            case "ec-p384" -> new SigningAlgorithm("ecdsa-with-SHA384", "-sha384");
            case "ec-p521" -> new SigningAlgorithm("ecdsa-with-SHA512", "-sha512");
            case "ec-p256" -> new SigningAlgorithm("ecdsa-with-SHA256", "-sha256");
            case "ed25519" -> new SigningAlgorithm("Ed25519", "");
            case "ed448" -> new SigningAlgorithm("Ed448", "");
            case "ml-dsa-44", "ml-dsa-65", "ml-dsa-87" -> new SigningAlgorithm(keyWord.toUpperCase(Locale.ROOT), "");
            default -> new SigningAlgorithm("sha256WithRSAEncryption", "-sha256");
        };
    }

    /// The word of [KeySpec] for the key of a certificate.
    static String word(PublicKeyDetails key) {
        return switch (key.algorithm()) {
            case "RSA" -> "rsa-" + key.bits();
            case "EC" ->
                java.util.Arrays.stream(NamedCurve.values())
                        .filter(curve -> key.label().endsWith(curve.label()))
                        .map(curve -> new KeySpec.Ec(curve).word())
                        .findFirst()
                        .orElse("ec-p256");
            default -> key.algorithm().toLowerCase(Locale.ROOT);
        };
    }
}
