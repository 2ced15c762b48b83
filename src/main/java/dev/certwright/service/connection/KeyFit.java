package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.handshake.TlsVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a key can sign with one of the algorithms a server accepts (RFC 8446 §4.2.3, RFC 5246 §7.4.4).
///
/// TLS 1.3 binds ECDSA to one digest for each curve and has no PKCS #1 padding; TLS 1.2 leaves both free.
final class KeyFit {
    private KeyFit() {}

    /// Why it cannot; empty when it can.
    ///
    /// @param accepted in the words of the IANA registry; empty means the server did not say, so nothing is refused
    static Optional<Phrase> refusal(PublicKeyDetails key, List<String> accepted, TlsVersion version) {
        if (accepted.isEmpty() || accepted.stream().anyMatch(a -> signs(key, a, version))) {
            return Optional.empty();
        }
        boolean curve = version == TlsVersion.TLS_1_3
                && accepted.stream().anyMatch(a -> signs(key, a, TlsVersion.TLS_1_2))
                && key.algorithm().equals("EC");
        return Optional.of(Phrase.of(
                curve ? "handshake.candidate.curve" : "handshake.candidate.signature",
                key.label(),
                String.join(", ", accepted.stream().limit(20).toList())));
    }

    private static boolean signs(PublicKeyDetails key, String algorithm, TlsVersion version) {
        boolean free = version == TlsVersion.TLS_1_2;
        return switch (key.algorithm()) {
            case "RSA" -> algorithm.startsWith("rsa_pss_rsae_") || (free && algorithm.startsWith("rsa_pkcs1_"));
            case "RSASSA-PSS" -> algorithm.startsWith("rsa_pss_pss_");
            case "EC" -> free ? algorithm.startsWith("ecdsa_") : algorithm.equals(ofCurve(key.label()));
            case "Ed25519", "Ed448" -> algorithm.equals(key.algorithm().toLowerCase(Locale.ROOT));
            // ML-DSA-65 is mldsa65, and of TLS 1.3 only (draft-ietf-tls-mldsa)
            default ->
                !free
                        && key.algorithm().startsWith("ML-DSA")
                        && algorithm.equals(key.algorithm().replace("-", "").toLowerCase(Locale.ROOT));
        };
    }

    private static String ofCurve(String label) {
        return switch (label) {
            case "ECDSA P-256" -> "ecdsa_secp256r1_sha256";
            case "ECDSA P-384" -> "ecdsa_secp384r1_sha384";
            case "ECDSA P-521" -> "ecdsa_secp521r1_sha512";
            default -> "";
        };
    }
}
