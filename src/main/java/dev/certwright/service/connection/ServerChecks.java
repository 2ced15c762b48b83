package dev.certwright.service.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.verification.Purpose;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.fetch.Fetcher;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.pki.trust.NamedDocuments;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges the certificates a server sent, and looks for what it should have sent.
///
/// Safe for use by several threads.
public final class ServerChecks {
    private final PathValidator validator;
    private final CertificateReader reader;
    private final IssuerSearch issuers;
    private final Revocation revocation;

    public ServerChecks(PathValidator validator, CertificateReader reader, ContentReader content, SecureRandom random) {
        this.validator = validator;
        this.reader = reader;
        var documents = new NamedDocuments(content, random);
        issuers = new IssuerSearch(validator, reader, documents);
        revocation = new Revocation(validator, documents);
    }

    /// Judges. With the network it asks the addresses the certificates name, for at most ten seconds; when cancelled
    /// it ends with what is known by then.
    ///
    /// @param network whether missing issuers, OCSP answers and revocation lists are fetched. That tells those who
    ///                keep them which server is being looked at. On unless a person turned it off.
    public ServerJudgement judge(ServerEvidence evidence, boolean network, Cancellation cancellation) {
        long start = System.nanoTime();
        if (!network) {
            return judge(evidence, Optional.empty(), start);
        }
        try (var fetcher = new Fetcher(cancellation)) {
            return judge(evidence, Optional.of(fetcher), start);
        }
    }

    private ServerJudgement judge(ServerEvidence evidence, Optional<Fetcher> fetcher, long start) {
        var chain = evidence.chain();
        var asSent = validator.validate(new PathRequest(
                chain.getFirst(),
                chain.subList(1, chain.size()),
                evidence.anchors(),
                List.of(),
                evidence.at(),
                Purpose.SERVER,
                Optional.of(evidence.host())));
        var search = issuers.search(evidence, asSent, fetcher);
        var checks = new ArrayList<>(asSent.checks());
        checks.removeIf(c -> c.id().equals(Revocation.ID));
        checks.addAll(1, List.of(search.check(), ChainOrder.check(readable(chain), chain.size())));
        checks.add(revocation.check(search.path(), evidence.staple(), evidence.at(), fetcher));
        revocation.staple(search.path(), evidence.staple(), evidence.at()).ifPresent(checks::add);
        return new ServerJudgement(
                asSent,
                checks,
                readable(search.missing()).stream().findFirst(),
                unknownRoot(search.path(), evidence.anchors()),
                fetcher.map(Fetcher::log).orElse(List.of()),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private Optional<CertificateDetails> unknownRoot(List<EncodedCertificate> path, List<EncodedCertificate> anchors) {
        var last = path.getLast();
        return readable(List.of(last)).stream()
                .filter(CertificateDetails::selfIssued)
                .filter(_ -> !anchors.contains(last))
                .findFirst();
    }

    private List<CertificateDetails> readable(List<EncodedCertificate> chain) {
        var all = new ArrayList<CertificateDetails>();
        for (var certificate : chain) {
            try {
                all.add(reader.read(certificate));
            } catch (PkiException.Malformed _) {
                break;
            }
        }
        return all;
    }
}
