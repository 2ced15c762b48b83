package dev.certwright.pki.path;

import dev.certwright.model.verification.AlgorithmPolicy;
import dev.certwright.model.verification.AlgorithmPolicy.BrokenDigests;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PathSettings.AnchorConstraints;
import dev.certwright.model.verification.PathSettings.Conformance;
import dev.certwright.model.verification.PathSettings.LeafKeyUsage;

/// How strict each suite's authors were when they wrote down the verdicts, as the suites say themselves.
final class SuiteSettings {
    private SuiteSettings() {}

    static PathSettings of(VerdictCase question) {
        var settings = switch (question.suite()) {
            case "pkits" -> pkits();
            case "boringssl-chain" -> boringSsl();
            case "openssl-verify" -> openSsl(question);
            default -> PathSettings.STRICT;
        };
        return question.depth().map(settings::withMaxIntermediates).orElse(settings);
    }

    /// Made for RFC 3280, by which policy constraints need not be critical.
    private static PathSettings pkits() {
        return PathSettings.TOLERANT.with(AlgorithmPolicy.LEGACY);
    }

    /// An anchor is a name and a key, keys have 1024 bits or more, and key usage is for the TLS library to judge.
    private static PathSettings boringSsl() {
        return PathSettings.TOLERANT
                .with(AnchorConstraints.IGNORED)
                .with(LeafKeyUsage.IGNORED)
                .with(AlgorithmPolicy.LEGACY);
    }

    /// What the arguments of the command say.
    private static PathSettings openSsl(VerdictCase question) {
        var arguments = question.arguments();
        int level = Integer.parseInt(arguments.get(arguments.lastIndexOf("-auth_level") + 1));
        var algorithms = switch (level) {
            case 0 -> AlgorithmPolicy.ANY;
            case 1 -> new AlgorithmPolicy(1024, 160, BrokenDigests.NONE);
            case 2 -> AlgorithmPolicy.CURRENT;
            default -> new AlgorithmPolicy(3072, 256, BrokenDigests.NONE);
        };
        return PathSettings.TOLERANT
                .with(algorithms)
                .with(arguments.contains("-x509_strict") ? Conformance.STRICT : Conformance.TOLERANT);
    }
}
