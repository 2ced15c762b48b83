package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;
import java.time.Instant;

/// Every certificate of the path, the anchor included where its content counts, is within its validity (RFC 5280 §6.1.3
/// a.2).
final class DateCheck implements PathCheck {
    private final Instant at;

    DateCheck(Instant at) {
        this.at = at;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("dates");
        var soonest = path.leaf();
        for (var certificate : path.judged()) {
            if (at.isAfter(certificate.notAfter())) {
                findings.fail("check.dates.expired", certificate.label(), certificate.notAfter());
            } else if (at.isBefore(certificate.notBefore())) {
                findings.fail("check.dates.notYet", certificate.label(), certificate.notBefore());
            }
            if (certificate.notAfter().isBefore(soonest.notAfter())) {
                soonest = certificate;
            }
        }
        return findings.orPass("check.dates.good", soonest.label(), soonest.notAfter());
    }
}
