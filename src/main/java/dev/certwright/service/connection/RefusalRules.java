package dev.certwright.service.connection;

import static dev.certwright.model.handshake.Diagnosis.Certainty.CERTAIN;
import static dev.certwright.model.handshake.Diagnosis.Certainty.LIKELY;
import static dev.certwright.model.handshake.Diagnosis.Certainty.POSSIBLE;

import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.Reception;
import java.util.List;
import java.util.Set;

/// Why the server refused a certificate that is sound in itself: what it says, beside the issuers it names.
final class RefusalRules {
    private static final int HANDSHAKE_FAILURE = 40;
    private static final int BAD_CERTIFICATE = 42;
    private static final int UNSUPPORTED_CERTIFICATE = 43;
    private static final int CERTIFICATE_REVOKED = 44;
    private static final int CERTIFICATE_EXPIRED = 45;
    private static final int DECRYPT_ERROR = 51;
    private static final int INTERNAL_ERROR = 80;
    private static final int ACCESS_DENIED = 49;

    /// Alerts with which a server tells a reason that is not the issuer.
    private static final Set<Integer> OTHER_REASONS =
            Set.of(UNSUPPORTED_CERTIFICATE, CERTIFICATE_REVOKED, CERTIFICATE_EXPIRED, DECRYPT_ERROR);

    /// Alerts with which servers refuse a certificate that they cannot trust.
    private static final Set<Integer> MISTRUST = Set.of(42, 46, 48, 49, 50);

    static final List<DiagnosisRule> ALL = List.of(
            DiagnosisRule.of("D28", CERTAIN, f -> sound(f) && (f.alert() == CERTIFICATE_REVOKED || titled(f, "403.13")))
                    .saying(f -> List.of(f.own().name()))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of("D25", LIKELY, f -> sound(f) && (f.alert() == CERTIFICATE_EXPIRED || titled(f, "403.17")))
                    .saying(f -> List.of(f.own().name()))
                    .logged(),
            DiagnosisRule.of("D30", LIKELY, f -> sound(f) && f.alert() == DECRYPT_ERROR)
                    .saying(f -> List.of(f.own().issuer().toString()))
                    .logged(),
            DiagnosisRule.of("D27.unsupported", LIKELY, f -> sound(f) && f.alert() == UNSUPPORTED_CERTIFICATE)
                    .saying(f -> List.of(f.own().name()))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of(
                            "D21.selfSigned",
                            LIKELY,
                            f -> mistrusted(f) && f.own().selfSigned() && !f.announcesOurs())
                    .saying(f -> List.of(f.own().name(), OwnRules.authorities(f)))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of(
                            "D22",
                            LIKELY,
                            f -> mistrusted(f) && f.intermediateNotSent().isPresent())
                    .saying(f -> List.of(
                            f.intermediateNotSent().orElseThrow().shortName(),
                            f.own().name()))
                    .offering(Remedies::ownIntermediate)
                    .logged(),
            DiagnosisRule.of("D21", LIKELY, f -> mistrusted(f) && f.announcesOthers())
                    .saying(f ->
                            List.of(OwnRules.authorities(f), f.own().issuer().toString()))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of("D32.weak", LIKELY, f -> badButKnown(f) && tooWeak(f))
                    .saying(f -> List.of(
                            f.own().name(),
                            f.own().leaf().publicKey().label(),
                            f.own().leaf().signatureAlgorithm()))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of("D26.fresh", LIKELY, f -> badButKnown(f) && f.own().fresh(f.now()))
                    .saying(f ->
                            List.of(f.own().name(), f.own().leaf().validity().notBefore()))
                    .logged(),
            DiagnosisRule.of("D26.list", POSSIBLE, RefusalRules::badButKnown)
                    .saying(f -> List.of(f.own().name()))
                    .logged(),
            DiagnosisRule.of("D31", POSSIBLE, f -> sound(f) && f.alert() == INTERNAL_ERROR && chainLong(f))
                    .saying(f -> List.of(f.own().chain().size()))
                    .logged(),
            DiagnosisRule.of("D23", POSSIBLE, f -> mistrusted(f) && MISTRUST.contains(f.alert()) && f.announcesOurs())
                    .saying(f -> List.of(f.own().issuer().toString()))
                    .logged(),
            DiagnosisRule.of(
                            "D23.unnamed",
                            POSSIBLE,
                            f -> mistrusted(f)
                                    && MISTRUST.contains(f.alert())
                                    && f.announced().isEmpty())
                    .saying(f -> List.of(f.own().issuer().toString()))
                    .logged(),
            DiagnosisRule.of(
                            "D22.unnamed",
                            POSSIBLE,
                            f -> mistrusted(f)
                                    && f.announced().isEmpty()
                                    && !f.own().complete())
                    .saying(f -> List.of(f.own().issuer().toString()))
                    .logged(),
            DiagnosisRule.of("D23", LIKELY, f -> sound(f) && titled(f, "403.16"))
                    .saying(f -> List.of(f.own().issuer().toString()))
                    .logged(),
            DiagnosisRule.of("D33", POSSIBLE, RefusalRules::withoutReason)
                    .saying(f -> List.of(f.probe().alertReceived().orElseThrow().toString()))
                    .logged(),
            DiagnosisRule.of("D34", LIKELY, f -> f.refusedOurs() && f.reception() == Reception.REFUSED_SILENTLY)
                    .logged(),
            DiagnosisRule.of("D35.alike", POSSIBLE, f -> refusedByApplication(f) && alike(f))
                    .saying(f -> List.of(answer(f)))
                    .logged(),
            DiagnosisRule.of("D35", LIKELY, f -> refusedByApplication(f) && !alike(f))
                    .saying(f -> List.of(answer(f)))
                    .whereNothingElseFits()
                    .logged());

