package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.AlgorithmPolicy;
import java.io.IOException;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/// Nothing the path rests on is broken or soon will be: digests of signatures, sizes of keys (NIST SP 800-131A).
final class AlgorithmCheck implements PathCheck {
    private static final Set<ASN1ObjectIdentifier> BROKEN_SIGNATURES = Set.of(
            PKCSObjectIdentifiers.md2WithRSAEncryption,
            PKCSObjectIdentifiers.md4WithRSAEncryption,
            PKCSObjectIdentifiers.md5WithRSAEncryption,
            OIWObjectIdentifiers.md4WithRSA,
            OIWObjectIdentifiers.md5WithRSA);

    private static final Set<ASN1ObjectIdentifier> SHA1_SIGNATURES = Set.of(
            PKCSObjectIdentifiers.sha1WithRSAEncryption,
            OIWObjectIdentifiers.dsaWithSHA1,
            OIWObjectIdentifiers.sha1WithRSA,
            X9ObjectIdentifiers.id_dsa_with_sha1,
            X9ObjectIdentifiers.ecdsa_with_SHA1);

    private static final Set<ASN1ObjectIdentifier> BROKEN_DIGESTS =
            Set.of(PKCSObjectIdentifiers.md2, PKCSObjectIdentifiers.md4, PKCSObjectIdentifiers.md5);

    private final AlgorithmPolicy policy;

    AlgorithmCheck(AlgorithmPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("algorithms");
        for (int i = 0; i < path.certificates().size(); i++) {
            var certificate = path.certificates().get(i);
            if (!path.isAnchor(i) && broken(certificate.signatureAlgorithm())) {
                findings.fail("check.algorithms.digest", certificate.label(), name(certificate.signatureAlgorithm()));
            }
            try {
                judgeKey(certificate, findings);
            } catch (IOException | RuntimeException _) { // decoders answer hostile input with many kinds of them
                findings.fail("check.algorithms.keyUnreadable", certificate.label());
            }
        }
        return findings.orPass("check.algorithms.good");
    }

    /// The name people know an algorithm by, for example `SHA256WITHRSA`; else its object identifier.
    static String name(AlgorithmIdentifier algorithm) {
        return DisplayName.safe(new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm.getAlgorithm()));
    }

    private boolean broken(AlgorithmIdentifier algorithm) {
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return broken(
                    BROKEN_SIGNATURES.contains(algorithm.getAlgorithm()),
                    SHA1_SIGNATURES.contains(algorithm.getAlgorithm()));
        }
        try {
            var parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
            // without parameters it is SHA-1 (RFC 8017 §A.2.3)
            var digest = parameters == null
                    ? OIWObjectIdentifiers.idSHA1
                    : parameters.getHashAlgorithm().getAlgorithm();
            return broken(BROKEN_DIGESTS.contains(digest), digest.equals(OIWObjectIdentifiers.idSHA1));
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    private boolean broken(boolean md5OrOlder, boolean sha1) {
        return switch (policy.brokenDigests()) {
            case NONE -> md5OrOlder || sha1;
            case SHA1 -> md5OrOlder;
            case ALL -> false;
        };
    }

    private void judgeKey(PathCertificate certificate, Findings findings) throws IOException {
        var key = certificate.subjectPublicKeyInfo();
        var algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            int bits =
                    RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
            judgeModulus(certificate, "RSA", bits, findings);
        } else if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            judgeCurve(certificate, key, findings);
        } else if (algorithm.equals(X9ObjectIdentifiers.id_dsa)) {
            if (!certificate.inheritsParameters()) {
                var parameters = DSAParameter.getInstance(key.getAlgorithm().getParameters());
                judgeModulus(certificate, "DSA", parameters.getP().bitLength(), findings);
            }
            findings.warn("check.algorithms.dsa", certificate.label());
        }
    }

    private void judgeModulus(PathCertificate certificate, String kind, int bits, Findings findings) {
        if (bits < policy.minModulusBits()) {
            findings.fail("check.algorithms.modulus", certificate.label(), kind, bits, policy.minModulusBits());
        }
    }

    private void judgeCurve(PathCertificate certificate, SubjectPublicKeyInfo key, Findings findings) {
        var parameters = X962Parameters.getInstance(key.getAlgorithm().getParameters());
        if (!parameters.isNamedCurve()) {
            findings.fail("check.algorithms.unnamedCurve", certificate.label());
            return;
        }
        var oid = ASN1ObjectIdentifier.getInstance(parameters.getParameters());
        var curve = ECNamedCurveTable.getByOID(oid);
        if (curve == null) {
            findings.fail("check.algorithms.unknownCurve", certificate.label(), oid.getId());
        } else if (!onCurve(curve, key)) {
            findings.fail("check.algorithms.keyUnreadable", certificate.label());
        } else if (curve.getN().bitLength() < policy.minCurveBits()) {
            findings.fail(
                    "check.algorithms.curve",
                    certificate.label(),
                    ECNamedCurveTable.getName(oid),
                    curve.getN().bitLength());
        }
    }

    private static boolean onCurve(X9ECParameters curve, SubjectPublicKeyInfo key) {
        try {
            return curve.getCurve()
                    .decodePoint(key.getPublicKeyData().getOctets())
                    .isValid();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
