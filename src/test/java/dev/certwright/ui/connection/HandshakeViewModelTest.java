package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import dev.certwright.ui.connection.HandshakeViewModel.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeViewModelTest {
    private static final Phrase SAID = Phrase.of("connection.before");

    private final HandshakeViewModel handshake = new HandshakeViewModel();

    @Test
    void showsWhatPassesWhileItPasses() {
        var live = handshake.begin(() -> {});
        live.message(message(HandshakeStep.CLIENT_HELLO));
        live.step(result(HandshakeStep.CLIENT_HELLO, StepState.PASSED));
        assertEquals(Phase.RUNNING, handshake.phaseProperty().get());
        assertEquals(StepState.PASSED, state(HandshakeStep.CLIENT_HELLO));
        assertEquals(1, handshake.steps().getFirst().messages().size());
    }

    @Test
    void leavesOutWhatIsHeardOfAnEarlierRun() {
        var earlier = handshake.begin(() -> {});
        handshake.begin(() -> {});
        earlier.message(message(HandshakeStep.CLIENT_HELLO));
        earlier.step(result(HandshakeStep.CLIENT_HELLO, StepState.FAILED));
        assertEquals(List.of(), handshake.messages());
        assertEquals(StepState.PENDING, state(HandshakeStep.CLIENT_HELLO));
    }

    @Test
    void hearsOfTheWayAndOfFurtherConnectionsWhileItRuns() {
        var live = Marshalled.to(Runnable::run, handshake.begin(() -> {}));
        live.reach(ReportFixture.reach());
        ReportFixture.attempts(false).forEach(live::attempt);
        assertEquals(ReportFixture.reach(), handshake.reachProperty().get());
        assertEquals(5, handshake.attempts().size());
        handshake.begin(() -> {});
        assertEquals(Reach.none(), handshake.reachProperty().get());
        assertEquals(List.of(), handshake.attempts());
    }

    @Test
    void goesToTheStepThatFailed() {
        handshake.begin(() -> {});
        handshake.done(report(StepState.FAILED), List.of());
        assertEquals(
                new Shown.OfStep(HandshakeStep.CLIENT_VERIFIES_SERVER),
                handshake.shownProperty().get());
        assertEquals(Optional.of(HandshakeStep.CLIENT_VERIFIES_SERVER), handshake.culprit());
        assertEquals(
                Phrase.of("check.host-name"),
                handshake.steps().get(2).outcomeProperty().get());
    }

    @Test
    void countsTheChecksThatPassed() {
        handshake.begin(() -> {});
        handshake.done(report(StepState.PASSED), List.of());
        assertEquals(
                Phrase.of("connection.checksPassed", 1L, 1L),
                handshake.steps().get(2).outcomeProperty().get());
    }

    @Test
    void isEmptyAgainAfterCancelAndSaysWhyItCouldNotBegin() {
        handshake.begin(() -> {}).message(message(HandshakeStep.CLIENT_HELLO));
        handshake.failed(new PkiException.Cancelled());
        assertEquals(Phase.EMPTY, handshake.phaseProperty().get());
        assertEquals(List.of(), handshake.messages());
        handshake.begin(() -> {});
        handshake.failed(new PkiException.EntryMissing("x"));
        assertEquals(Phase.FAILED, handshake.phaseProperty().get());
        assertEquals(
                Optional.of(Phrase.of("failure.entryMissing", "x")),
                handshake.failureProperty().get());
    }

    private StepState state(HandshakeStep step) {
        return handshake.steps().get(step.number() - 1).resultProperty().get().state();
    }

    private static HandshakeReport report(StepState third) {
        var steps = Arrays.stream(HandshakeStep.values())
                .map(s -> result(s, s == HandshakeStep.CLIENT_VERIFIES_SERVER ? third : StepState.PASSED))
                .toList();
        var check = new Check("host-name", third == StepState.FAILED ? CheckState.FAIL : CheckState.PASS, SAID);
        var own = new Check("client-dates", CheckState.PASS, SAID);
        return new HandshakeReport(
                new HandshakeTarget("localhost", 443, new HandshakeTarget.Application.Silent()),
                Instant.EPOCH,
                HandshakeVerdict.MUTUAL,
                SAID,
                ClientAuthentication.unknown(),
                Reach.none(),
                steps,
                List.of(),
                List.of(check, own),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Reception.NOT_JUDGED,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    private static StepResult result(HandshakeStep step, StepState state) {
        return new StepResult(step, state, Optional.of(Duration.ZERO), SAID);
    }

    private static HandshakeMessage message(HandshakeStep step) {
        return new HandshakeMessage(
                Direction.CLIENT_TO_SERVER,
                22,
                "ClientHello",
                Duration.ZERO,
                false,
                step,
                Bytes.of(new byte[4]),
                List.of());
    }
}
