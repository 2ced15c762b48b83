package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;
import java.math.BigInteger;
import java.util.OptionalInt;

/// Every issuer in the path may issue certificates, and so many CAs below it (RFC 5280 §6.1.4 k to n).
final class AuthorityCheck implements PathCheck {
    private static final int KEY_CERT_SIGN = 5;

    private final OptionalInt maxIntermediates;

    /// @param maxIntermediates how many the asker allows, those that are self-issued not counted
    AuthorityCheck(OptionalInt maxIntermediates) {
        this.maxIntermediates = maxIntermediates;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("basic-constraints");
        int below = 0;
        for (int i = 1; i < path.certificates().size(); i++) {
            var issuer = path.certificates().get(i);
            if (i < path.judged().size()) {
                judge(issuer, path.isAnchor(i), below, findings);
            }
            if (!issuer.selfIssued() && !path.isAnchor(i)) {
                below++;
            }
        }
        if (maxIntermediates.isPresent() && below > maxIntermediates.getAsInt()) {
            findings.fail("check.basic-constraints.tooDeep", below, maxIntermediates.getAsInt());
        }
        return path.certificates().size() == 1
                ? findings.orPass("check.basic-constraints.none")
                : findings.orPass("check.basic-constraints.good");
    }

    private static void judge(PathCertificate issuer, boolean anchor, int below, Findings findings) {
        var constraints = issuer.extensions().basicConstraints();
        // a root from before version 3 could not say what it is
        boolean excused = anchor && issuer.version() < 3;
        if (constraints.isEmpty() && !excused) {
            findings.fail("check.basic-constraints.missing", issuer.label());
        } else if (constraints.isPresent() && !constraints.get().isCA()) {
            findings.fail("check.basic-constraints.notCa", issuer.label());
        } else if (issuer.extensions().keyUsageForbids(KEY_CERT_SIGN)) {
            findings.fail("check.basic-constraints.noKeyCertSign", issuer.label());
        } else if (constraints.isPresent()) {
            var allowed = constraints.get().getPathLenConstraint();
            if (allowed != null && allowed.compareTo(BigInteger.valueOf(below)) < 0) {
                findings.fail("check.basic-constraints.pathLength", issuer.label(), allowed, below);
            }
        }
    }
}
