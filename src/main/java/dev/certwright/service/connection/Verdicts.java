package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import java.util.List;

/// Sums the steps up. Where several failed, the first one has the word: a strict client stops there.
record Verdicts(Facts facts, List<StepResult> steps) {
    HandshakeVerdict verdict() {
        var probe = facts.probe();
        if (!facts.opened()) {
            return HandshakeVerdict.UNREACHABLE;
        }
        if (failed(HandshakeStep.CLIENT_VERIFIES_SERVER)) {
            return HandshakeVerdict.SERVER_NOT_VERIFIED;
        }
        if (facts.reception().refused()) {
            return HandshakeVerdict.CLIENT_REFUSED;
        }
        if (!probe.handshakeCompleted() || failed(HandshakeStep.SERVER_CERTIFICATE)) {
            return HandshakeVerdict.HANDSHAKE_FAILED;
        }
        return switch (probe.clientAnswer()) {
            case NOT_ASKED -> HandshakeVerdict.SERVER_ONLY;
            case EMPTY -> HandshakeVerdict.ANONYMOUS;
            case SENT -> HandshakeVerdict.MUTUAL;
        };
    }

    private boolean failed(HandshakeStep step) {
        return steps.get(step.number() - 1).state() == StepState.FAILED;
    }

    Phrase headline() {
        var host = facts.test().target().authority();
        var own = facts.own().name();
        return switch (verdict()) {
            case MUTUAL -> Phrase.of("handshake.headline.mutual", own);
            case SERVER_ONLY ->
                facts.own().credential().isPresent()
                        ? Phrase.of("handshake.headline.serverOnlyUnasked", own)
                        : Phrase.of("handshake.headline.serverOnly");
            case ANONYMOUS -> Phrase.of("handshake.headline.anonymous");
            case SERVER_NOT_VERIFIED ->
                Phrase.of("handshake.headline.serverNotVerified", summary(HandshakeStep.CLIENT_VERIFIES_SERVER));
            case CLIENT_REFUSED ->
                facts.probe().clientAnswer() == ClientAnswer.EMPTY
                        ? Phrase.of("handshake.headline.required", summary(HandshakeStep.SERVER_VERIFIES_CLIENT))
                        : Phrase.of("handshake.headline.refused", own, summary(HandshakeStep.SERVER_VERIFIES_CLIENT));
            case HANDSHAKE_FAILED -> Phrase.of("handshake.headline.failed", firstFailure());
            case UNREACHABLE ->
                facts.probe()
                        .startupFailure()
                        .map(why -> Phrase.of("handshake.headline.notBegun", host, why))
                        .orElseGet(() -> Phrase.of("handshake.headline.unreachable", host, firstFailure()));
            case CANCELLED -> Phrase.of("handshake.headline.cancelled");
        };
    }

    private Phrase summary(HandshakeStep step) {
        return steps.get(step.number() - 1).summary();
    }

    private Phrase firstFailure() {
        return steps.stream()
                .filter(s -> s.state() == StepState.FAILED)
                .findFirst()
                .map(StepResult::summary)
                .orElse(Phrase.of("handshake.summary.closed"));
    }
}
