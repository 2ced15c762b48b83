package dev.certwright.pki.path;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import java.util.List;

/// The judgement about a certificate.
///
/// @param checks in the order in which they are worth reading
/// @param path   leaf first, the anchor last; where no anchor was reached, the longest part that could be built
/// @param rejected   other paths that were tried, best first; not more than a person would read
/// @param signatures how many signatures were checked
public record PathValidation(
        List<Check> checks, List<EncodedCertificate> path, List<RejectedPath> rejected, int signatures) {
    public PathValidation {
        checks = List.copyOf(checks);
        path = List.copyOf(path);
        rejected = List.copyOf(rejected);
    }

    /// True when no check failed.
    public boolean valid() {
        return checks.stream().noneMatch(Check::failed);
    }

    /// True when signatures lead from the leaf to an anchor, whatever else may be wrong.
    public boolean trusted() {
        return state("chain") == CheckState.PASS && state("signatures") == CheckState.PASS;
    }

    private CheckState state(String id) {
        return checks.stream()
                .filter(c -> c.id().equals(id))
                .map(Check::state)
                .findFirst()
                .orElse(CheckState.NOT_DONE);
    }
}
