package dev.certwright.service.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ComparisonObserver;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.CredentialComparison;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.verification.Purpose;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.tls.probe.HandshakeProbe;
import dev.certwright.tls.probe.ProbeRequest;
import dev.certwright.tls.probe.ProbeResult;
import dev.certwright.tls.server.MemoryServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs a connection test, judges it, says what to do.
public final class ConnectionTestService {
    /// Loading is done with the first; the others are for the compiler.
    private static final int REHEARSALS = 2;

    private final Materials materials;
    private final HandshakeProbe probe;
    private final PathValidator validator;
    private final CertificateReader reader;
    private final OwnIssuers ownIssuers;
    private final ThrowAway throwAway;
    private final ServerChecks serverChecks;
    private final Candidates candidates;
    private final InstantSource clock;

    public ConnectionTestService(
            Materials materials,
            HandshakeProbe probe,
            PathValidator validator,
            CertificateReader reader,
            OwnCertificate own,
            ThrowAway throwAway,
            ServerChecks serverChecks,
            Candidates candidates,
            InstantSource clock) {
        this.materials = materials;
        this.probe = probe;
        this.validator = validator;
        this.reader = reader;
        this.ownIssuers = new OwnIssuers(reader, new OwnChain(validator, reader), own);
        this.throwAway = throwAway;
        this.serverChecks = serverChecks;
        this.candidates = candidates;
        this.clock = clock;
    }

    /// Does once, on nothing, what a test does, so that the first test does not wait for classes to be loaded.
    public void warmUp() {
        probe.warmUp();
        try {
            for (int i = 0; i < REHEARSALS; i++) {
                rehearse(TlsVersion.TLS_1_2);
                rehearse(TlsVersion.TLS_1_3);
            }
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
                    .log(System.Logger.Level.DEBUG, "not everything could be loaded beforehand", e);
        }
    }

    /// A test of a server in memory with a throw-away certificate, judged like any other; nobody is told.
    private void rehearse(TlsVersion version) throws PkiException {
        var credential = throwAway.make(Optional.empty(), new CertificateDemand(List.of(), List.of()));
        var test = new ConnectionTest(
                new HandshakeTarget("localhost", 443, new HandshakeTarget.Application.Http("/")),
                new ClientChoice.Given(credential),
                new TrustChoice.Given(credential.chain()),
                ConnectionOptions.standard().offering(Set.of(version)),
                Probing.AUTOMATIC);
        var request = new ProbeRequest(test.target(), Optional.of(credential), test.options());
        var server = MemoryServer.with(credential, credential.chain());
        var seen = probe.dryRun(request, server, new LiveSteps(ConnectionObserver.silent()));
        seen.recording().ifPresent(WireRecording::close);
        var known = new Known(List.of());
        var now = clock.instant();
        var trial = new Trial(Attempt.Purpose.CHOSEN, test.target().application(), Set.of(version), seen);
        var facts = new Facts(
                test,
                new Trials(List.of(trial)),
                judge(test, seen, credential.chain(), known, false, new Cancellation()),
                readable(seen.serverChain()),
                ownIssuers.examine(credential, known, test.trust(), credential.chain(), now),
                known,
                List.of(),
                now);
        report(facts, new Verdicts(facts, new StepJudge(facts, Duration.ZERO).steps()));
    }

    /// Runs a test. A bad certificate does not stop it: it goes on to collect the rest of the evidence, and then makes
    /// the further connections that the test allows to find out what the server wants.
    ///
    /// @throws PkiException when the test cannot begin (a key is locked, a file is unreadable) or was cancelled
    public ConnectionRun test(ConnectionTest test, ConnectionObserver observer, Cancellation cancellation)
            throws PkiException {
        return test(test, probe::run, observer, cancellation);
    }

    /// Lets two that the person owns shake hands in memory, before either is in use. Nothing goes over the network. The
    /// server is the JDK's TLS and asks for a certificate.
    ///
    /// @return as of a test; what the server says of a client it refuses is among the checks
    /// @throws PkiException when it cannot begin (a key is locked, a credential is unusable) or was cancelled
    public ConnectionRun dryRun(DryRun wanted, ConnectionObserver observer, Cancellation cancellation)
            throws PkiException {
        return new DryRuns(this, materials, probe, ownIssuers, reader, clock).run(wanted, observer, cancellation);
    }

