package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import dev.certwright.model.handshake.TlsVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says of each of the seven steps how it went.
///
/// @param verification how long the judgement of the server's chain took
record StepJudge(Facts facts, Duration verification) {
    List<StepResult> steps() {
        return List.of(
                clientHello(),
                serverCertificate(),
                clientVerifiesServer(),
                serverRequests(),
                clientCertificate(),
                serverVerifies(),
                encrypted());
    }

    private StepResult clientHello() {
        var failure = facts.probe().connectFailure();
        if (failure.isPresent()) {
            var phrase = Phrase.of(
                    switch (failure.get()) {
                        case UNRESOLVED -> "handshake.summary.unresolved";
                        case REFUSED -> "handshake.summary.connectRefused";
                        case TIMED_OUT -> "handshake.summary.connectTimedOut";
                        case NO_ROUTE -> "handshake.summary.noRoute";
                        case OTHER -> "handshake.summary.notConnected";
                    },
                    facts.test().target().host());
            return new StepResult(HandshakeStep.CLIENT_HELLO, StepState.FAILED, Optional.empty(), phrase);
        }
        var versions = facts.test().options().versions().stream()
                .sorted(Comparator.reverseOrder())
                .map(TlsVersion::number)
                .collect(Collectors.joining(", "));
        var target = facts.test().target();
        var phrase = target.hostIsAddress()
                ? Phrase.of("handshake.summary.helloWithoutName", versions)
                : Phrase.of("handshake.summary.hello", versions, target.host());
        return passed(HandshakeStep.CLIENT_HELLO, phrase);
    }

    private StepResult serverCertificate() {
        var step = HandshakeStep.SERVER_CERTIFICATE;
        if (facts.probe().connectFailure().isPresent()) {
            return notReached(step);
        }
        if (facts.serverChain().isEmpty()) {
            return result(step, StepState.FAILED, ending());
        }
        var leaf = facts.serverChain().getFirst();
        return passed(
                step,
                Phrase.of(
                        "handshake.summary.serverCertificate",
                        leaf.shortName(),
                        facts.probe().serverChain().size()));
    }

    /// Why nothing more came.
    private Phrase ending() {
        var probe = facts.probe();
        if (probe.foreignGreeting().isPresent()) {
            return Phrase.of("handshake.summary.notTls");
        }
        if (facts.alert() >= 0) {
            return Phrase.of(
                    "handshake.summary.alert",
                    probe.alertReceived().map(Object::toString).orElse(""));
        }
        if (probe.localAbort().isPresent() && !facts.closedByServer()) {
            return Phrase.of(
                    "handshake.summary.localAbort",
                    probe.localAbort().get().alert().toString());
        }
        return Phrase.of(
                switch (probe.end()) {
                    case TIMEOUT -> "handshake.summary.timedOut";
                    case RST -> "handshake.summary.reset";
                    case FIN, OURS, ALERT, NEVER_OPENED -> "handshake.summary.closed";
                });
    }

    private StepResult clientVerifiesServer() {
        var step = HandshakeStep.CLIENT_VERIFIES_SERVER;
        var checks = facts.serverChecks();
        if (checks.isEmpty()) {
            return notReached(step);
        }
        var at = message(HandshakeStep.SERVER_CERTIFICATE).map(m -> m.at().plus(verification));
        var failed = checks.stream().filter(Check::failed).toList();
        if (!failed.isEmpty()) {
            return new StepResult(step, StepState.FAILED, at, failed.getFirst().evidence());
        }
        var state = checks.stream().anyMatch(c -> c.state() == CheckState.WARN) ? StepState.WARNING : StepState.PASSED;
        return new StepResult(step, state, at, Phrase.of("handshake.summary.checksPassed"));
    }

    private StepResult serverRequests() {
        var step = HandshakeStep.SERVER_REQUESTS_CERTIFICATE;
        var demand = facts.probe().demand();
        if (demand.isEmpty()) {
            return facts.probe().handshakeCompleted()
                    ? result(step, StepState.NOT_APPLICABLE, Phrase.of("handshake.summary.notAsked"))
                    : notReached(step);
        }
        int algorithms = demand.get().signatureAlgorithms().size();
        int issuers = demand.get().authorities().size();
        return passed(
                step,
                issuers == 0
                        ? Phrase.of("handshake.summary.requestAny", algorithms)
                        : Phrase.of("handshake.summary.request", issuers, algorithms));
    }

