package dev.certwright.pki.path;

import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.Purpose;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// What the CA/Browser Forum asks of certificates on the public web on top of RFC 5280 (Baseline Requirements §6.1.5,
/// §7.1). What browsers let pass is a warning.
final class WebCheck implements PathCheck {
    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(X9ObjectIdentifiers.prime256v1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private final Purpose purpose;

    WebCheck(Purpose purpose) {
        this.purpose = purpose;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("web-rules");
        var judged = path.judged();
        for (int i = 0; i < judged.size(); i++) {
            var certificate = judged.get(i);
            if (certificate.version() < 3) {
                findings.fail("check.web-rules.version", certificate.label(), certificate.version());
            }
            key(certificate, findings);
            authorityKeyIdentifier(certificate, findings);
            if (path.isAnchor(i) && certificate.extensions().extendedKeyUsage().isPresent()) {
                findings.warn("check.web-rules.rootPurpose", certificate.label());
            }
        }
        leaf(path.leaf(), findings);
        CommonNameRule.judge(path.leaf(), findings);
        return findings.orPass("check.web-rules.good");
    }

    private static void key(PathCertificate certificate, Findings findings) {
        var key = certificate.subjectPublicKeyInfo();
        var algorithm = key.getAlgorithm().getAlgorithm();
        try {
            if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                int bits = RSAPublicKey.getInstance(key.parsePublicKey())
                        .getModulus()
                        .bitLength();
                if (bits % 8 != 0) {
                    findings.warn("check.web-rules.modulus", certificate.label(), bits);
                }
                return;
            }
        } catch (java.io.IOException | RuntimeException _) { // noted by the check of algorithms
            return;
        }
        boolean curve = algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
                && key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier named
                && CURVES.contains(named);
        if (!curve) {
            findings.fail("check.web-rules.key", certificate.label());
        }
    }

    /// Baseline Requirements §7.1.2.1.3 and §7.1.2.11.1.
    private static void authorityKeyIdentifier(PathCertificate certificate, Findings findings) {
        var identifier = certificate.extensions().authorityKeyIdentifier();
        if (identifier.isEmpty()) {
            return;
        }
        if (identifier.get().getAuthorityCertIssuer() != null
                || identifier.get().getAuthorityCertSerialNumber() != null) {
            findings.fail("check.web-rules.authorityFields", certificate.label());
        }
        var octets = identifier.get().getKeyIdentifierOctets();
        if (octets == null) {
            findings.fail("check.web-rules.authorityKeyMissing", certificate.label());
        } else if (certificate.selfIssued()
                && certificate.keyIdentifierMatch(certificate) == PathCertificate.KeyIdentifierMatch.DIFFERENT) {
            findings.fail("check.web-rules.authorityKeyOther", certificate.label());
        }
    }

    private void leaf(PathCertificate leaf, Findings findings) {
        var extensions = leaf.extensions();
        if (extensions.basicConstraints().map(BasicConstraints::isCA).orElse(false)) {
            findings.fail("check.web-rules.authority", leaf.label());
        }
        var names = extensions.alternativeNames();
        if (names.isEmpty() && purpose == Purpose.SERVER) {
            findings.fail("check.web-rules.nameless", leaf.label());
        }
        if (names.stream()
                .anyMatch(n -> n.getTagNo() != GeneralName.dNSName && n.getTagNo() != GeneralName.iPAddress)) {
            findings.warn("check.web-rules.nameKinds", leaf.label());
        }
        if (extensions.critical(Extension.subjectAlternativeName)
                && !leaf.subject().isEmpty()) {
            findings.warn("check.web-rules.criticalNames", leaf.label());
        }
        purposes(leaf, findings);
    }

    private void purposes(PathCertificate leaf, Findings findings) {
        var wanted = purpose.keyPurpose();
        if (wanted.isEmpty()) {
            return;
        }
        var stated = leaf.extensions().extendedKeyUsage().orElse(List.of());
        if (stated.isEmpty()) {
            findings.fail(
                    "check.web-rules.purposeMissing", leaf.label(), wanted.get().rfcName());
        } else if (stated.contains(KeyPurpose.ANY.oid())) {
            findings.fail(
                    "check.web-rules.anyPurpose", leaf.label(), wanted.get().rfcName());
        }
        if (leaf.extensions().critical(Extension.extendedKeyUsage)) {
            findings.warn("check.web-rules.criticalPurpose", leaf.label());
        }
    }
}
