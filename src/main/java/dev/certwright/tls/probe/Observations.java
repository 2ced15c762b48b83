package dev.certwright.tls.probe;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.tls.message.AlertMessage;
import dev.certwright.tls.message.CertificateMessage;
import dev.certwright.tls.message.CertificateRequest;
import dev.certwright.tls.message.CertificateStatus;
import dev.certwright.tls.message.CertificateVerify;
import dev.certwright.tls.message.ClientHello;
import dev.certwright.tls.message.DecodingContext;
import dev.certwright.tls.message.EncryptedExtensions;
import dev.certwright.tls.message.Finished;
import dev.certwright.tls.message.NewSessionTicket;
import dev.certwright.tls.message.OpaqueMessage;
import dev.certwright.tls.message.ServerHello;
import dev.certwright.tls.message.ServerKeyExchange;
import dev.certwright.tls.message.TlsMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the messages that passed amount to, so far.
final class Observations {
    private static final int CLOSE_NOTIFY = 0;
    private static final int USER_CANCELED = 90;

    private @Nullable ServerHello serverHello;
    private @Nullable String group;
    private @Nullable String applicationProtocol;
    private @Nullable CertificateRequest request;
    private @Nullable Alert alert;
    private boolean retried;
    private boolean askedLate;
    private boolean clientFinishedOnce;
    private List<EncodedCertificate> serverChain = List.of();
    private ClientAnswer clientAnswer = ClientAnswer.NOT_ASKED;
    private boolean clientFinished;
    private boolean serverSigned;
    private boolean serverFinished;
    private boolean ticket;
    private boolean applicationData;

    /// Notes a message.
    ///
    /// @return the step it belongs to
    HandshakeStep note(Direction direction, TlsMessage message) {
        return direction == Direction.SERVER_TO_CLIENT ? fromServer(message) : fromClient(message);
    }

    private HandshakeStep fromServer(TlsMessage message) {
        return switch (message) {
            case ServerHello hello -> {
                if (hello.retry()) {
                    retried = true;
                    yield HandshakeStep.CLIENT_HELLO;
                }
                serverHello = hello;
                hello.group().ifPresent(g -> group = g);
                hello.applicationProtocol().ifPresent(p -> applicationProtocol = p);
                yield HandshakeStep.SERVER_CERTIFICATE;
            }
            case EncryptedExtensions extensions -> {
                extensions.applicationProtocol().ifPresent(p -> applicationProtocol = p);
                yield HandshakeStep.SERVER_CERTIFICATE;
            }
            case CertificateMessage certificate -> {
                serverChain = certificate.chain();
                yield HandshakeStep.SERVER_CERTIFICATE;
            }
            case ServerKeyExchange exchange -> {
                group = exchange.group();
                serverSigned = true;
                yield HandshakeStep.SERVER_CERTIFICATE;
            }
            case CertificateVerify _ -> {
                serverSigned = true;
                yield HandshakeStep.SERVER_CERTIFICATE;
            }
            case CertificateRequest asked -> {
                if (clientFinishedOnce) {
                    beginLate();
                }
                request = asked;
                yield HandshakeStep.SERVER_REQUESTS_CERTIFICATE;
            }
            case Finished _ -> {
                serverFinished = true;
                yield HandshakeStep.ENCRYPTED_CONNECTION;
            }
            case NewSessionTicket _ -> {
                ticket = true;
                yield HandshakeStep.ENCRYPTED_CONNECTION;
            }
            case AlertMessage(var received, var _) -> {
                var step = alertStep(received);
                noteAlert(received);
                yield step;
            }
            case CertificateStatus _ -> HandshakeStep.SERVER_CERTIFICATE;
            case ClientHello _ -> HandshakeStep.CLIENT_HELLO;
            case OpaqueMessage opaque -> {
                applicationData |= opaque.name().equals("ApplicationData");
                yield opaqueStep(opaque.name());
            }
        };
    }

    /// The server asks after the handshake: how it takes the answer is seen in what comes from now on.
    private void beginLate() {
        askedLate = true;
        clientAnswer = ClientAnswer.NOT_ASKED;
        clientFinished = false;
        ticket = false;
        applicationData = false;
        serverFinished = tls13();
    }

