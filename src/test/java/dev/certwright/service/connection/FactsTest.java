package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.pki.path.PathValidation;
import dev.certwright.tls.probe.ConnectionEnd;
import dev.certwright.tls.probe.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void aServerThatTalksAnotherLanguageAndClosesHasNotRefused() {
        assertEquals(Reception.ACCEPTED_BY_TLS, facts(true, false, List.of()).reception());
    }

    /// Node.js sends its tickets before it looks at the certificate, and then closes.
    @Test
    void ticketsAreNoWelcomeWhenTheConnectionIsClosedWithoutAnAnswer() {
        assertEquals(Reception.REFUSED_SILENTLY, facts(false, true, List.of()).reception());
    }

    @Test
    void aCertificateThatCannotBeReadIsACauseOfItsOwn() {
        var unreadable = new Check("chain", CheckState.FAIL, Phrase.of("check.chain.unreadable"));
        var diagnoses = new DiagnosisEngine().diagnose(facts(true, false, List.of(unreadable)));
        assertEquals("D14", diagnoses.getFirst().id());
    }

    private static Facts facts(boolean data, boolean ticket, List<Check> serverChecks) {
        var target = new HandshakeTarget("localhost", 8443, new HandshakeTarget.Application.Http("/"));
        var test = new ConnectionTest(target, new ClientChoice.None(), new TrustChoice.OfSystem());
        var probe = new ProbeResult(
                Reach.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(new EncodedCertificate(new byte[] {1})),
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                ClientAnswer.SENT,
                Optional.empty(),
                true,
                true,
                ticket,
                data,
                Optional.empty(),
                Optional.empty(),
                ConnectionEnd.FIN,
                Optional.empty(),
                Optional.of(Duration.ZERO),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty());
        return new Facts(
                test,
                probe,
                Optional.of(new PathValidation(serverChecks, List.of())),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Instant.EPOCH);
    }
}
