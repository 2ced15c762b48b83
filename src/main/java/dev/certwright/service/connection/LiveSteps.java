package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import dev.certwright.tls.probe.ProbeObserver;
import java.util.Optional;

/// Tells the observer how the steps go while the messages pass. The last word is [StepJudge]'s.
final class LiveSteps implements ProbeObserver {
    /// Octets of a Certificate message without a certificate: header, context and list length (RFC 8446 §4.4.2).
    private static final int EMPTY_CERTIFICATE = 8;

    private final ConnectionObserver observer;
    private boolean asked;
    private boolean judging;

    LiveSteps(ConnectionObserver observer) {
        this.observer = observer;
    }

    @Override
    public void reach(Reach soFar) {
        observer.reach(soFar);
    }

    @Override
    public void message(HandshakeMessage message) {
        observer.message(message);
        boolean ours = message.direction() == Direction.CLIENT_TO_SERVER;
        switch (message.name()) {
            case "ClientHello" -> tell(HandshakeStep.CLIENT_HELLO, StepState.PASSED, message);
            case "Certificate" -> {
                var step = ours ? HandshakeStep.CLIENT_CERTIFICATE : HandshakeStep.SERVER_CERTIFICATE;
                tell(step, message.length() > EMPTY_CERTIFICATE ? StepState.PASSED : StepState.WARNING, message);
            }
            case "CertificateRequest" -> {
                asked = true;
                tell(HandshakeStep.SERVER_REQUESTS_CERTIFICATE, StepState.PASSED, message);
            }
            case "Finished" -> {
                if (ours && asked) {
                    // until the server says a word nobody knows how it takes the certificate
                    judging = true;
                    tell(HandshakeStep.SERVER_VERIFIES_CLIENT, StepState.PROVISIONAL, message);
                }
            }
            case "Alert" -> {
                if (!ours && judging && message.step() == HandshakeStep.SERVER_VERIFIES_CLIENT) {
                    tell(HandshakeStep.SERVER_VERIFIES_CLIENT, StepState.FAILED, message);
                }
            }
            default -> {
                // belongs to a step that another message decides
            }
        }
    }

    private void tell(HandshakeStep step, StepState state, HandshakeMessage message) {
        observer.step(new StepResult(
                step,
                state,
                Optional.of(message.at()),
                Phrase.of("handshake.summary.passed", message.name(), message.length())));
    }
}