    private StepResult clientCertificate() {
        var step = HandshakeStep.CLIENT_CERTIFICATE;
        return switch (facts.probe().clientAnswer()) {
            case NOT_ASKED ->
                facts.probe().handshakeCompleted()
                        ? result(step, StepState.NOT_APPLICABLE, Phrase.of("handshake.summary.notSent"))
                        : notReached(step);
            case EMPTY ->
                result(
                        step,
                        StepState.WARNING,
                        facts.probe().clientNote().orElse(Phrase.of("handshake.summary.emptyCertificate")));
            case SENT -> {
                var name = facts.ownCertificate().map(c -> c.shortName()).orElse("");
                yield facts.ownCheckFailed(OwnCertificate.KEY)
                        ? result(step, StepState.FAILED, Phrase.of("handshake.summary.wrongKey", name))
                        : passed(step, Phrase.of("handshake.summary.clientCertificate", name));
            }
        };
    }

    private StepResult serverVerifies() {
        var step = HandshakeStep.SERVER_VERIFIES_CLIENT;
        var at = facts.probe().serverWordAt();
        var reception = facts.reception();
        boolean sent = facts.probe().clientAnswer() == ClientAnswer.SENT;
        return switch (reception) {
            case NOT_JUDGED ->
                facts.probe().handshakeCompleted()
                        ? result(step, StepState.NOT_APPLICABLE, Phrase.of("handshake.summary.nothingToVerify"))
                        : notReached(step);
            case REFUSED_BY_ALERT ->
                new StepResult(
                        step,
                        StepState.FAILED,
                        at,
                        Phrase.of(
                                "handshake.summary.refusedByAlert",
                                facts.probe()
                                        .alertReceived()
                                        .map(Object::toString)
                                        .orElse("")));
            case REFUSED_BY_APPLICATION ->
                new StepResult(
                        step,
                        StepState.FAILED,
                        at,
                        Phrase.of(
                                "handshake.summary.refusedByHttp",
                                facts.probe().httpAnswer().map(Object::toString).orElse("")));
            case REFUSED_SILENTLY ->
                new StepResult(step, StepState.FAILED, at, Phrase.of("handshake.summary.refusedSilently"));
            case ACCEPTED_BY_APPLICATION, ACCEPTED_BY_TLS ->
                sent
                        ? new StepResult(
                                step,
                                StepState.PASSED,
                                at,
                                Phrase.of(
                                        reception == Reception.ACCEPTED_BY_APPLICATION
                                                ? "handshake.summary.acceptedByHttp"
                                                : "handshake.summary.acceptedByTls"))
                        : new StepResult(
                                step, StepState.NOT_APPLICABLE, at, Phrase.of("handshake.summary.wentOnWithout"));
            case NO_OBJECTION ->
                new StepResult(step, StepState.WARNING, at, Phrase.of("handshake.summary.noObjection"));
        };
    }

    private StepResult encrypted() {
        var step = HandshakeStep.ENCRYPTED_CONNECTION;
        var probe = facts.probe();
        var reception = facts.reception();
        if (!probe.handshakeCompleted()
                || reception == Reception.REFUSED_BY_ALERT
                || reception == Reception.REFUSED_SILENTLY) {
            return notReached(step);
        }
        var answer = probe.httpAnswer();
        if (answer.isPresent()) {
            var path = facts.test().target().application() instanceof Application.Http(var p) ? p : "/";
            var state = reception.refused() ? StepState.WARNING : StepState.PASSED;
            return result(
                    step,
                    state,
                    Phrase.of("handshake.summary.http", path, answer.get().toString()));
        }
        var suite = probe.negotiated().map(n -> n.cipherSuite()).orElse("");
        return facts.test().target().application() instanceof Application.Http
                ? result(step, StepState.WARNING, Phrase.of("handshake.summary.noAnswer", suite))
                : result(step, StepState.PASSED, Phrase.of("handshake.summary.encrypted", suite));
    }

    private StepResult passed(HandshakeStep step, Phrase summary) {
        return result(step, StepState.PASSED, summary);
    }

    private StepResult notReached(HandshakeStep step) {
        return new StepResult(step, StepState.NOT_REACHED, Optional.empty(), Phrase.of("handshake.summary.notReached"));
    }

    private StepResult result(HandshakeStep step, StepState state, Phrase summary) {
        return new StepResult(step, state, message(step).map(HandshakeMessage::at), summary);
    }

    /// The message that stands for the step: the first one of it, for the encrypted connection the server's first data,
    /// since its Finished comes before the client's certificate in TLS 1.3.
    private Optional<HandshakeMessage> message(HandshakeStep step) {
        var messages =
                facts.probe().messages().stream().filter(m -> m.step() == step).toList();
        return messages.stream()
                .filter(m -> m.name().equals("ApplicationData") && m.direction() == Direction.SERVER_TO_CLIENT)
                .findFirst()
                .or(() -> step == HandshakeStep.ENCRYPTED_CONNECTION
                        ? messages.reversed().stream().findFirst()
                        : messages.stream().findFirst());
    }
}
