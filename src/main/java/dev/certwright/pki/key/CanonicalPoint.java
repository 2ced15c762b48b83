package dev.certwright.pki.key;

import java.math.BigInteger;
import java.util.Enumeration;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jspecify.annotations.Nullable;

/// Points of elliptic curves as most programs write them: uncompressed, the curve by its name where it has one.
final class CanonicalPoint {
    /// Computing on larger fields takes seconds.
    private static final int MAX_FIELD_BITS = 1024;

    private CanonicalPoint() {}

    /// The key with this point; as it is when the curve cannot be used.
    static SubjectPublicKeyInfo info(AlgorithmIdentifier algorithm, byte[] point) {
        var curve = curve(algorithm);
        if (curve == null || point.length == 0 || point[0] == 0) {
            return new SubjectPublicKeyInfo(algorithm, point);
        }
        var uncompressed =
                point[0] == 4 ? point : curve.getCurve().decodePoint(point).getEncoded(false);
        return new SubjectPublicKeyInfo(named(algorithm, curve), uncompressed);
    }

    /// The key of a secret number; null when the curve cannot be used.
    static @Nullable SubjectPublicKeyInfo multiplied(AlgorithmIdentifier algorithm, BigInteger secret) {
        var curve = curve(algorithm);
        if (curve == null) {
            return null;
        }
        var point = new FixedPointCombMultiplier()
                .multiply(curve.getG(), secret.mod(curve.getN()))
                .normalize();
        return new SubjectPublicKeyInfo(named(algorithm, curve), point.getEncoded(false));
    }

    private static @Nullable X9ECParameters curve(AlgorithmIdentifier algorithm) {
        var parameters = X962Parameters.getInstance(algorithm.getParameters());
        if (parameters.isImplicitlyCA()) {
            return null;
        }
        if (parameters.isNamedCurve()) {
            var oid = ASN1ObjectIdentifier.getInstance(parameters.getParameters());
            var known = CustomNamedCurves.getByOID(oid);
            return known == null ? ECNamedCurveTable.getByOID(oid) : known;
        }
        var explicit = X9ECParameters.getInstance(parameters.getParameters());
        return explicit.getCurve().getFieldSize() > MAX_FIELD_BITS ? null : explicit;
    }

    /// The name of a curve that was spelt out.
    private static AlgorithmIdentifier named(AlgorithmIdentifier algorithm, X9ECParameters curve) {
        if (X962Parameters.getInstance(algorithm.getParameters()).isNamedCurve()) {
            return algorithm;
        }
        for (Enumeration<?> names = ECNamedCurveTable.getNames(); names.hasMoreElements(); ) {
            var name = (String) names.nextElement();
            var known = ECNamedCurveTable.getByName(name);
            if (known != null
                    && known.getN().equals(curve.getN())
                    && known.getCurve().equals(curve.getCurve())
                    && known.getG().equals(curve.getG())) {
                return new AlgorithmIdentifier(algorithm.getAlgorithm(), ECNamedCurveTable.getOID(name));
            }
        }
        return algorithm;
    }
}