    ConnectionRun test(
            ConnectionTest test, Connecting connecting, ConnectionObserver observer, Cancellation cancellation)
            throws PkiException {
        var credential = materials.credential(test.client());
        var anchors = materials.anchors(test.trust());
        var known = materials.known();
        var now = clock.instant();
        var own = credential.isPresent()
                ? ownIssuers.examine(credential.get(), known, test.trust(), anchors, now)
                : OwnSide.none();
        var live = new LiveSteps(observer);
        var seen = connecting.run(new ProbeRequest(test.target(), credential, test.options()), live, cancellation);
        boolean handedOut = false;
        try {
            var run = judged(test, connecting, seen, anchors, own, known, now, observer, cancellation);
            handedOut = true;
            return run;
        } finally {
            if (!handedOut) {
                seen.recording().ifPresent(WireRecording::close);
            }
        }
    }

    /// Tries several certificates, none first, in each of the test's versions, one connection for each.
    ///
    /// @param clients in the order of the rows
    /// @throws PkiException when a key is locked, a file is unreadable, or it was cancelled
    public CredentialComparison compare(
            ConnectionTest test, List<ClientChoice> clients, ComparisonObserver observer, Cancellation cancellation)
            throws PkiException {
        return new CredentialComparer(this, materials, reader).compare(test, clients, observer, cancellation);
    }

    private ConnectionRun judged(
            ConnectionTest test,
            Connecting connecting,
            ProbeResult seen,
            List<EncodedCertificate> anchors,
            OwnSide own,
            Known known,
            Instant now,
            ConnectionObserver observer,
            Cancellation cancellation)
            throws PkiException {
        long before = System.nanoTime();
        var judgement = judge(test, seen, anchors, known, test.options().fetching(), cancellation);
        cancellation.check();
        var took = Duration.ofNanos(System.nanoTime() - before);
        var shown = new Trial(
                Attempt.Purpose.CHOSEN,
                test.target().application(),
                test.options().versions(),
                seen);
        var first = new Facts(
                test,
                new Trials(List.of(shown)),
                judgement,
                readable(seen.serverChain()),
                own,
                known,
                candidates(seen, known, now),
                now);
        var steps = new StepJudge(first, took).steps();
        steps.forEach(observer::step);
        var trials = new FurtherTrials(
                        connecting, throwAway, test, own.credential(), own.certificate(), observer, cancellation)
                .after(shown);
        var facts = first.with(trials);
        var told = Set.copyOf(steps);
        var last = new StepJudge(facts, took).steps();
        last.stream().filter(step -> !told.contains(step)).forEach(observer::step);
        return new ConnectionRun(report(facts, new Verdicts(facts, last)), seen.recording());
    }

    private Optional<ServerJudgement> judge(
            ConnectionTest test,
            ProbeResult seen,
            List<EncodedCertificate> anchors,
            Known known,
            boolean network,
            Cancellation cancellation) {
        if (seen.serverChain().isEmpty()) {
            return Optional.empty();
        }
        var evidence = new ServerEvidence(
                seen.serverChain(),
                seen.staple(),
                test.target().host(),
                anchors,
                known.entries().stream().map(Entry::certificate).toList(),
                clock.instant());
        return Optional.of(serverChecks.judge(evidence, network, cancellation));
    }

    private List<Candidate> candidates(ProbeResult seen, Known known, Instant now) throws PkiException {
        if (seen.demand().isEmpty() || known.entries().isEmpty()) {
            return List.of();
        }
        var version = seen.negotiated().map(Negotiated::version).orElse(TlsVersion.TLS_1_3);
        return candidates.judge(seen.demand().get(), version, now);
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

    private static List<ClientBehaviour> others(Facts facts) {
        return facts.serverChain().stream()
                .findFirst()
                .map(leaf -> OtherPrograms.behaviours(
                        facts.serverChecks(), facts.test().target().host(), leaf.subjectAltNames()))
                .orElse(List.of());
    }

    private HandshakeReport report(Facts facts, Verdicts verdicts) {
        var seen = facts.probe();
        var checks = new ArrayList<>(facts.serverChecks());
        checks.addAll(facts.own().checks());
        return new HandshakeReport(
                facts.test().target(),
                facts.now(),
                verdicts.verdict(),
                verdicts.headline(),
                facts.authentication(),
                seen.reach(),
                verdicts.steps(),
                seen.messages(),
                checks,
                new DiagnosisEngine().diagnose(facts),
                others(facts),
                facts.candidates(),
                facts.trials().attempts(),
                seen.negotiated(),
                seen.serverChain(),
                seen.demand(),
                facts.reception(),
                seen.alertReceived(),
                seen.answer(),
                seen.duration());
    }
}
