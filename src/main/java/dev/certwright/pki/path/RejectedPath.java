package dev.certwright.pki.path;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import java.util.List;

/// A path that was tried and not taken.
///
/// @param path   leaf first
/// @param checks those that failed
public record RejectedPath(List<EncodedCertificate> path, List<Check> checks) {
    public RejectedPath {
        path = List.copyOf(path);
        checks = List.copyOf(checks);
    }
}
