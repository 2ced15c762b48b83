package dev.certwright.service.connection;

import static dev.certwright.model.handshake.Diagnosis.Certainty.CERTAIN;
import static dev.certwright.model.handshake.Diagnosis.Certainty.LIKELY;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.tls.probe.ConnectionEnd;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Why no certificate of the server was ever seen.
final class ReachRules {
    static final List<DiagnosisRule> ALL = List.of(
            new DiagnosisRule(
                    "D01",
                    CERTAIN,
                    f -> f.probe().connectFailure().isPresent(),
                    f -> List.of(f.test().target().authority(), reason(f))),
            new DiagnosisRule(
                    "D02",
                    CERTAIN,
                    f -> f.probe().foreignGreeting().isPresent(),
                    f -> List.of(f.test().target().authority(), protocol(f))),
            DiagnosisRule.of("D03", CERTAIN, f -> f.alert() == 70),
            DiagnosisRule.of("D04", LIKELY, f -> !f.serverHelloSeen() && (f.alert() == 40 || f.alert() == 71)),
            new DiagnosisRule(
                    "D05",
                    CERTAIN,
                    f -> f.alert() == 112,
                    f -> List.of(f.test().target().host())),
            DiagnosisRule.of("D06", CERTAIN, f -> f.alert() == 120),
            new DiagnosisRule(
                    "D07",
                    LIKELY,
                    f -> opened(f) && !f.serverHelloSeen() && f.alert() < 0 && f.closedByServer(),
                    f -> List.of(f.test().target().authority())),
            new DiagnosisRule(
                    "D08",
                    LIKELY,
                    f -> opened(f) && !f.serverHelloSeen() && f.probe().end() == ConnectionEnd.TIMEOUT,
                    f -> List.of(f.test().target().authority())));

    private ReachRules() {}

    private static boolean opened(Facts facts) {
        return facts.probe().connectFailure().isEmpty()
                && facts.probe().foreignGreeting().isEmpty();
    }

    private static Phrase reason(Facts facts) {
        var failure = facts.probe().connectFailure().orElse(ConnectFailure.OTHER);
        var key = switch (failure) {
            case UNRESOLVED -> "handshake.summary.unresolved";
            case REFUSED -> "handshake.summary.connectRefused";
            case TIMED_OUT -> "handshake.summary.connectTimedOut";
            case NO_ROUTE -> "handshake.summary.noRoute";
            case OTHER -> "handshake.summary.notConnected";
        };
        return Phrase.of(key, facts.test().target().host());
    }

    /// What the first bytes give away.
    private static Object protocol(Facts facts) {
        var start = facts.probe()
                .foreignGreeting()
                .map(b -> new String(b.toArray(), StandardCharsets.ISO_8859_1))
                .orElse("");
        if (start.startsWith("HTTP/") || start.startsWith("<")) {
            return "HTTP";
        }
        if (start.startsWith("SSH-")) {
            return "SSH";
        }
        if (start.startsWith("220")) {
            return "SMTP / FTP";
        }
        if (start.startsWith("* OK")) {
            return "IMAP";
        }
        return start.startsWith("+OK") ? "POP3" : Phrase.of("handshake.protocol.unknown");
    }
}
