package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// RSA public keys (RFC 8017, RFC 3279 §2.3.1, CA/Browser Forum BR 6.1.5 and 6.1.6).
final class RsaKeyRules {
    private static final int MIN_BITS = 2048;
    private static final int FERMAT_ROUNDS = 100;
    private static final int SMALL_FACTORS = 752;
    private static final int LARGE_EXPONENT_BITS = 256;
    private static final int FACTORED_BITS = 16384;
    private static final BigInteger COMMON_EXPONENT = BigInteger.valueOf(65537);

    static final List<LintRule> ALL = List.of(
            practice(
                    "rsa-too-short",
                    Severity.ERROR,
                    "CA/B BR 6.1.5",
                    RsaKeyRules::isRsa,
                    (c, hits) -> modulus(c)
                            .filter(n -> n.signum() > 0 && n.bitLength() < MIN_BITS)
                            .ifPresent(n -> hits.at(c.parts().publicKey(), n.bitLength(), MIN_BITS))),
            rfc("rsa-key-broken", Severity.ERROR, "RFC 8017 A.1.1", RsaKeyRules::isRsa, (c, hits) -> {
                boolean whole = modulus(c).filter(n -> n.signum() > 0).isPresent()
                        && exponent(c).filter(e -> e.signum() > 0).isPresent();
                if (!whole) {
                    hits.at(c.parts().publicKey());
                }
            }),
            numbers(
                    "rsa-exponent",
                    Severity.ERROR,
                    "RFC 8017 §3.1",
                    (n, e) -> e.signum() > 0 && (!e.testBit(0) || e.compareTo(BigInteger.valueOf(3)) < 0)),
            baselineNumbers(
                    "rsa-exponent-unusual",
                    "CA/B BR 6.1.6",
                    (n, e) -> e.compareTo(COMMON_EXPONENT) < 0 || e.bitLength() > LARGE_EXPONENT_BITS),
            numbers("rsa-modulus-even", Severity.ERROR, "RFC 8017 §3.1", (n, e) -> n.signum() > 0 && !n.testBit(0)),
            numbers("rsa-small-factor", Severity.ERROR, "CA/B BR 6.1.6", (n, e) -> smallFactor(n)),
            numbers("rsa-close-primes", Severity.ERROR, "CA/B BR 6.1.1.3", (n, e) -> fermat(n)),
            baselineNumbers("rsa-odd-length", "Mozilla policy 5.1", (n, e) -> n.bitLength() % 8 != 0),
            rfc("rsa-parameters", Severity.ERROR, "RFC 3279 §2.3.1", c -> c.key(Oids.RSA), (c, hits) -> {
                if (c.keyParameters()
                        .filter(p -> p.is(Node.NULL) && p.length() == 0)
                        .isEmpty()) {
                    hits.at(c.parts().keyAlgorithm());
                }
            }));

    private RsaKeyRules() {}

    private static boolean isRsa(LintedCertificate certificate) {
        return certificate.key(Oids.RSA) || certificate.key(Oids.RSA_PSS);
    }

    private static LintRule numbers(
            String code, Severity severity, String source, BiPredicate<BigInteger, BigInteger> wrong) {
        return practice(code, severity, source, RsaKeyRules::isRsa, (c, hits) -> look(c, wrong, hits));
    }

    private static LintRule baselineNumbers(String code, String source, BiPredicate<BigInteger, BigInteger> wrong) {
        return baseline(code, Severity.WARNING, source, RsaKeyRules::isRsa, (c, hits) -> look(c, wrong, hits))
                .inPrivate(Severity.NOTE);
    }

    private static void look(LintedCertificate certificate, BiPredicate<BigInteger, BigInteger> wrong, Hits hits) {
        var modulus = modulus(certificate);
        var exponent = exponent(certificate);
        if (modulus.isPresent() && exponent.isPresent() && wrong.test(modulus.get(), exponent.get())) {
            hits.at(
                    certificate.parts().publicKey(),
                    exponent.get().toString(),
                    modulus.get().bitLength());
        }
    }

    private static Optional<BigInteger> modulus(LintedCertificate certificate) {
        return number(certificate, 0);
    }

    private static Optional<BigInteger> exponent(LintedCertificate certificate) {
        return number(certificate, 1);
    }

    private static Optional<BigInteger> number(LintedCertificate certificate, int index) {
        return certificate
                .parts()
                .publicKey()
                .insideFrom(1)
                .flatMap(k -> k.child(index))
                .filter(n -> n.is(Node.INTEGER))
                .flatMap(Node::number);
    }

    private static boolean smallFactor(BigInteger modulus) {
        for (int factor = 3; factor < SMALL_FACTORS; factor += 2) {
            if (modulus.signum() > 0 && modulus.mod(BigInteger.valueOf(factor)).signum() == 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the two primes lie so close together that some rounds of Fermat's method find them.
    private static boolean fermat(BigInteger modulus) {
        if (modulus.signum() <= 0 || !modulus.testBit(0) || modulus.bitLength() > FACTORED_BITS) {
            return false;
        }
        var a = modulus.sqrt();
        if (a.multiply(a).compareTo(modulus) < 0) {
            a = a.add(BigInteger.ONE);
        }
        for (int round = 0; round < FERMAT_ROUNDS; round++) {
            var rest = a.multiply(a).subtract(modulus);
            var root = rest.sqrt();
            if (root.multiply(root).equals(rest)) {
                return true;
            }
            a = a.add(BigInteger.ONE);
        }
        return false;
    }
}
