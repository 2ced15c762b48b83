package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.verification.AlgorithmPolicy;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PathSettings.AnchorConstraints;
import dev.certwright.model.verification.PathSettings.Conformance;
import dev.certwright.model.verification.PathSettings.LeafKeyUsage;
import dev.certwright.model.verification.ValidationProfile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whose rules a chain is judged by, and how strictly.
final class StrictnessOptions {
    /// No number of bits or certificates that means anything has more digits.
    private static final String SMALL_NUMBER = "[0-9]{1,5}";

    @Option(names = "--profile", paramLabel = "RULES", descriptionKey = "cli.option.profile")
    private @Nullable String profile;

    @Option(names = "--conformance", paramLabel = "HOW", descriptionKey = "cli.option.conformance")
    private @Nullable String conformance;

    @Option(names = "--anchors", paramLabel = "HOW", descriptionKey = "cli.option.anchors")
    private @Nullable String anchors;

    @Option(names = "--algorithms", paramLabel = "WHICH", descriptionKey = "cli.option.algorithms")
    private @Nullable String algorithms;

    @Option(names = "--min-rsa-bits", paramLabel = "N", descriptionKey = "cli.option.minRsaBits")
    private @Nullable String minRsaBits;

    @Option(names = "--min-ec-bits", paramLabel = "N", descriptionKey = "cli.option.minEcBits")
    private @Nullable String minEcBits;

    @Option(names = "--leaf-key-usage", paramLabel = "HOW", descriptionKey = "cli.option.leafKeyUsage")
    private @Nullable String leafKeyUsage;

    @Option(names = "--max-depth", paramLabel = "N", descriptionKey = "cli.option.maxDepth")
    private @Nullable String maxDepth;

    /// The profile that was named.
    Optional<ValidationProfile> profile() throws PkiException {
        return chosen(profile, ValidationProfile.values(), "cli.profile.unknownRules");
    }

    /// How strictly: as was said, else as fits.
    PathSettings settings() throws PkiException {
        var fitting = PathSettings.fitting(profile());
        var settings = fitting.with(chosen(conformance, Conformance.values(), "cli.conformance.unknown")
                        .orElse(fitting.conformance()))
                .with(chosen(anchors, AnchorConstraints.values(), "cli.anchors.unknown")
                        .orElse(fitting.anchors()))
                .with(chosen(leafKeyUsage, LeafKeyUsage.values(), "cli.leafKeyUsage.unknown")
                        .orElse(fitting.leafKeyUsage()))
                .with(algorithms());
        var most = number(maxDepth);
        return most.isPresent() ? settings.withMaxIntermediates(most.get()) : settings;
    }

    private AlgorithmPolicy algorithms() throws PkiException {
        var policy = chosen(algorithms, Algorithms.values(), "cli.algorithms.unknown")
                .orElse(Algorithms.CURRENT)
                .policy();
        return policy.withMinModulusBits(number(minRsaBits).orElse(policy.minModulusBits()))
                .withMinCurveBits(number(minEcBits).orElse(policy.minCurveBits()));
    }

    /// The policies that have a name.
    private enum Algorithms {
        CURRENT,
        LEGACY,
        ANY;

        AlgorithmPolicy policy() {
            return switch (this) {
                case CURRENT -> AlgorithmPolicy.CURRENT;
                case LEGACY -> AlgorithmPolicy.LEGACY;
                case ANY -> AlgorithmPolicy.ANY;
            };
        }
    }

    private static <E extends Enum<E>> Optional<E> chosen(@Nullable String word, E[] constants, String otherwise)
            throws PkiException {
        return word == null ? Optional.empty() : Optional.of(VerifyInput.constant(word, constants, otherwise));
    }

    private static Optional<Integer> number(@Nullable String text) throws PkiException {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches(SMALL_NUMBER)) {
            throw new PkiException.InvalidInput(Phrase.of("cli.number.malformed", text));
        }
        return Optional.of(Integer.valueOf(text));
    }
}
