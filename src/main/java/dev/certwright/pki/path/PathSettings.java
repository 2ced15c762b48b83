package dev.certwright.pki.path;

import java.util.OptionalInt;

/// How strict a judgement is, where the standards leave that to whoever judges.
///
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
            Conformance.REQUIRED,
            AlgorithmPolicy.CURRENT,
            LeafKeyUsage.JUDGED,
            OptionalInt.empty());

    /// As programs in the field judge: what a certificate should not look like is a warning.
    public static final PathSettings TOLERANT = STRICT.with(Conformance.ADVISED);

    /// Whether what the certificate of an anchor says about itself binds (RFC 5937) or not: RFC 5280 §6.1.1 (d) knows
    /// only its name and its key.
    public enum AnchorConstraints {
        HONOURED,
        IGNORED
    }

    /// Whether a certificate that breaks a rule of RFC 5280 §4 for those who issue certificates fails.
    public enum Conformance {
        REQUIRED,
        ADVISED
    }

    /// Whether the leaf's key usage must serve the purpose, which RFC 5280 §6 leaves to the application.
    public enum LeafKeyUsage {
        JUDGED,
        NOT_JUDGED
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
