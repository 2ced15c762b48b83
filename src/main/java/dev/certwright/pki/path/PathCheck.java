package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;

/// One thing that must be right about a path. Also asked about paths that reach no anchor.
interface PathCheck {
    Check on(CertificationPath path);
}