    private static HandshakeStep opaqueStep(String name) {
        return switch (name) {
            case "HelloRequest", "CertificateRequest", "ServerHelloDone" -> HandshakeStep.SERVER_REQUESTS_CERTIFICATE;
            case "ChangeCipherSpec", "KeyUpdate", "ApplicationData" -> HandshakeStep.ENCRYPTED_CONNECTION;
            default -> HandshakeStep.SERVER_CERTIFICATE;
        };
    }

    private HandshakeStep fromClient(TlsMessage message) {
        if (message instanceof CertificateMessage certificate) {
            clientAnswer = certificate.certificates().isEmpty() ? ClientAnswer.EMPTY : ClientAnswer.SENT;
        } else if (message instanceof Finished) {
            clientFinished = true;
            clientFinishedOnce = true;
        }
        return switch (message.name()) {
            case "ClientHello" -> HandshakeStep.CLIENT_HELLO;
            case "Certificate", "ClientKeyExchange", "CertificateVerify" -> HandshakeStep.CLIENT_CERTIFICATE;
            case "Alert" -> clientFinished ? HandshakeStep.ENCRYPTED_CONNECTION : HandshakeStep.SERVER_CERTIFICATE;
            default -> HandshakeStep.ENCRYPTED_CONNECTION;
        };
    }

    private HandshakeStep alertStep(Alert received) {
        if (serverHello == null) {
            return HandshakeStep.CLIENT_HELLO;
        }
        if (clientAnswer == ClientAnswer.NOT_ASKED) {
            return clientFinished ? HandshakeStep.ENCRYPTED_CONNECTION : HandshakeStep.SERVER_CERTIFICATE;
        }
        boolean accepted = applicationData || ticket || (!tls13() && serverFinished);
        return accepted || received.description() == CLOSE_NOTIFY
                ? HandshakeStep.ENCRYPTED_CONNECTION
                : HandshakeStep.SERVER_VERIFIES_CLIENT;
    }

    /// Keeps the first alert that ends the connection. Under TLS 1.3 all do but two, whatever their level
    /// (RFC 8446 §6); a close_notify does when the handshake is not over.
    private void noteAlert(Alert received) {
        boolean ends = switch (received.description()) {
            case CLOSE_NOTIFY -> !clientFinished || !serverFinished;
            case USER_CANCELED -> received.fatal();
            default -> received.fatal() || tls13();
        };
        if (ends && alert == null) {
            alert = received;
        }
    }

    boolean tls13() {
        return serverHello != null && serverHello.selectedVersion() == 0x0304;
    }

    /// A change_cipher_spec that comes now means nothing (RFC 8446 §5).
    boolean ignoresChangeCipherSpec() {
        return retried || tls13();
    }

    boolean http2() {
        return "h2".equals(applicationProtocol);
    }

    /// A CertificateRequest came after the handshake.
    boolean askedLate() {
        return askedLate;
    }

    DecodingContext decodingContext() {
        return serverHello == null ? DecodingContext.initial() : DecodingContext.after(serverHello);
    }

    Optional<Negotiated> negotiated() {
        var hello = Optional.ofNullable(serverHello);
        return hello.flatMap(ServerHello::version)
                .map(version -> new Negotiated(
                        version,
                        hello.orElseThrow().cipherSuiteName(),
                        Optional.ofNullable(group),
                        Optional.ofNullable(applicationProtocol)));
    }

    Optional<CertificateDemand> demand() {
        return Optional.ofNullable(request).map(CertificateRequest::demand);
    }

    Optional<Alert> alert() {
        return Optional.ofNullable(alert);
    }

    List<EncodedCertificate> serverChain() {
        return serverChain;
    }

    ClientAnswer clientAnswer() {
        return clientAnswer;
    }

    boolean clientFinished() {
        return clientFinished;
    }

    /// A signature with the server's key came.
    boolean serverSigned() {
        return serverSigned;
    }

    boolean serverFinished() {
        return serverFinished;
    }

    boolean ticket() {
        return ticket;
    }

    boolean applicationData() {
        return applicationData;
    }
}
