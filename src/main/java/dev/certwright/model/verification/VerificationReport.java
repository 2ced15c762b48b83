package dev.certwright.model.verification;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The judgement about a certificate.
///
/// @param checks     in the order in which they are worth reading
/// @param path       leaf first, as far as one could be built and read
/// @param rejected   other paths that were tried, best first
/// @param signatures how many signatures were checked
/// @param profile    whose rules it was judged by
/// @param conformance whether a certificate that does not look as it should was refused or warned of
/// @param at         the moment it was judged for
/// @param fetched    what was asked of others, in order
public record VerificationReport(
        boolean valid,
        List<Check> checks,
        List<CertificateDetails> path,
        List<Rejected> rejected,
        int signatures,
        ValidationProfile profile,
        PathSettings.Conformance conformance,
        Instant at,
        List<Fetched> fetched) {
    public VerificationReport {
        checks = List.copyOf(checks);
        path = List.copyOf(path);
        rejected = List.copyOf(rejected);
        fetched = List.copyOf(fetched);
    }

    /// A path that was tried and not taken.
    ///
    /// @param path   leaf first
    /// @param checks those that failed
    public record Rejected(List<CertificateDetails> path, List<Check> checks) {
        public Rejected {
            path = List.copyOf(path);
            checks = List.copyOf(checks);
        }
    }

    /// One address that was asked.
    ///
    /// @param problem why what came is of no use, the rest of a sentence that begins with the address; empty
    ///                when it is
    public record Fetched(String address, Optional<Phrase> problem) {}
}
