package dev.certwright.ui.connection;

import dev.certwright.model.certificate.PublicKeyDetails;

/// Tells whether a key can make signatures of a scheme (RFC 8446 §4.2.3).
final class SignatureFit {
    private SignatureFit() {}

    /// Looks only at the kind of key.
    ///
    /// @param scheme in the words of the IANA registry, for example `ecdsa_secp256r1_sha256`
    static boolean fits(String scheme, PublicKeyDetails key) {
        return switch (key.algorithm()) {
            case "RSA" -> scheme.startsWith("rsa_pkcs1_") || scheme.startsWith("rsa_pss_rsae_");
            case "EC" -> scheme.startsWith("ecdsa_secp" + key.bits()) || scheme.equals("ecdsa_sha1");
            default -> scheme.equalsIgnoreCase(key.algorithm());
        };
    }
}
