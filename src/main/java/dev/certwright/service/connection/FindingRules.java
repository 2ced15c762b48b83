package dev.certwright.service.connection;

import static dev.certwright.model.handshake.Diagnosis.Certainty.CERTAIN;
import static dev.certwright.model.handshake.Diagnosis.Certainty.LIKELY;
import static dev.certwright.model.handshake.Diagnosis.Certainty.POSSIBLE;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.model.handshake.ClientAuthentication.OfVersion;
import dev.certwright.model.handshake.Diagnosis.Certainty;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.TlsVersion;
import java.util.List;
import java.util.function.Predicate;

/// What is remarkable about how the server deals with client certificates, whether the connection worked or not.
final class FindingRules {
    private static final int FORBIDDEN = 403;

    static final List<DiagnosisRule> ALL = List.of(
            finding("D37", CERTAIN, f -> f.authentication().acceptsAny()).logged(),
            finding("D36", CERTAIN, f -> f.shown().late()).logged(),
            finding("D36.unseen", POSSIBLE, FindingRules::perhapsLate).logged(),
            finding("D42", CERTAIN, f -> f.authentication().rejectsYours())
                    .saying(f -> List.of(f.own().name())),
            finding("D41", CERTAIN, f -> f.authentication().differs()).saying(FindingRules::versions),
            finding("D38", LIKELY, FindingRules::identityOptional)
                    .saying(f -> List.of(f.own().name())),
            finding("D39", CERTAIN, FindingRules::resumed),
            finding(
                            "D40",
                            CERTAIN,
                            f -> f.shown().sent()
                                    && f.in(TlsVersion.TLS_1_2)
                                    && !f.shown().late())
                    .saying(f -> List.of(f.own().name())));

    private FindingRules() {}

    private static DiagnosisRule finding(String words, Certainty certainty, Predicate<Facts> when) {
        return DiagnosisRule.of(words, certainty, when).asFinding();
    }

    /// The page is forbidden, nobody asked for a certificate, and the client did not say that it could be asked later.
    private static boolean perhapsLate(Facts facts) {
        return facts.probe().handshakeCompleted()
                && !facts.shown().asked()
                && !facts.shown().late()
                && facts.probe()
                        .httpAnswer()
                        .filter(a -> a.status() == FORBIDDEN)
                        .isPresent()
                && !facts.probe().messages().stream().anyMatch(FindingRules::offersLate);
    }

    private static boolean offersLate(HandshakeMessage message) {
        return message.name().equals("ClientHello")
                && message.fields().stream().anyMatch(f -> f.name().contains("post_handshake_auth"));
    }

    /// The server took the certificate and goes on as well without one.
    private static boolean identityOptional(Facts facts) {
        boolean taken = facts.shown().sent() && !facts.reception().refused();
        return taken && facts.wanted().filter(w -> w.asks() == Asks.REQUESTS).isPresent();
    }

    /// In TLS 1.2 a server that takes up an earlier session sends no certificate and asks for none (RFC 5246 §7.3).
    private static boolean resumed(Facts facts) {
        return facts.in(TlsVersion.TLS_1_2)
                && facts.probe().handshakeCompleted()
                && facts.probe().serverChain().isEmpty();
    }

    private static List<Object> versions(Facts facts) {
        return facts.authentication().versions().stream()
                .limit(2)
                .<Object>map(v -> Phrase.of("handshake.wants", v.version().number(), Phrase.of(wants(v))))
                .toList();
    }

    private static String wants(OfVersion found) {
        if (found.acceptsAny()) {
            return "handshake.wants.accepts-any-certificate";
        }
        if (found.rejectsYours()) {
            return "handshake.wants.rejects-yours-though-none-is-needed";
        }
        return switch (found.asks()) {
            case REQUIRES_IN_TLS -> "handshake.wants.requires-in-tls";
            case REQUIRES_IN_APPLICATION -> "handshake.wants.requires-in-application";
            case REQUESTS -> "handshake.wants.requests";
            case ASKS_LATE -> "handshake.wants.asks-late";
            case DOES_NOT_ASK -> "handshake.wants.does-not-ask";
            case UNKNOWN -> "handshake.wants.unknown";
        };
    }
}
