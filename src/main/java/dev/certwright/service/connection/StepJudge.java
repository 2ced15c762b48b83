package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.ServerNameChoice;
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
        var step = HandshakeStep.CLIENT_HELLO;
        var failure = facts.probe().connectFailure();
        if (failure.isPresent()) {
            return new StepResult(step, StepState.FAILED, Optional.empty(), unreachable(facts, failure.get()));
        }
        var startup = facts.probe().startupFailure();
        if (startup.isPresent()) {
            return new StepResult(step, StepState.FAILED, Optional.empty(), startup.get());
        }
        var name = serverName();
        return passed(
                step,
                name.isEmpty()
                        ? Phrase.of("handshake.summary.helloWithoutName", versions(facts))
                        : Phrase.of("handshake.summary.hello", versions(facts), name.get()));
    }

    /// The versions that were offered, the newest first.
    static String versions(Facts facts) {
        return facts.test().options().versions().stream()
                .sorted(Comparator.reverseOrder())
                .map(TlsVersion::number)
                .collect(Collectors.joining(", "));
    }

    private Optional<String> serverName() {
        var target = facts.test().target();
        return switch (facts.test().options().serverName()) {
            case ServerNameChoice.OfTarget() -> target.hostIsAddress() ? Optional.empty() : Optional.of(target.host());
            case ServerNameChoice.Named(var name) -> Optional.of(name);
            case ServerNameChoice.None() -> Optional.empty();
        };
    }

    /// Why no connection came about.
    static Phrase unreachable(Facts facts, ConnectFailure failure) {
        return Phrase.of(
                switch (failure) {
                    case UNRESOLVED -> "handshake.summary.unresolved";
                    case REFUSED -> "handshake.summary.connectRefused";
                    case TIMED_OUT -> "handshake.summary.connectTimedOut";
                    case NO_ROUTE -> "handshake.summary.noRoute";
                    case OTHER -> "handshake.summary.notConnected";
                },
                facts.test()
                        .options()
                        .proxy()
                        .map(p -> p.endpoint())
                        .or(() -> facts.test().options().connectTo())
                        .map(e -> e.host())
                        .orElse(facts.test().target().host()));
    }

    private StepResult serverCertificate() {
        var step = HandshakeStep.SERVER_CERTIFICATE;
        if (facts.probe().connectFailure().isPresent()
                || facts.probe().startupFailure().isPresent()) {
            return notReached(step);
        }
        if (facts.serverChain().isEmpty()) {
            return result(step, StepState.FAILED, ending(facts));
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
    static Phrase ending(Facts facts) {
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
        if (facts.shown().late()) {
            return passed(step, Phrase.of("handshake.summary.requestLate"));
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
                var name = facts.own().name();
                yield facts.own().failed(OwnCertificate.KEY)
                        ? result(step, StepState.FAILED, Phrase.of("handshake.summary.wrongKey", name))
                        : passed(step, Phrase.of("handshake.summary.clientCertificate", name));
            }
        };
    }

    /// The grade of the evidence, in words.
    private StepResult serverVerifies() {
        var step = HandshakeStep.SERVER_VERIFIES_CLIENT;
        var reception = facts.reception();
        if (reception == Reception.NOT_JUDGED) {
            return facts.probe().handshakeCompleted()
                    ? result(step, StepState.NOT_APPLICABLE, Phrase.of("handshake.summary.nothingToVerify"))
                    : notReached(step);
        }
        return new StepResult(step, verified(reception), facts.probe().serverWordAt(), evidence(reception));
    }

    private StepState verified(Reception reception) {
        return switch (reception) {
            case REFUSED_BY_ALERT, REFUSED_BY_APPLICATION, REFUSED_SILENTLY -> StepState.FAILED;
            case NO_OBJECTION -> StepState.WARNING;
            case ACCEPTED_BY_APPLICATION, ACCEPTED_BY_TLS ->
                facts.shown().sent() ? StepState.PASSED : StepState.NOT_APPLICABLE;
            case NOT_JUDGED -> StepState.NOT_APPLICABLE;
        };
    }

    private Phrase evidence(Reception reception) {
        return switch (reception) {
            case REFUSED_BY_ALERT ->
                Phrase.of(
                        "handshake.summary.refusedByAlert",
                        facts.probe().alertReceived().map(Object::toString).orElse(""));
            case REFUSED_BY_APPLICATION -> Phrase.of("handshake.summary.refusedByApplication", answer());
            case REFUSED_SILENTLY -> Phrase.of("handshake.summary.refusedSilently");
            case ACCEPTED_BY_APPLICATION, ACCEPTED_BY_TLS ->
                Phrase.of(
                        !facts.shown().sent()
                                ? "handshake.summary.wentOnWithout"
                                : reception == Reception.ACCEPTED_BY_APPLICATION
                                        ? "handshake.summary.acceptedByApplication"
                                        : "handshake.summary.acceptedByTls",
                        answer());
            case NO_OBJECTION -> Phrase.of("handshake.summary.noObjection");
            case NOT_JUDGED -> Phrase.of("handshake.summary.nothingToVerify");
        };
    }

    private String answer() {
        return facts.probe().answer().map(Object::toString).orElse("");
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
        var suite = probe.negotiated().map(n -> n.cipherSuite()).orElse("");
        var application = facts.test().target().application();
        if (probe.answer().isEmpty()) {
            return application instanceof Application.Silent
                    ? result(step, StepState.PASSED, Phrase.of("handshake.summary.encrypted", suite))
                    : result(step, StepState.WARNING, Phrase.of("handshake.summary.unanswered", suite));
        }
        var state = reception.refused() || facts.shown().undecided() ? StepState.WARNING : StepState.PASSED;
        return application instanceof Application.Http(var path)
                ? result(
                        step,
                        state,
                        Phrase.of(
                                "handshake.summary.http",
                                facts.test().options().http().method(),
                                path,
                                answer()))
                : result(step, state, Phrase.of("handshake.summary.answered", suite, answer()));
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