    private RefusalRules() {}

    /// Refused, though nothing that we can see ourselves is wrong with it.
    private static boolean sound(Facts facts) {
        return facts.refusedOurs() && facts.ownIsSound();
    }

    /// Sound, and the server gives no reason or one that may be the issuer.
    private static boolean mistrusted(Facts facts) {
        return sound(facts) && !OTHER_REASONS.contains(facts.alert()) && facts.alert() != INTERNAL_ERROR;
    }

    /// The server's alert for much that is wrong with a certificate, and the issuer is not what is wrong.
    private static boolean badButKnown(Facts facts) {
        return sound(facts)
                && facts.alert() == BAD_CERTIFICATE
                && !facts.announcesOthers()
                && !facts.own().selfSigned();
    }

    /// A server that lets its clients sign with less than 128 bits does not ask their keys for more.
    private static boolean tooWeak(Facts facts) {
        boolean lenient = facts.probe().demand().stream()
                .flatMap(d -> d.signatureAlgorithms().stream())
                .anyMatch(a -> a.endsWith("sha1") || a.endsWith("sha224"));
        return facts.own().weak() || (facts.own().modest() && !lenient);
    }

    private static boolean chainLong(Facts facts) {
        return facts.own().chain().size() > 1;
    }

    /// access_denied is what GnuTLS-based programs answer to any fault, certificate_unknown Java; the others say
    /// nothing about certificates.
    private static boolean withoutReason(Facts facts) {
        return sound(facts)
                && facts.reception() == Reception.REFUSED_BY_ALERT
                && !OTHER_REASONS.contains(facts.alert())
                && (facts.alert() == ACCESS_DENIED
                        || facts.alert() == HANDSHAKE_FAILURE
                        || !MISTRUST.contains(facts.alert()));
    }

    private static boolean refusedByApplication(Facts facts) {
        return facts.refusedOurs() && facts.reception() == Reception.REFUSED_BY_APPLICATION;
    }

    /// The same is answered without a certificate, and it does not speak of certificates.
    private static boolean alike(Facts facts) {
        var answer = facts.probe().answer();
        return answer.filter(a -> Objection.of(a) != Objection.PLAIN).isPresent()
                && facts.shown().version().stream()
                        .flatMap(v -> facts.trials().without(v).stream())
                        .anyMatch(t -> t.seen().answer().equals(answer));
    }

    private static String answer(Facts facts) {
        return facts.probe().answer().map(RefusalRules::words).orElse("");
    }

    /// With the title of the page, which says more than the status.
    private static String words(Object answer) {
        return answer instanceof HttpAnswer http && !http.title().isEmpty()
                ? http + " – " + http.title()
                : answer.toString();
    }

    private static boolean titled(Facts facts, String number) {
        return facts.probe()
                .httpAnswer()
                .filter(a -> a.title().contains(number))
                .isPresent();
    }
}
