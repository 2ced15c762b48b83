package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;

/// Issuers lead from the leaf to an anchor (RFC 5280 §6.1.3 a.4, §6.1.1 d).
final class ChainCheck implements PathCheck {
    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("chain");
        var chain = DisplayName.chain(path.certificates());
        var last = path.last().label();
        var issuer = DisplayName.of(path.last().certificate().getIssuer());
        boolean alone = path.certificates().size() == 1;
        switch (path.end()) {
            case ANCHOR -> {
                if (alone) {
                    findings.pass("check.chain.anchor", last);
                } else {
                    findings.pass("check.chain.complete", chain);
                }
            }
            case SELF_ISSUED -> {
                if (alone) {
                    findings.fail("check.chain.selfSigned", last);
                } else {
                    findings.fail("check.chain.rootUnknown", chain, last);
                }
            }
            case ISSUER_MISSING -> findings.fail("check.chain.issuerMissing", chain, issuer, last);
            case ISSUER_HAS_OTHER_KEY -> findings.fail("check.chain.otherKey", chain, issuer, last);
            case LOOP -> findings.fail("check.chain.loop", chain, issuer);
            case TOO_LONG ->
                findings.fail("check.chain.tooLong", path.certificates().size());
            case TOO_MANY -> findings.fail("check.chain.tooMany", last);
        }
        return findings.orPass("check.chain.complete", chain);
    }
}
