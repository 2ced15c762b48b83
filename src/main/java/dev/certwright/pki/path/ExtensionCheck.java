package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;

/// Nothing in the path that must be understood was not understood (RFC 5280 §4.2, §6.1.4 o, §6.1.5 f).
final class ExtensionCheck implements PathCheck {
    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("critical-extensions");
        for (var certificate : path.judged()) {
            certificate
                    .extensions()
                    .malformed()
                    .forEach(id -> findings.fail("check.critical-extensions.malformed", certificate.label(), id));
            certificate
                    .extensions()
                    .unknownCritical()
                    .forEach(id -> findings.fail("check.critical-extensions.unknown", certificate.label(), id));
        }
        return findings.orPass("check.critical-extensions.good");
    }
}
