package dev.certwright.service.connection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.tls.probe.ProbeResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that is known when a test has run: what passed, and what we know of both certificates ourselves.
///
/// @param judgement   of the server's chain; empty when none came
/// @param serverChain what can be read of it
/// @param candidates  the person's certificates, judged by what the server asks for
record Facts(
        ConnectionTest test,
        Trials trials,
        Optional<ServerJudgement> judgement,
        List<CertificateDetails> serverChain,
        OwnSide own,
        Known known,
        List<Candidate> candidates,
        Instant now) {
    Facts {
        serverChain = List.copyOf(serverChain);
        candidates = List.copyOf(candidates);
    }

    /// The same after more connections.
    Facts with(Trials more) {
        return new Facts(test, more, judgement, serverChain, own, known, candidates, now);
    }

    Trial shown() {
        return trials.shown();
    }

    ProbeResult probe() {
        return shown().seen();
    }

    Reception reception() {
        return trials.reception();
    }

    ClientAuthentication authentication() {
        return new Demands(trials, ownIsSound() && announcesOurs()).authentication();
    }

    /// What the server wants in the version of the connection that is shown.
    Optional<ClientAuthentication.OfVersion> wanted() {
        return authentication().versions().stream()
                .filter(v -> shown().version().filter(v.version()::equals).isPresent())
                .findFirst();
    }

    List<Check> serverChecks() {
        return judgement.map(ServerJudgement::checks).orElse(List.of());
    }

    Optional<Check> failedServerCheck(String id) {
        return serverChecks().stream()
                .filter(c -> c.id().equals(id) && c.failed())
                .findFirst();
    }

    boolean serverCheckFailed(String id) {
        return failedServerCheck(id).isPresent();
    }

    /// The certificate that the server should have sent and did not, found elsewhere.
    Optional<CertificateDetails> missingIssuer() {
        return judgement.flatMap(ServerJudgement::missingIssuer);
    }

    /// The root at the end of the server's chain when it is at hand but not trusted.
    Optional<CertificateDetails> unknownRoot() {
        return judgement.flatMap(ServerJudgement::unknownRoot);
    }

    /// The number of the fatal alert the server sent, or -1.
    int alert() {
        return probe().alertReceived()
                .filter(a -> a.description() != 0)
                .map(a -> a.description())
                .orElse(-1);
    }

    /// The number of the alert with which we gave up, or -1.
    int localAlert() {
        return probe().localAbort().map(a -> a.alert().description()).orElse(-1);
    }

    boolean opened() {
        return probe().connectFailure().isEmpty()
                && probe().startupFailure().isEmpty()
                && probe().foreignGreeting().isEmpty();
    }

    boolean serverHelloSeen() {
        return shown().heard("ServerHello");
    }

    boolean in(TlsVersion version) {
        return shown().version().filter(v -> v == version).isPresent();
    }

    boolean closedByServer() {
        return shown().closedByServer();
    }

    boolean offersAllVersions() {
        return test.options().versions().size() == TlsVersion.values().length;
    }

    /// The server refused the certificate that we showed.
    boolean refusedOurs() {
        return shown().sent() && reception().refused() && own.certificate().isPresent();
    }

    /// Nothing that we can see ourselves is wrong with our certificate.
    boolean ownIsSound() {
        return own.certificate().isPresent()
                && own.checks().stream().noneMatch(Check::failed)
                && own.expired(now).isEmpty()
                && own.early(now).isEmpty();
    }

    /// The issuers the server says it accepts; empty means that it does not say.
    List<DistinguishedName> announced() {
        return probe().demand().map(CertificateDemand::authorities).orElse(List.of());
    }

    boolean announces(DistinguishedName name) {
        return announced().stream().anyMatch(n -> NameComparison.same(n, name));
    }

    /// The server names an issuer of what we sent.
    boolean announcesOurs() {
        return own.chain().stream().anyMatch(c -> announces(c.issuer()));
    }

    /// The server names issuers, and none of ours is among them.
    boolean announcesOthers() {
        return !announced().isEmpty() && !announcesOurs();
    }

    /// The certificate that leads from what we sent to what the server names, or to the root when it names nobody: we
    /// have it and did not send it.
    Optional<CertificateDetails> intermediateNotSent() {
        boolean leads = announced().isEmpty()
                || (announcesOthers() && own.above().stream().anyMatch(c -> announces(c.issuer())));
        return leads ? own.above().stream().filter(c -> !c.selfIssued()).findFirst() : Optional.empty();
    }
}
