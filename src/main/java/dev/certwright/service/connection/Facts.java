package dev.certwright.service.connection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.pki.path.PathValidation;
import dev.certwright.tls.probe.ConnectionEnd;
import dev.certwright.tls.probe.ProbeResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that is known when a test has run: what passed, and what we know of both certificates ourselves.
///
/// @param judgement   of the server's chain; empty when none came
/// @param serverChain what can be read of it
/// @param ownChain    of the client's credential; empty without one
/// @param ownChecks   of the client's credential, made before anything was sent
record Facts(
        ConnectionTest test,
        ProbeResult probe,
        Optional<PathValidation> judgement,
        List<CertificateDetails> serverChain,
        Optional<Credential> credential,
        List<CertificateDetails> ownChain,
        List<Check> ownChecks,
        Instant now) {
    Reception reception() {
        if (probe.clientAnswer() == ClientAnswer.NOT_ASKED
                || probe.clientFlightAt().isEmpty()) {
            return Reception.NOT_JUDGED;
        }
        if (probe.alertReceived().filter(a -> a.description() != 0).isPresent()) {
            return Reception.REFUSED_BY_ALERT;
        }
        if (probe.httpAnswer().isPresent()) {
            return probe.httpAnswer().filter(HttpRefusal::refusesCertificate).isPresent()
                    ? Reception.REFUSED_BY_APPLICATION
                    : Reception.ACCEPTED_BY_APPLICATION;
        }
        if (probe.applicationDataSeen()) {
            return Reception.ACCEPTED_BY_TLS;
        }
        boolean answered = probe.sessionTicketSeen() || finishedSaysYes();
        if (test.target().application() instanceof Application.Http || !answered) {
            return switch (probe.end()) {
                case FIN, RST -> Reception.REFUSED_SILENTLY;
                case OURS, TIMEOUT, ALERT, NEVER_OPENED ->
                    answered ? Reception.ACCEPTED_BY_TLS : Reception.NO_OBJECTION;
            };
        }
        return Reception.ACCEPTED_BY_TLS;
    }

    /// In TLS 1.2 the server judges before it sends its Finished.
    private boolean finishedSaysYes() {
        return probe.serverFinishedSeen()
                && probe.negotiated()
                        .filter(n -> n.version() == TlsVersion.TLS_1_2)
                        .isPresent();
    }

    List<Check> serverChecks() {
        return judgement.map(PathValidation::checks).orElse(List.of());
    }

    boolean serverCheckFailed(String id) {
        return failed(serverChecks(), id);
    }

    boolean ownCheckFailed(String id) {
        return failed(ownChecks, id);
    }

    private static boolean failed(List<Check> checks, String id) {
        return checks.stream().anyMatch(c -> c.id().equals(id) && c.state() == CheckState.FAIL);
    }

    /// The number of the fatal alert the server sent, or -1.
    int alert() {
        return probe.alertReceived()
                .filter(a -> a.description() != 0)
                .map(a -> a.description())
                .orElse(-1);
    }

    boolean serverHelloSeen() {
        return probe.messages().stream().anyMatch(m -> m.name().equals("ServerHello"));
    }

    boolean closedByServer() {
        return probe.end() == ConnectionEnd.FIN || probe.end() == ConnectionEnd.RST;
    }

    Optional<CertificateDetails> ownCertificate() {
        return ownChain.stream().findFirst();
    }
}
