package dev.certwright.service.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidation;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.pki.path.Purpose;
import dev.certwright.tls.probe.HandshakeProbe;
import dev.certwright.tls.probe.ProbeRequest;
import dev.certwright.tls.probe.ProbeResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a connection test, judges it, says what to do.
public final class ConnectionTestService {
    private final Materials materials;
    private final HandshakeProbe probe;
    private final PathValidator validator;
    private final CertificateReader reader;
    private final OwnCertificate own;
    private final InstantSource clock;

    public ConnectionTestService(
            Materials materials,
            HandshakeProbe probe,
            PathValidator validator,
            CertificateReader reader,
            OwnCertificate own,
            InstantSource clock) {
        this.materials = materials;
        this.probe = probe;
        this.validator = validator;
        this.reader = reader;
        this.own = own;
        this.clock = clock;
    }

    /// Does once, on nothing, what a test does, so that the first test does not wait for classes to be loaded.
    public void warmUp() {
        probe.warmUp();
        try {
            for (var authority : materials.anchors(new TrustChoice.OfSystem()).stream()
                    .limit(1)
                    .toList()) {
                validator.validate(new PathRequest(
                        authority,
                        List.of(),
                        List.of(authority),
                        List.of(),
                        clock.instant(),
                        Purpose.SERVER,
                        Optional.of("localhost")));
            }
        } catch (PkiException e) {
            System.getLogger(ConnectionTestService.class.getName())
                    .log(System.Logger.Level.DEBUG, "the platform's authorities cannot be read", e);
        }
    }

    /// Runs a test. A bad certificate does not stop it: it goes on to collect the rest of the evidence.
    ///
    /// @throws PkiException when the test cannot begin (a key is locked, a file is unreadable) or was cancelled
    public ConnectionRun test(ConnectionTest test, ConnectionObserver observer, Cancellation cancellation)
            throws PkiException {
        var credential = materials.credential(test.client());
        var anchors = materials.anchors(test.trust());
        var now = clock.instant();
        var ownChain = credential.isPresent() ? details(credential.get().chain()) : List.<CertificateDetails>of();
        List<Check> ownChecks = credential.isPresent() ? own.checks(credential.get(), ownChain, now) : List.of();
        var live = new LiveSteps(observer);
        var seen = probe.run(new ProbeRequest(test.target(), credential, test.options()), live, cancellation);
        long before = System.nanoTime();
        var judgement = judge(test, seen, anchors);
        var took = Duration.ofNanos(System.nanoTime() - before);
        var facts =
                new Facts(test, seen, judgement, readable(seen.serverChain()), credential, ownChain, ownChecks, now);
        var steps = new StepJudge(facts, took).steps();
        steps.forEach(observer::step);
        return new ConnectionRun(report(facts, new Verdicts(facts, steps)), seen.recording());
    }

    private Optional<PathValidation> judge(ConnectionTest test, ProbeResult seen, List<EncodedCertificate> anchors) {
        var chain = seen.serverChain();
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(validator.validate(new PathRequest(
                chain.getFirst(),
                chain.subList(1, chain.size()),
                anchors,
                List.of(),
                clock.instant(),
                Purpose.SERVER,
                Optional.of(test.target().host()))));
    }

    private List<CertificateDetails> details(List<EncodedCertificate> chain) throws PkiException {
        var all = new ArrayList<CertificateDetails>();
        for (var certificate : chain) {
            all.add(reader.read(certificate));
        }
        return all;
    }

    /// What can be read of a chain that a stranger sent.
    private List<CertificateDetails> readable(List<EncodedCertificate> chain) {
        var all = new ArrayList<CertificateDetails>();
        for (var certificate : chain) {
            try {
                all.add(reader.read(certificate));
            } catch (PkiException.Malformed _) {
                break;
            }
        }
        return all;
    }

    private static HandshakeReport report(Facts facts, Verdicts verdicts) {
        var seen = facts.probe();
        var checks = new ArrayList<>(facts.serverChecks());
        checks.addAll(facts.ownChecks());
        return new HandshakeReport(
                facts.test().target(),
                facts.now(),
                verdicts.verdict(),
                verdicts.headline(),
                ClientAuthentication.unknown(),
                seen.reach(),
                verdicts.steps(),
                seen.messages(),
                checks,
                new DiagnosisEngine().diagnose(facts),
                List.of(),
                List.of(),
                List.of(),
                seen.negotiated(),
                seen.serverChain(),
                seen.demand(),
                facts.reception(),
                seen.alertReceived(),
                seen.answer(),
                seen.duration());
    }
}
