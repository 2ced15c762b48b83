package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a connection test saw and made of it.
///
/// @param headline    the verdict in a sentence
/// @param steps       all seven, in order
/// @param messages    in the order they passed
/// @param checks      of the server's certificate, and of our own
/// @param diagnoses   the causes, the most certain first; empty when all is well
/// @param serverChain as the server sent it
/// @param demand      the CertificateRequest, if one came
/// @param duration    from the first packet to the end
public record HandshakeReport(
        HandshakeTarget target,
        Instant startedAt,
        HandshakeVerdict verdict,
        Phrase headline,
        List<StepResult> steps,
        List<HandshakeMessage> messages,
        List<Check> checks,
        List<Diagnosis> diagnoses,
        Optional<Negotiated> negotiated,
        List<EncodedCertificate> serverChain,
        Optional<CertificateDemand> demand,
        Optional<Alert> alertReceived,
        Optional<HttpAnswer> httpAnswer,
        Duration duration) {
    public HandshakeReport {
        steps = List.copyOf(steps);
        messages = List.copyOf(messages);
        checks = List.copyOf(checks);
        diagnoses = List.copyOf(diagnoses);
        serverChain = List.copyOf(serverChain);
    }

    public StepResult step(HandshakeStep step) {
        return steps.get(step.number() - 1);
    }
}
