package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.Purpose;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.fetch.Fetcher;
import dev.certwright.pki.path.CertificatePointers;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidation;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.pki.trust.NamedDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for the certificates between a server's and a root that the server did not send: among those at hand, then at
/// the addresses the certificates name (RFC 5280 §4.2.2.1).
record IssuerSearch(PathValidator validator, CertificateReader reader, NamedDocuments documents) {
    static final String ID = "intermediate";

    /// A chain that needs more is not fetched to its end.
    private static final int MAX_FETCHED = 4;

    /// What was found.
    ///
    /// @param path    leaf first, as far as it goes with everything that was found
    /// @param missing those of it that the server should have sent
    record Result(Check check, List<EncodedCertificate> path, List<EncodedCertificate> missing) {}

    /// @param asSent  the judgement without anything that was not sent
    /// @param fetcher empty to stay off the network
    Result search(ServerEvidence evidence, PathValidation asSent, Optional<Fetcher> fetcher) {
        var sent = asSent.path();
        if (asSent.trusted()) {
            return new Result(pass("check.intermediate.complete"), sent, List.of());
        }
        if (ended(sent)) {
            return new Result(pass("check.intermediate.toRoot", name(sent.getLast())), sent, List.of());
        }
        var extended = validate(evidence, evidence.others());
        if (longer(extended, sent) && (extended.trusted() || ended(extended.path()))) {
            return found(evidence, extended.path(), Phrase.of("check.intermediate.inVault"));
        }
        var pool = new ArrayList<>(evidence.others());
        var problem = Phrase.of("check.intermediate.noAddress");
        var where = Phrase.of("check.intermediate.inVault");
        for (int i = 0; fetcher.isPresent() && i < MAX_FETCHED; i++) {
            var top = extended.path().getLast();
            for (var address : CertificatePointers.of(top).caIssuers()) {
                switch (documents.issuers(address, fetcher.get())) {
                    case NamedDocuments.Issuers.Found(var certificates) -> {
                        pool.addAll(certificates);
                        where = Phrase.of("check.intermediate.at", address);
                        problem = Phrase.of("check.intermediate.notThere", address);
                    }
                    case NamedDocuments.Issuers.Missing(var why) ->
                        problem = Phrase.of("check.fetch.failed", address, why);
                }
            }
            var before = extended.path().size();
            extended = validate(evidence, pool);
            if (extended.path().size() <= before || extended.trusted() || ended(extended.path())) {
                break;
            }
        }
        return longer(extended, sent)
                ? found(evidence, extended.path(), where)
                : new Result(absent(sent.getLast(), fetcher.isPresent(), problem), sent, List.of());
    }

    /// Longer, and each one signed by the next.
    private static boolean longer(PathValidation extended, List<EncodedCertificate> sent) {
        return extended.path().size() > sent.size()
                && extended.checks().stream().noneMatch(c -> c.id().equals("signatures") && c.failed());
    }

    private Result found(ServerEvidence evidence, List<EncodedCertificate> path, Phrase where) {
        var missing = path.stream()
                .filter(c ->
                        !evidence.chain().contains(c) && !evidence.anchors().contains(c))
                .filter(c -> !details(c).map(CertificateDetails::selfIssued).orElse(true))
                .toList();
        if (missing.isEmpty()) {
            return new Result(pass("check.intermediate.toRoot", name(path.getLast())), path, missing);
        }
        var evidenceOfIt = Phrase.of("check.intermediate.missing", name(missing.getFirst()), where, missing.size());
        return new Result(new Check(ID, CheckState.FAIL, evidenceOfIt), path, missing);
    }

    private Check absent(EncodedCertificate last, boolean network, Phrase problem) {
        var details = details(last);
        var issuer = details.map(d -> d.issuer().shortForm()).orElse("?");
        var why = network ? problem : Phrase.of("check.intermediate.offline");
        return new Check(ID, CheckState.FAIL, Phrase.of("check.intermediate.absent", name(last), issuer, why));
    }

    /// With the roots among the extra certificates counted as ends of the path, whatever is trusted.
    private PathValidation validate(ServerEvidence evidence, List<EncodedCertificate> extra) {
        var untrusted =
                new ArrayList<>(evidence.chain().subList(1, evidence.chain().size()));
        untrusted.addAll(extra);
        return validator.validate(new PathRequest(
                evidence.chain().getFirst(),
                untrusted,
                evidence.anchors(),
                List.of(),
                evidence.at(),
                Purpose.ANY,
                Optional.empty()));
    }

    private boolean ended(List<EncodedCertificate> path) {
        return details(path.getLast()).map(CertificateDetails::selfIssued).orElse(false);
    }

    private Optional<CertificateDetails> details(EncodedCertificate certificate) {
        try {
            return Optional.of(reader.read(certificate));
        } catch (PkiException.Malformed _) {
            return Optional.empty();
        }
    }

    private String name(EncodedCertificate certificate) {
        return details(certificate).map(CertificateDetails::shortName).orElse("?");
    }

    private static Check pass(String key, Object... arguments) {
        return new Check(ID, CheckState.PASS, Phrase.of(key, arguments));
    }
}
