package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.Purpose;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the certificates that the client will send lead to a root, so that a server that has only the root can
/// follow them.
final class OwnChain {
    static final String ID = "client-chain";

    private final PathValidator validator;
    private final CertificateReader reader;

    OwnChain(PathValidator validator, CertificateReader reader) {
        this.validator = validator;
        this.reader = reader;
    }

    /// What came out.
    ///
    /// @param above the issuers that are at hand and will not be sent, from the last one sent upwards
    record Result(Check check, List<CertificateDetails> above) {
        Result {
            above = List.copyOf(above);
        }

        /// The first certificate that should be sent too, when it is at hand.
        Optional<CertificateDetails> missing() {
            return above.stream().filter(c -> !c.selfIssued()).findFirst();
        }
    }

    /// Judges what will be sent.
    ///
    /// @param known certificates at hand, for example those of the vault and the trusted ones
    Result judge(Credential credential, List<EncodedCertificate> known, Instant now) {
        var sent = credential.chain();
        var roots = known.stream().filter(this::selfIssued).toList();
        var pool = new ArrayList<>(sent.subList(1, sent.size()));
        known.stream().filter(c -> !roots.contains(c)).forEach(pool::add);
        var path = validator
                .validate(new PathRequest(sent.getFirst(), pool, roots, List.of(), now, Purpose.ANY, Optional.empty()))
                .path();
        var above = path.stream()
                .filter(c -> !sent.contains(c))
                .map(this::details)
                .flatMap(Optional::stream)
                .toList();
        var result = new Result(end(path.getLast()), above);
        return result.missing()
                .map(missing -> new Result(
                        check(
                                CheckState.WARN,
                                "check.client-chain.missing",
                                missing.shortName(),
                                Phrase.of("check.client-chain.atHand")),
                        above))
                .orElse(result);
    }

    private Check end(EncodedCertificate last) {
        var details = details(last);
        if (details.isEmpty()) {
            return check(CheckState.NOT_DONE, "check.client-chain.unreadable");
        }
        return details.get().selfIssued()
                ? check(
                        CheckState.PASS,
                        "check.client-chain.complete",
                        details.get().shortName())
                : check(
                        CheckState.NOT_DONE,
                        "check.client-chain.unknown",
                        details.get().shortName(),
                        details.get().issuer().shortForm());
    }

    private Optional<CertificateDetails> details(EncodedCertificate certificate) {
        try {
            return Optional.of(reader.read(certificate));
        } catch (PkiException.Malformed _) {
            return Optional.empty();
        }
    }

    private boolean selfIssued(EncodedCertificate certificate) {
        return details(certificate).map(CertificateDetails::selfIssued).orElse(false);
    }

    private static Check check(CheckState state, String key, Object... arguments) {
        return new Check(ID, state, Phrase.of(key, arguments));
    }
}
