package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;
import dev.certwright.model.name.GeneralName;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// The leaf is valid for the host (RFC 9525 §6).
final class HostNameCheck implements PathCheck {
    private static final int MAX_SHOWN = 10;

    private final String host;

    HostNameCheck(String host) {
        this.host = host;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("host-name");
        var identity = new ServerIdentity(host);
        var shownHost = DisplayName.safe(host);
        var names = AlternativeNames.readable(path.leaf().extensions().alternativeNames());
        var matching = identity.findIn(names);
        if (matching.isPresent()) {
            return findings.orPass(
                    "check.host-name.match",
                    shownHost,
                    DisplayName.safe(matching.get().typed()));
        }
        if (!identity.wellFormed()) {
            findings.fail("check.host-name.malformed", shownHost);
        } else if (!names.isEmpty()) {
            var shown = names.stream()
                    .limit(MAX_SHOWN)
                    .map(GeneralName::typed)
                    .map(DisplayName::safe)
                    .collect(Collectors.joining(", "));
            findings.fail(
                    names.size() > MAX_SHOWN ? "check.host-name.mismatchOfMany" : "check.host-name.mismatch",
                    shownHost,
                    shown,
                    names.size());
        } else if (path.leaf().certificate().getSubject().getRDNs(BCStyle.CN).length > 0) {
            findings.fail(
                    "check.host-name.commonNameOnly", shownHost, path.leaf().label());
        } else {
            findings.fail("check.host-name.none", shownHost);
        }
        return findings.orPass("check.host-name.match", shownHost, shownHost);
    }
}
