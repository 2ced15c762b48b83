package dev.certwright.model.key;

import dev.certwright.model.Parsed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The algorithm and strength of a key pair to generate.
public sealed interface KeySpec {
    /// RSA (RFC 8017).
    ///
    /// @param modulusBits 2048, 3072 or 4096
    record Rsa(int modulusBits) implements KeySpec {
        public Rsa {
            if (modulusBits != 2048 && modulusBits != 3072 && modulusBits != 4096) {
                throw new IllegalArgumentException("RSA modulus of " + modulusBits + " bits");
            }
        }
    }

    /// ECDSA on a named curve (RFC 5480 §2.1.1.1).
    record Ec(NamedCurve curve) implements KeySpec {}

    /// Ed25519 (RFC 8410 §3).
    record Ed25519() implements KeySpec {}

    /// Ed448 (RFC 8410 §3).
    record Ed448() implements KeySpec {}

    /// ML-DSA, which withstands quantum computers (FIPS 204, RFC 9881).
    record MlDsa(ParameterSet parameters) implements KeySpec {}

    /// The word for the command line, for example `ec-p256`; [#parse] reads it back.
    default String word() {
        return switch (this) {
            case Rsa(int bits) -> "rsa-" + bits;
            case Ec(var curve) -> "ec-" + curve.label().toLowerCase(Locale.ROOT).replace("-", "");
            case Ed25519() -> "ed25519";
            case Ed448() -> "ed448";
            case MlDsa(var parameters) -> parameters.label().toLowerCase(Locale.ROOT);
        };
    }

    /// The name for the screen, for example `ECDSA P-256`.
    default String label() {
        return switch (this) {
            case Rsa(int bits) -> "RSA " + bits;
            case Ec(var curve) -> "ECDSA " + curve.label();
            case Ed25519() -> "Ed25519";
            case Ed448() -> "Ed448";
            case MlDsa(var parameters) -> parameters.label();
        };
    }

    /// Every kind that can be made, the usual ones first.
    static List<KeySpec> all() {
        return List.of(
                new Ec(NamedCurve.SECP256R1),
                new Ec(NamedCurve.SECP384R1),
                new Ec(NamedCurve.SECP521R1),
                new Rsa(2048),
                new Rsa(3072),
                new Rsa(4096),
                new Ed25519(),
                new Ed448(),
                new MlDsa(ParameterSet.ML_DSA_44),
                new MlDsa(ParameterSet.ML_DSA_65),
                new MlDsa(ParameterSet.ML_DSA_87));
    }

    /// Reads the word of a kind.
    static Parsed<KeySpec> parse(String text) {
        return all().stream()
                .filter(spec -> spec.word().equalsIgnoreCase(text.strip()))
                .findFirst()
                .map(Parsed::valid)
                .orElseGet(() -> Parsed.invalid(
                        "keySpec.unknown",
                        text.strip(),
                        all().stream().map(KeySpec::word).collect(Collectors.joining(", "))));
    }
}
