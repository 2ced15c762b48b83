package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.WireRecording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What one probe saw. Facts only; what they mean is judged elsewhere.
///
/// @param connectFailure     of the last address, when none could be reached
/// @param startupFailure     why the proxy or the server did not let TLS begin
/// @param foreignGreeting    the first bytes the server sent, when they are not TLS
/// @param messages           in the order they passed
/// @param serverChain        as the server sent it
/// @param serverProvedKey    whether the server proved to hold the private key of its certificate
/// @param demand             the CertificateRequest, if one came
/// @param askedLate          whether it came after the request of the application
/// @param staple             the OCSP response (RFC 6960) the server sent along
/// @param clientNote         why the credential was not sent although the server asked
/// @param handshakeCompleted on the client's side; under TLS 1.3 the server judges the client's certificate after that
/// @param alertReceived      the alert with which the server ended the connection
/// @param localAbort         the alert with which we ended it
/// @param clientFlightAt     since the probe began, when the client's Finished left
/// @param serverWordAt       since the probe began, when the first message came that the server sent after that
/// @param duration           of the whole probe
/// @param recording          the octets of the connection and its secrets; closed by whoever keeps the result
public record ProbeResult(
        Reach reach,
        Optional<ConnectFailure> connectFailure,
        Optional<Phrase> startupFailure,
        Optional<Bytes> foreignGreeting,
        List<HandshakeMessage> messages,
        Optional<Negotiated> negotiated,
        List<EncodedCertificate> serverChain,
        boolean serverProvedKey,
        Optional<Bytes> staple,
        Optional<CertificateDemand> demand,
        boolean askedLate,
        ClientAnswer clientAnswer,
        Optional<Phrase> clientNote,
        boolean handshakeCompleted,
        boolean serverFinishedSeen,
        boolean sessionTicketSeen,
        boolean applicationDataSeen,
        Optional<Alert> alertReceived,
        Optional<LocalAbort> localAbort,
        ConnectionEnd end,
        Optional<ApplicationAnswer> answer,
        Optional<Duration> clientFlightAt,
        Optional<Duration> serverWordAt,
        Duration duration,
        Optional<WireRecording> recording) {
    public ProbeResult {
        messages = List.copyOf(messages);
        serverChain = List.copyOf(serverChain);
    }

    /// The answer, if it is one of HTTP.
    public Optional<HttpAnswer> httpAnswer() {
        return answer.filter(HttpAnswer.class::isInstance).map(HttpAnswer.class::cast);
    }
}
