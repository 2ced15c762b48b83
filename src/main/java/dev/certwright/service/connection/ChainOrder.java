package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.pki.certificate.NameComparison;
import java.util.HashSet;
import java.util.List;

/// Whether the certificates came in the order in which TLS wants them: the server's own first, each followed by its
/// issuer, and no others (RFC 5246 §7.4.2, RFC 8446 §4.4.2). Most clients sort them, some do not.
final class ChainOrder {
    static final String ID = "chain-order";

    private ChainOrder() {}

    /// @param sent  what can be read of the chain, in the order it came
    /// @param count how many certificates came
    static Check check(List<CertificateDetails> sent, int count) {
        if (sent.size() < count) {
            return check(CheckState.FAIL, "check.chain-order.unreadable", sent.size() + 1);
        }
        if (sent.getFirst().authority() && sent.stream().anyMatch(c -> !c.authority())) {
            return check(
                    CheckState.FAIL,
                    "check.chain-order.ownNotFirst",
                    sent.getFirst().shortName());
        }
        for (int i = 0; i + 1 < sent.size(); i++) {
            var certificate = sent.get(i);
            var next = sent.get(i + 1);
            if (!issued(next, certificate) || certificate.selfIssued()) {
                boolean later = !certificate.selfIssued() && sent.stream().anyMatch(c -> issued(c, certificate));
                return later
                        ? check(
                                CheckState.WARN,
                                "check.chain-order.wrong",
                                certificate.shortName(),
                                next.shortName(),
                                certificate.issuer().shortForm())
                        : check(CheckState.WARN, "check.chain-order.superfluous", next.shortName());
            }
        }
        if (new HashSet<>(sent).size() < sent.size()) {
            return check(CheckState.WARN, "check.chain-order.twice");
        }
        var last = sent.getLast();
        return sent.size() > 1 && last.selfIssued()
                ? check(CheckState.PASS, "check.chain-order.rootSent", sent.size(), last.shortName())
                : check(CheckState.PASS, "check.chain-order.good", sent.size());
    }

    private static boolean issued(CertificateDetails issuer, CertificateDetails certificate) {
        return NameComparison.same(issuer.subject(), certificate.issuer());
    }

    private static Check check(CheckState state, String key, Object... arguments) {
        return new Check(ID, state, Phrase.of(key, arguments));
    }
}
