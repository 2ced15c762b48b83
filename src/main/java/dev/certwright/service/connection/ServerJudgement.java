package dev.certwright.service.connection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.pki.fetch.Fetcher;
import dev.certwright.pki.path.PathValidation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is to be said about the certificates a server sent.
///
/// @param asSent        the judgement with nothing but what the server sent and the anchors, as a strict client has it
/// @param checks        those of the path, with the rest: order, missing issuer, revocation
/// @param missingIssuer the first certificate the server should have sent and did not, if it was found elsewhere
/// @param unknownRoot   the root at the end of the chain when it is at hand but not trusted
/// @param fetches       what was asked of the network, in order
/// @param took          for everything
public record ServerJudgement(
        PathValidation asSent,
        List<Check> checks,
        Optional<CertificateDetails> missingIssuer,
        Optional<CertificateDetails> unknownRoot,
        List<Fetcher.Fetch> fetches,
        Duration took) {
    public ServerJudgement {
        checks = List.copyOf(checks);
        fetches = List.copyOf(fetches);
    }
}
