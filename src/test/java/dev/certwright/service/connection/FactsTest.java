package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.Attempt.Purpose;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.pki.path.PathValidation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void aCertificateThatCannotBeReadIsACauseOfItsOwn() {
        var unreadable = new Check("chain", CheckState.FAIL, Phrase.of("check.chain.unreadable"));
        var diagnoses = new DiagnosisEngine()
                .diagnose(facts(Probed.unasked().trial(Purpose.CHOSEN), List.of(unreadable), OwnSide.none()));
        assertEquals("D14", diagnoses.getFirst().id());
    }

    static ServerJudgement judged(List<Check> checks) {
        return new ServerJudgement(
                new PathValidation(checks, List.of(), List.of(), 0),
                checks,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Duration.ZERO);
    }

    static Facts facts(Trial shown, List<Check> serverChecks, OwnSide own) {
        var target = new HandshakeTarget("localhost", 8443, new HandshakeTarget.Application.Http("/"));
        return new Facts(
                new ConnectionTest(target, new ClientChoice.None(), new TrustChoice.OfSystem()),
                new Trials(List.of(shown)),
                Optional.of(judged(serverChecks)),
                List.of(),
                own,
                new Known(List.of()),
                List.of(),
                Instant.now());
    }
}
