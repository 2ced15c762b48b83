package dev.certwright.service.connection;

import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.probe.ConnectionEnd;
import dev.certwright.tls.probe.ProbeResult;
import java.util.Optional;
import java.util.Set;

/// One connection of a test.
record Trial(Attempt.Purpose purpose, Application application, Set<TlsVersion> offered, ProbeResult seen) {
    Optional<TlsVersion> version() {
        return seen.negotiated().map(Negotiated::version);
    }

    /// The server asked for a certificate, at whatever moment.
    boolean asked() {
        return seen.demand().isPresent();
    }

    /// It asked after the request, or wanted to begin anew for it (HelloRequest, RFC 5246 §7.4.1.1).
    boolean late() {
        return seen.askedLate() || (seen.demand().isEmpty() && heard("HelloRequest"));
    }

    boolean sent() {
        return seen.clientAnswer() == ClientAnswer.SENT;
    }

    /// It answered that it has no certificate.
    boolean empty() {
        return seen.clientAnswer() == ClientAnswer.EMPTY;
    }

    /// Whether the server said anything in TLS.
    boolean tlsReached() {
        return seen.messages().stream().anyMatch(m -> m.direction() == Direction.SERVER_TO_CLIENT);
    }

    boolean heard(String message) {
        return seen.messages().stream()
                .anyMatch(m ->
                        m.direction() == Direction.SERVER_TO_CLIENT && m.name().equals(message));
    }

    boolean alerted() {
        return seen.alertReceived().filter(a -> a.description() != 0).isPresent();
    }

    /// How the server took the certificate or its absence, by this connection alone.
    Reception reception() {
        if (seen.clientAnswer() == ClientAnswer.NOT_ASKED
                || seen.clientFlightAt().isEmpty()) {
            return Reception.NOT_JUDGED;
        }
        if (alerted()) {
            return Reception.REFUSED_BY_ALERT;
        }
        if (seen.answer().isPresent()) {
            return switch (Objection.of(seen.answer().get())) {
                case NONE -> Reception.ACCEPTED_BY_APPLICATION;
                case UNDECIDED -> Reception.ACCEPTED_BY_TLS;
                case POSSIBLE, PLAIN -> Reception.REFUSED_BY_APPLICATION;
            };
        }
        if (seen.applicationDataSeen()) {
            return Reception.ACCEPTED_BY_TLS;
        }
        boolean answered = seen.sessionTicketSeen() || finishedSaysYes();
        if (!(application instanceof Application.Silent) || !answered) {
            return switch (seen.end()) {
                case FIN, RST -> Reception.REFUSED_SILENTLY;
                case OURS, TIMEOUT, ALERT, NEVER_OPENED ->
                    answered ? Reception.ACCEPTED_BY_TLS : Reception.NO_OBJECTION;
            };
        }
        return Reception.ACCEPTED_BY_TLS;
    }

    /// In TLS 1.2 the server judges before it sends its Finished.
    private boolean finishedSaysYes() {
        return seen.serverFinishedSeen()
                && version().filter(v -> v == TlsVersion.TLS_1_2).isPresent();
    }

    /// The application broke off before it could say whether it wants a certificate.
    boolean undecided() {
        return seen.answer().filter(a -> Objection.of(a) == Objection.UNDECIDED).isPresent();
    }

    boolean closedByServer() {
        return seen.end() == ConnectionEnd.FIN || seen.end() == ConnectionEnd.RST;
    }
}
