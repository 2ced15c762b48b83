package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.math.BigInteger;
import java.util.List;

/// Version, serial number and the fields that hang on the version (RFC 5280 §4.1.2.1, §4.1.2.2, §4.1.2.8).
final class VersionRules {
    private static final int MAX_SERIAL_OCTETS = 20;
    private static final int MIN_SERIAL_BITS = 64;

    static final List<LintRule> ALL = List.of(
            rfc("version-unknown", Severity.ERROR, "RFC 5280 §4.1.2.1", c -> true, (c, hits) -> {
                int version = version(c);
                if (version < 1 || version > 3) {
                    hits.at(c.parts().version(), Integer.toString(version));
                }
            }),
            rfc(
                    "version-not-3",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.9",
                    c -> c.parts().extensions().isPresent() && version(c) != 3,
                    (c, hits) -> hits.at(c.parts().version(), Integer.toString(version(c)))),
            practice(
                            "version-old",
                            Severity.WARNING,
                            "CA/B BR 7.1.1",
                            c -> c.parts().extensions().isEmpty(),
                            (c, hits) -> hits.at(c.parts().version(), Integer.toString(version(c))))
                    .inPublic(Severity.ERROR),
            rfc(
                    "extensions-empty",
                    Severity.ERROR,
                    "RFC 5280 §4.1",
                    c -> true,
                    (c, hits) ->
                            c.parts().extensions().filter(e -> e.length() == 0).ifPresent(hits::at)),
            rfc(
                            "unique-identifier",
                            Severity.WARNING,
                            "RFC 5280 §4.1.2.8",
                            c -> true,
                            (c, hits) -> c.parts().uniqueIds().forEach(hits::at))
                    .inPublic(Severity.ERROR),
            rfc(
                    "unique-identifier-version",
                    Severity.ERROR,
                    "RFC 5280 §4.1.2.8",
                    c -> version(c) == 1,
                    (c, hits) -> c.parts().uniqueIds().forEach(hits::at)),
            rfc("serial-not-positive", Severity.ERROR, "RFC 5280 §4.1.2.2", c -> true, (c, hits) -> {
                if (serial(c).signum() <= 0) {
                    hits.at(c.parts().serialNumber(), serial(c).toString());
                }
            }),
            rfc("serial-too-long", Severity.ERROR, "RFC 5280 §4.1.2.2", c -> true, (c, hits) -> {
                int octets = c.parts().serialNumber().length();
                if (octets > MAX_SERIAL_OCTETS) {
                    hits.at(c.parts().serialNumber(), octets);
                }
            }),
            baseline(
                            "serial-foreseeable",
                            Severity.WARNING,
                            "CA/B BR 7.1.2.7",
                            c -> !c.selfIssued() && serial(c).signum() > 0,
                            (c, hits) -> {
                                if (serial(c).bitLength() < MIN_SERIAL_BITS - 8) {
                                    hits.at(c.parts().serialNumber(), serial(c).toString(16));
                                }
                            })
                    .since("2016-09-30")
                    .inPrivate(Severity.NOTE));

    private VersionRules() {}

    private static int version(LintedCertificate certificate) {
        return certificate
                .parts()
                .version()
                .flatMap(v -> v.child(0))
                .flatMap(Node::number)
                .map(n -> n.min(BigInteger.valueOf(1000))
                                .max(BigInteger.valueOf(-1000))
                                .intValue()
                        + 1)
                .orElse(1);
    }

    private static BigInteger serial(LintedCertificate certificate) {
        return certificate.parts().serialNumber().number().orElse(BigInteger.ZERO);
    }
}
