package dev.certwright.ui.verification;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.ui.graph.GraphOverlay;
import dev.certwright.ui.graph.PathState;
import java.util.HashMap;
import java.util.List;

/// A judgement as the graph of certificates shows it.
final class PathStates {
    private PathStates() {}

    /// Every certificate of the path, and whether it is one of those that the failed checks name. Where they
    /// name none, what is wrong is wrong with the leaf, or, where the path ends before an authority that is
    /// trusted, with its last certificate.
    static GraphOverlay of(VerificationReport report) {
        var failed = report.checks().stream().filter(Check::failed).toList();
        var states = new HashMap<Fingerprint, PathState>();
        for (var certificate : report.path()) {
            boolean named = failed.stream().anyMatch(check -> names(check.evidence(), certificate));
            states.put(certificate.certificate().sha256(), named ? PathState.FAIL : PathState.PASS);
        }
        if (!failed.isEmpty() && !report.path().isEmpty() && !states.containsValue(PathState.FAIL)) {
            boolean unended = failed.stream().anyMatch(c -> c.id().equals("chain"));
            var blamed = unended ? report.path().getLast() : report.path().getFirst();
            states.put(blamed.certificate().sha256(), PathState.FAIL);
        }
        return new GraphOverlay(fingerprints(report.path()), states);
    }

    private static boolean names(Phrase evidence, CertificateDetails certificate) {
        return evidence.arguments().stream()
                .anyMatch(argument -> argument instanceof Phrase inner
                        ? names(inner, certificate)
                        : argument.equals(certificate.shortName()));
    }

    private static List<Fingerprint> fingerprints(List<CertificateDetails> path) {
        return path.stream().map(c -> c.certificate().sha256()).toList();
    }
}
