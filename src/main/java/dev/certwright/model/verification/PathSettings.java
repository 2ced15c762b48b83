package dev.certwright.model.verification;

import java.util.Optional;
import java.util.OptionalInt;

/// How strict a judgement is, where the standards leave that to whoever judges.
///
/// @param anchors          what the certificates that are trusted say about themselves
/// @param conformance      what a certificate should not look like
/// @param algorithms       which keys and digests are sound
/// @param leafKeyUsage     what the key of the leaf may do
/// @param maxIntermediates most certificates between leaf and anchor, those that are self-issued not counted
public record PathSettings(
        AnchorConstraints anchors,
        Conformance conformance,
        AlgorithmPolicy algorithms,
        LeafKeyUsage leafKeyUsage,
        OptionalInt maxIntermediates) {
    /// Everything is judged and everything that is wrong counts.
    public static final PathSettings STRICT = new PathSettings(
            AnchorConstraints.HONOURED,
            Conformance.STRICT,
            AlgorithmPolicy.CURRENT,
            LeafKeyUsage.JUDGED,
            OptionalInt.empty());

    /// As programs in the field judge: what a certificate should not look like is a warning.
    public static final PathSettings TOLERANT = STRICT.with(Conformance.TOLERANT);

    /// What is judged by unless somebody says otherwise: strictly where a profile was named, whose rules are then the
    /// question; else as programs in the field judge, since the question is whether it would work.
    ///
    /// @param named the profile that was asked for
    public static PathSettings fitting(Optional<ValidationProfile> named) {
        return named.isPresent() ? STRICT : TOLERANT;
    }

    /// Whether what the certificate of an anchor says about itself binds (RFC 5937) or not: RFC 5280 §6.1.1 (d) knows
    /// only its name and its key.
    public enum AnchorConstraints {
        HONOURED,
        IGNORED
    }

    /// Whether a certificate that breaks a rule of RFC 5280 §4 for those who issue certificates fails.
    public enum Conformance {
        STRICT,
        /// It is warned of.
        TOLERANT
    }

    /// Whether the leaf's key usage must serve the purpose, which RFC 5280 §6 leaves to the application.
    public enum LeafKeyUsage {
        JUDGED,
        IGNORED
    }

    /// Refuses a negative limit.
    public PathSettings {
        if (maxIntermediates.isPresent() && maxIntermediates.getAsInt() < 0) {
            throw new IllegalArgumentException("maxIntermediates is negative");
        }
    }

    public PathSettings with(AnchorConstraints wanted) {
        return new PathSettings(wanted, conformance, algorithms, leafKeyUsage, maxIntermediates);
    }

    public PathSettings with(Conformance wanted) {
        return new PathSettings(anchors, wanted, algorithms, leafKeyUsage, maxIntermediates);
    }

    public PathSettings with(AlgorithmPolicy wanted) {
        return new PathSettings(anchors, conformance, wanted, leafKeyUsage, maxIntermediates);
    }

    public PathSettings with(LeafKeyUsage wanted) {
        return new PathSettings(anchors, conformance, algorithms, wanted, maxIntermediates);
    }

    /// Limits the length of the path.
    public PathSettings withMaxIntermediates(int most) {
        return new PathSettings(anchors, conformance, algorithms, leafKeyUsage, OptionalInt.of(most));
    }
}
