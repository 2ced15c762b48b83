package dev.certwright.pki.lint;

import static dev.certwright.pki.lint.LintRule.baseline;
import static dev.certwright.pki.lint.LintRule.practice;
import static dev.certwright.pki.lint.LintRule.rfc;

import dev.certwright.model.finding.Severity;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;

/// Public keys that are not RSA, and which kinds there may be (RFC 5480, RFC 8410, RFC 9881).
final class KeyRules {
    private static final int MIN_CURVE_BITS = 224;

    /// The AlgorithmIdentifiers that BR 7.1.3.1 spells out octet for octet.
    private static final Set<String> PUBLIC_IDENTIFIERS = Set.of(
            "300d06092a864886f70d0101010500",
            "301306072a8648ce3d020106082a8648ce3d030107",
            "301006072a8648ce3d020106052b81040022",
            "301006072a8648ce3d020106052b81040023");

    /// Arcs of algorithms as they were before standardization, with the name to show.
    private static final Map<String, String> DRAFTS = Map.of(
            "1.3.6.1.4.1.2.267.", "Dilithium",
            "1.3.9999.", "OQS",
            "1.3.6.1.4.1.22554.5.6.", "Kyber");

    static final List<LintRule> ALL = List.of(
            rfc("ec-curve-explicit", Severity.ERROR, "RFC 5480 §2.1.1", c -> c.key(Oids.EC), (c, hits) -> {
                if (c.keyParameters().filter(p -> p.is(Node.OID)).isEmpty()) {
                    hits.at(c.parts().keyAlgorithm());
                }
            }),
            rfc(
                    "ec-curve-unknown",
                    Severity.ERROR,
                    "RFC 5480 §2.1.1.1",
                    c -> c.key(Oids.EC) && curveOid(c).isPresent(),
                    (c, hits) -> {
                        if (curve(c).isEmpty()) {
                            hits.at(c.parts().keyAlgorithm(), curveOid(c).orElseThrow());
                        }
                    }),
            rfc("ec-too-short", Severity.ERROR, "RFC 5480 §2.1.1.1", c -> curve(c).isPresent(), (c, hits) -> {
                int bits = curve(c).orElseThrow().getCurve().getFieldSize();
                if (bits < MIN_CURVE_BITS) {
                    hits.at(c.parts().keyAlgorithm(), bits);
                }
            }),
            rfc("ec-point", Severity.ERROR, "RFC 5480 §2.2", c -> curve(c).isPresent(), (c, hits) -> {
                if (!onCurve(curve(c).orElseThrow(), c.parts().publicKey().content())) {
                    hits.at(c.parts().publicKey());
                }
            }),
            practice("ec-curve-uncommon", Severity.WARNING, "RFC 8446 §4.2.7", c -> curve(c).isPresent(), (c, hits) -> {
                var oid = curveOid(c).orElseThrow();
                if (!Set.of(Oids.P256, Oids.P384, Oids.P521).contains(oid)) {
                    hits.at(c.parts().keyAlgorithm(), ECNamedCurveTable.getName(new ASN1ObjectIdentifier(oid)));
                }
            }),
            rfc(
                    "key-parameters-present",
                    Severity.ERROR,
                    "RFC 8410 §3, RFC 9881 §2",
                    c -> Oids.KEY_OCTETS.containsKey(c.keyAlgorithm()),
                    (c, hits) -> c.keyParameters().ifPresent(p -> hits.at(p, Oids.name(c.keyAlgorithm())))),
            rfc(
                    "key-length",
                    Severity.ERROR,
                    "RFC 8410 §4, RFC 9881 §4",
                    c -> Oids.KEY_OCTETS.containsKey(c.keyAlgorithm()),
                    (c, hits) -> {
                        int octets = c.parts().publicKey().length() - 1;
                        int right = Oids.KEY_OCTETS.getOrDefault(c.keyAlgorithm(), octets);
                        if (octets != right) {
                            hits.at(c.parts().publicKey(), Oids.name(c.keyAlgorithm()), octets, right);
                        }
                    }),
            practice(
                    "key-draft-algorithm",
                    Severity.ERROR,
                    "RFC 9881 §2",
                    c -> draft(c).isPresent(),
                    (c, hits) -> hits.at(c.parts().keyAlgorithm(), draft(c).orElseThrow())),
            practice(
                    "key-dsa",
                    Severity.WARNING,
                    "RFC 8446 §4.2.3",
                    c -> c.key(Oids.DSA),
                    (c, hits) -> hits.at(c.parts().keyAlgorithm())),
            rfc(
                    "key-hash-mldsa-ca",
                    Severity.ERROR,
                    "RFC 9881 §2",
                    c -> c.authority() && hashVariant(c.keyAlgorithm()),
                    (c, hits) -> hits.at(c.parts().keyAlgorithm())),
            baseline("key-not-allowed", Severity.ERROR, "CA/B BR 7.1.3.1", c -> true, (c, hits) -> {
                        var identifier = HexFormat.of()
                                .formatHex(c.parts().keyAlgorithm().encoded());
                        if (!PUBLIC_IDENTIFIERS.contains(identifier)) {
                            hits.at(c.parts().keyAlgorithm(), Oids.name(c.keyAlgorithm()));
                        }
                    })
                    .since("2013-01-01"));

    private KeyRules() {}

    private static Optional<String> curveOid(LintedCertificate certificate) {
        return certificate.key(Oids.EC)
                ? certificate.keyParameters().filter(p -> p.is(Node.OID)).flatMap(Node::oid)
                : Optional.empty();
    }

    private static Optional<X9ECParameters> curve(LintedCertificate certificate) {
        return curveOid(certificate).map(oid -> ECNamedCurveTable.getByOID(new ASN1ObjectIdentifier(oid)));
    }

    /// Whether the octets behind the count of unused bits are a point other than the one at infinity.
    private static boolean onCurve(X9ECParameters parameters, byte[] bitString) {
        try {
            var point = parameters.getCurve().decodePoint(java.util.Arrays.copyOfRange(bitString, 1, bitString.length));
            return !point.isInfinity() && point.isValid();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static boolean hashVariant(String oid) {
        return isNumbered(oid, 32, 34);
    }

    /// Whether it is a signature algorithm of NIST's arc with such a number.
    static boolean isNumbered(String oid, int from, int to) {
        if (!oid.startsWith(Oids.NIST_SIGNATURES)) {
            return false;
        }
        var number = new BigInteger(oid.substring(Oids.NIST_SIGNATURES.length()).replaceFirst("\\..*", ""));
        return number.compareTo(BigInteger.valueOf(from)) >= 0 && number.compareTo(BigInteger.valueOf(to)) <= 0;
    }

    private static Optional<String> draft(LintedCertificate certificate) {
        return DRAFTS.entrySet().stream()
                .filter(e -> certificate.keyAlgorithm().startsWith(e.getKey()))
                .map(e -> e.getValue() + " " + certificate.keyAlgorithm())
                .findFirst();
    }
}
