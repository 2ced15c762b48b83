package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// How it is signed (RFC 5280 §4.1.1.2, §4.1.2.3; RFC 4055, RFC 5758, RFC 8410, RFC 9881).
final class SignatureRules {
    private static final Set<String> BROKEN_DIGEST = Set.of(
            "1.2.840.113549.1.1.2", "1.2.840.113549.1.1.3", "1.2.840.113549.1.1.4", "1.3.14.3.2.3", "1.3.14.7.2.3.1");

    private static final Set<String> SHA1 =
            Set.of("1.2.840.113549.1.1.5", "1.3.14.3.2.29", "1.2.840.10045.4.1", "1.2.840.10040.4.3", "1.3.14.3.2.27");

    /// RSA with PKCS #1 padding: parameters are NULL.
    private static final Set<String> WITH_NULL = Set.of(
            "1.2.840.113549.1.1.4",
            "1.2.840.113549.1.1.5",
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.113549.1.1.14");

    private static final Set<String> WITHOUT_PARAMETERS = Set.of(
            "1.2.840.10045.4.1",
            "1.2.840.10045.4.3.1",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4",
            Oids.ED25519,
            Oids.ED448);

    /// The AlgorithmIdentifiers that BR 7.1.3.2 spells out octet for octet; those of RSASSA-PSS differ in the digest.
    private static final Set<String> PUBLIC_IDENTIFIERS = Set.of(
            "300d06092a864886f70d01010b0500",
            "300d06092a864886f70d01010c0500",
            "300d06092a864886f70d01010d0500",
            "300a06082a8648ce3d040302",
            "300a06082a8648ce3d040303",
            "300a06082a8648ce3d040304",
            pss("01", "20"),
            pss("02", "30"),
            pss("03", "40"));

    static final List<LintRule> ALL = List.of(
            rfc("signature-differs", Severity.ERROR, "RFC 5280 §4.1.1.2", c -> true, (c, hits) -> {
                if (!c.parts().signature().sameOctets(c.parts().signatureAlgorithm())) {
                    hits.at(c.parts().signatureAlgorithm(), inner(c), outer(c));
                }
            }),
            practice("signature-broken-digest", Severity.ERROR, "RFC 6151 §2", c -> !c.selfIssued(), (c, hits) -> {
                if (BROKEN_DIGEST.contains(inner(c))) {
                    hits.at(c.parts().signature());
                }
            }),
            practice(
                            "signature-sha1",
                            Severity.ERROR,
                            "CA/B BR 7.1.3.2, Apple 103769",
                            c -> !c.selfIssued(),
                            (c, hits) -> {
                                if (SHA1.contains(inner(c))) {
                                    hits.at(c.parts().signature());
                                }
                            })
                    .since("2016-01-01"),
            rfc("signature-parameters", Severity.ERROR, "RFC 4055 §5, RFC 5758 §3.2", c -> true, (c, hits) -> {
                var parameters = c.parts().signature().child(1);
                boolean isNull = parameters.filter(p -> p.is(Node.NULL)).isPresent();
                boolean bare = WITHOUT_PARAMETERS.contains(inner(c)) || KeyRules.isNumbered(inner(c), 17, 46);
                if ((WITH_NULL.contains(inner(c)) && !isNull) || (bare && parameters.isPresent())) {
                    hits.at(c.parts().signature());
                }
            }),
            baseline("signature-not-allowed", Severity.ERROR, "CA/B BR 7.1.3.2", c -> true, (c, hits) -> {
                if (!SHA1.contains(inner(c)) && !permitted(c)) {
                    hits.at(c.parts().signature());
                }
            }),
            baseline("signature-sha1-not-allowed", Severity.ERROR, "CA/B BR 7.1.3.2", c -> true, (c, hits) -> {
                        if (SHA1.contains(inner(c))) {
                            hits.at(c.parts().signature());
                        }
                    })
                    .since("2016-01-16"),
            rfc("signature-empty", Severity.ERROR, "RFC 5280 §4.1.1.3", c -> true, (c, hits) -> {
                if (c.parts().signatureValue().length() < 2) {
                    hits.at(c.parts().signatureValue());
                }
            }));

    private SignatureRules() {}

    private static String inner(LintedCertificate certificate) {
        return certificate.parts().signature().child(0).flatMap(Node::oid).orElse("?");
    }

    private static boolean permitted(LintedCertificate certificate) {
        return PUBLIC_IDENTIFIERS.contains(
                HexFormat.of().formatHex(certificate.parts().signature().encoded()));
    }

    private static String outer(LintedCertificate certificate) {
        return certificate
                .parts()
                .signatureAlgorithm()
                .child(0)
                .flatMap(Node::oid)
                .orElse("?");
    }

    /// RSASSA-PSS with one digest for all and a salt as long as it (RFC 4055 §3.1).
    private static String pss(String digest, String salt) {
        var hash = "300d060960864801650304020" + digest.substring(1) + "0500";
        return "304106092a864886f70d01010a3034a00f" + hash + "a11c301a06092a864886f70d010108" + hash + "a2030201"
                + salt;
    }
}
