package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.util.List;

/// Key usage (RFC 5280 §4.2.1.3), and what each kind of key can do (RFC 3279, RFC 8410, RFC 8813, RFC 9881).
final class KeyUsageRules {
    private static final int ENCIPHERMENTS = Usages.KEY_ENCIPHERMENT | Usages.DATA_ENCIPHERMENT;
    private static final int SIGNATURES =
            Usages.DIGITAL_SIGNATURE | Usages.CONTENT_COMMITMENT | Usages.CERT_SIGN | Usages.CRL_SIGN;
    private static final int AGREEMENTS = Usages.KEY_AGREEMENT | Usages.ENCIPHER_ONLY | Usages.DECIPHER_ONLY;
    private static final int ALL_BITS = 0x1ff;
    private static final int UNUSUAL_FOR_TLS =
            Usages.CONTENT_COMMITMENT | Usages.DATA_ENCIPHERMENT | Usages.KEY_AGREEMENT;

    static final List<LintRule> ALL = List.of(
            rfc(
                    "key-usage-empty",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.3",
                    c -> c.has(Oids.KEY_USAGE) && c.usages().bits() == 0,
                    (c, hits) -> hits.at(c.value(Oids.KEY_USAGE))),
            rfc(
                    "key-usage-trailing-zeros",
                    Severity.ERROR,
                    "X.690 §11.2.2",
                    c -> c.has(Oids.KEY_USAGE),
                    (c, hits) -> c.value(Oids.KEY_USAGE)
                            .filter(KeyUsageRules::trailingZeros)
                            .ifPresent(hits::at)),
            rfc(
                    "key-usage-not-critical",
                    Severity.WARNING,
                    "RFC 5280 §4.2.1.3",
                    c -> true,
                    (c, hits) -> c.extension(Oids.KEY_USAGE)
                            .filter(e -> !e.critical())
                            .ifPresent(e -> hits.at(e.node()))),
            rfc(
                    "key-usage-not-for-key",
                    Severity.ERROR,
                    "RFC 8410 §5, RFC 8813 §3, RFC 9881 §5",
                    c -> c.usages().hasAny(impossible(c.keyAlgorithm())),
                    (c, hits) -> hits.at(
                            c.value(Oids.KEY_USAGE),
                            c.usages().names(impossible(c.keyAlgorithm())),
                            Oids.name(c.keyAlgorithm()))),
            rfc(
                            "rsa-key-agreement",
                            Severity.WARNING,
                            "RFC 3279 §2.3.1",
                            c -> c.key(Oids.RSA) && c.usages().hasAny(AGREEMENTS),
                            (c, hits) ->
                                    hits.at(c.value(Oids.KEY_USAGE), c.usages().names(AGREEMENTS)))
                    .inPublic(Severity.ERROR),
            rfc(
                    "only-without-agreement",
                    Severity.WARNING,
                    "RFC 5280 §4.2.1.3",
                    c -> c.usages().hasAny(Usages.ENCIPHER_ONLY | Usages.DECIPHER_ONLY)
                            && !c.usages().has(Usages.KEY_AGREEMENT),
                    (c, hits) -> hits.at(
                            c.value(Oids.KEY_USAGE), c.usages().names(Usages.ENCIPHER_ONLY | Usages.DECIPHER_ONLY))),
            practice(
                            "key-usage-beyond-tls",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.7.11",
                            c -> (c.isServer() || c.isClientOnly())
                                    && c.usages().hasAny(UNUSUAL_FOR_TLS),
                            (c, hits) ->
                                    hits.at(c.value(Oids.KEY_USAGE), c.usages().names(UNUSUAL_FOR_TLS)))
                    .inPublic(Severity.ERROR),
            practice(
                    "client-signature-missing",
                    Severity.ERROR,
                    "RFC 8446 §4.4.2.4",
                    c -> c.isClientOnly()
                            && c.has(Oids.KEY_USAGE)
                            && !c.usages().has(Usages.DIGITAL_SIGNATURE),
                    (c, hits) -> hits.at(c.value(Oids.KEY_USAGE))),
            practice(
                            "server-signature-missing",
                            Severity.WARNING,
                            "RFC 8446 §4.4.2.2",
                            c -> c.isServer()
                                    && c.has(Oids.KEY_USAGE)
                                    && c.usages().bits() != 0
                                    && !c.usages().has(Usages.DIGITAL_SIGNATURE),
                            (c, hits) -> hits.at(c.value(Oids.KEY_USAGE)))
                    .inPublic(Severity.ERROR),
            practice(
                    "key-usage-missing",
                    Severity.NOTE,
                    "RFC 5280 §4.2.1.3",
                    c -> c.endEntity()
                            && !c.has(Oids.KEY_USAGE)
                            && c.parts().extensions().isPresent(),
                    (c, hits) -> hits.all()),
            baseline(
                            "two-key-usages",
                            Severity.NOTE,
                            "CA/B BR 7.1.2.7.11",
                            c -> c.isServer()
                                    && c.usages().has(Usages.DIGITAL_SIGNATURE)
                                    && c.usages().has(Usages.KEY_ENCIPHERMENT),
                            (c, hits) -> hits.at(c.value(Oids.KEY_USAGE)))
                    .since("2023-09-15"),
            baseline(
                            "ca-key-usage-extra",
                            Severity.ERROR,
                            "CA/B BR 7.1.2.10.7",
                            c -> c.authority()
                                    && c.usages()
                                            .hasAny(~(Usages.CERT_SIGN | Usages.CRL_SIGN | Usages.DIGITAL_SIGNATURE)),
                            (c, hits) -> hits.at(
                                    c.value(Oids.KEY_USAGE),
                                    c.usages().names(~(Usages.CERT_SIGN | Usages.CRL_SIGN | Usages.DIGITAL_SIGNATURE))))
                    .inPrivate(Severity.NOTE),
            baseline(
                    "ca-signs-no-answers",
                    Severity.NOTE,
                    "CA/B BR 7.1.2.10.7",
                    c -> c.authority() && c.has(Oids.KEY_USAGE) && !c.usages().has(Usages.DIGITAL_SIGNATURE),
                    (c, hits) -> hits.at(c.value(Oids.KEY_USAGE))));

    private KeyUsageRules() {}

    /// The usages that a key of that kind does not have.
    private static int impossible(String algorithm) {
        return switch (algorithm) {
            case Oids.EC -> ENCIPHERMENTS;
            case Oids.RSA_PSS, Oids.ED25519, Oids.ED448 -> ENCIPHERMENTS | AGREEMENTS;
            case Oids.X25519, Oids.X448 -> SIGNATURES | ENCIPHERMENTS;
            default -> {
                if (algorithm.startsWith(Oids.NIST_KEMS)) {
                    yield ALL_BITS & ~Usages.KEY_ENCIPHERMENT;
                }
                yield KeyRules.isNumbered(algorithm, 17, 46) ? ENCIPHERMENTS | AGREEMENTS : 0;
            }
        };
    }

    private static boolean trailingZeros(Node bits) {
        var content = bits.content();
        if (content.length < 2 || (content[0] & 0xff) > 7) {
            return false;
        }
        return (content[content.length - 1] & (1 << content[0])) == 0;
    }
}
