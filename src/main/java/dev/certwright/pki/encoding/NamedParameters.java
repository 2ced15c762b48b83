package dev.certwright.pki.encoding;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/// What bare parameters are, from what is known about numbers.
final class NamedParameters {
    private static final int CERTAIN = 20;

    /// Testing larger numbers takes longer than a guess is worth.
    private static final int MAX_TESTED_BITS = 8192;

    private NamedParameters() {}

    static boolean curve(String oid) {
        var identifier = new ASN1ObjectIdentifier(oid);
        return ECNamedCurveTable.getName(identifier) != null || CustomNamedCurves.getByOID(identifier) != null;
    }

    /// Whether two numbers are modulus and exponent of RSA, not prime and generator of Diffie-Hellman.
    static boolean rsaExponent(BigInteger first, BigInteger second) {
        if (!second.testBit(0) || second.compareTo(first) >= 0) {
            return false;
        }
        if (second.bitLength() > 4 && second.bitLength() <= 64) {
            return true;
        }
        return first.bitLength() > MAX_TESTED_BITS || !first.isProbablePrime(CERTAIN);
    }
}
