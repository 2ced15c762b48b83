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
/// @param headline       the verdict in a sentence
/// @param authentication what the server wants of client certificates
/// @param reach          what came before the first message
/// @param steps          all seven, in order
/// @param messages       in the order they passed
/// @param checks         of the server's certificate, and of our own
/// @param diagnoses      the causes, the most certain first; empty when all is well
/// @param others         what other programs would do with the server's certificate
/// @param candidates     the person's own certificates, judged by what the server asks for; empty when it did not ask
/// @param attempts       every connection made, the one that is shown first
/// @param serverChain    as the server sent it
/// @param demand         the CertificateRequest, if one came
/// @param reception      how the server took the certificate shown
/// @param answer         what the application said
/// @param duration       from the first packet to the end of the connection that is shown
public record HandshakeReport(
        HandshakeTarget target,
        Instant startedAt,
        HandshakeVerdict verdict,
        Phrase headline,
        ClientAuthentication authentication,
        Reach reach,
        List<StepResult> steps,
        List<HandshakeMessage> messages,
        List<Check> checks,
        List<Diagnosis> diagnoses,
        List<ClientBehaviour> others,
        List<Candidate> candidates,
        List<Attempt> attempts,
        Optional<Negotiated> negotiated,
        List<EncodedCertificate> serverChain,
        Optional<CertificateDemand> demand,
        Reception reception,
        Optional<Alert> alertReceived,
        Optional<ApplicationAnswer> answer,
        Duration duration) {
    public HandshakeReport {
        steps = List.copyOf(steps);
        messages = List.copyOf(messages);
        checks = List.copyOf(checks);
        diagnoses = List.copyOf(diagnoses);
        others = List.copyOf(others);
        candidates = List.copyOf(candidates);
        attempts = List.copyOf(attempts);
        serverChain = List.copyOf(serverChain);
    }

    /// The same with another verdict in words, other checks and other causes.
    public HandshakeReport with(Phrase words, List<Check> judged, List<Diagnosis> causes) {
        return new HandshakeReport(
                target,
                startedAt,
                verdict,
                words,
                authentication,
                reach,
                steps,
                messages,
                judged,
                causes,
                others,
                candidates,
                attempts,
                negotiated,
                serverChain,
                demand,
                reception,
                alertReceived,
                answer,
                duration);
    }

    public StepResult step(HandshakeStep step) {
        return steps.get(step.number() - 1);
    }

    /// The answer, if it is one of HTTP.
    public Optional<HttpAnswer> httpAnswer() {
        return answer.filter(HttpAnswer.class::isInstance).map(HttpAnswer.class::cast);
    }
}
