package dev.certwright.pki.path;

import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.PathSettings.LeafKeyUsage;
import dev.certwright.model.verification.Purpose;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;

/// The path allows the purpose: key usage of the leaf, extended key usage of everyone who states one.
final class UsageCheck implements PathCheck {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    private final Purpose purpose;
    private final LeafKeyUsage leafKeyUsage;

    UsageCheck(Purpose purpose, LeafKeyUsage leafKeyUsage) {
        this.purpose = purpose;
        this.leafKeyUsage = leafKeyUsage;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("usage");
        var wanted = purpose.keyPurpose();
        if (wanted.isEmpty()) {
            return findings.orPass("check.usage.any");
        }
        path.judged().forEach(certificate -> judge(certificate, path, wanted.get(), findings));
        if (leafKeyUsage == LeafKeyUsage.JUDGED) {
            judgeKeyUsage(path.leaf(), findings);
        }
        return findings.orPass(
                "check.usage.good", path.leaf().label(), wanted.get().rfcName());
    }

    private static void judge(
            PathCertificate certificate, CertificationPath path, KeyPurpose wanted, Findings findings) {
        var stated = certificate.extensions().extendedKeyUsage();
        if (stated.isEmpty() || stated.get().contains(wanted.oid())) {
            return;
        }
        boolean leaf = certificate == path.leaf();
        if (!stated.get().contains(KeyPurpose.ANY.oid())) {
            findings.fail(
                    leaf ? "check.usage.purpose" : "check.usage.authorityPurpose",
                    certificate.label(),
                    wanted.rfcName(),
                    names(stated.get()));
        } else if (leaf) {
            findings.warn("check.usage.anyPurpose", certificate.label(), wanted.rfcName());
        }
    }

    private static String names(List<String> purposes) {
        return String.join(
                ", ",
                purposes.stream()
                        .limit(10)
                        .map(oid -> new KeyPurpose(oid).rfcName())
                        .toList());
    }

    private void judgeKeyUsage(PathCertificate leaf, Findings findings) {
        var extensions = leaf.extensions();
        if (!extensions.keyUsageForbids(DIGITAL_SIGNATURE)) {
            return;
        }
        boolean keyExchange =
                !extensions.keyUsageForbids(KEY_ENCIPHERMENT) || !extensions.keyUsageForbids(KEY_AGREEMENT);
        if (purpose == Purpose.SERVER && keyExchange) {
            findings.warn("check.usage.keyExchangeOnly", leaf.label());
        } else if (extensions.basicConstraints().map(BasicConstraints::isCA).orElse(false)) {
            // what a CA's key usage says is about what it issues; path validation does not look at it (RFC 5280 §6.1.5)
            findings.warn("check.usage.authorityAsLeaf", leaf.label());
        } else {
            findings.fail("check.usage.noDigitalSignature", leaf.label());
        }
    }
}
