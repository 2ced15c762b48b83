package dev.certwright.service.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.tls.probe.HandshakeProbe;
import dev.certwright.tls.server.MemoryServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a test against a server in this process.
record DryRuns(
        ConnectionTestService service,
        Materials materials,
        HandshakeProbe probe,
        OwnIssuers issuers,
        CertificateReader reader,
        InstantSource clock) {
    static final String REFUSAL = "server-reason";
    private static final int HTTPS = 443;

    ConnectionRun run(DryRun wanted, ConnectionObserver observer, Cancellation cancellation) throws PkiException {
        var known = materials.known();
        var server =
                materials.credential(new ClientChoice.OfVault(wanted.server())).orElseThrow();
        var client = materials.credential(wanted.client());
        var serverRoot = issuers.end(server, known, clock.instant());
        var accepted = wanted.clientTrust().isPresent()
                ? materials.anchors(wanted.clientTrust().get())
                : List.of(client.isPresent() ? issuers.end(client.get(), known, clock.instant()) : serverRoot);
        var test = new ConnectionTest(
                new HandshakeTarget(wanted.host(), HTTPS, new HandshakeTarget.Application.Http("/")),
                wanted.client(),
                wanted.trust().orElseGet(() -> new TrustChoice.Given(List.of(serverRoot))),
                ConnectionOptions.standard().offering(wanted.versions()).withoutFetching(),
                Probing.AUTOMATIC);
        var servers = new ArrayList<MemoryServer>();
        var run = service.test(
                test,
                (request, told, cancelled) -> {
                    cancelled.check();
                    servers.add(MemoryServer.with(server, accepted));
                    return probe.dryRun(request, servers.getLast(), told);
                },
                observer,
                cancellation);
        var between = Phrase.of(
                "handshake.headline.dryRun",
                name(server, known),
                client.isPresent() ? name(client.get(), known) : Phrase.of("handshake.compare.none"),
                run.report().headline());
        return new ConnectionRun(told(run.report(), between, servers.getFirst().refusal()), run.recording());
    }

    private static HandshakeReport told(HandshakeReport report, Phrase headline, Optional<String> refusal) {
        var checks = new ArrayList<>(report.checks());
        refusal.ifPresent(
                why -> checks.add(new Check(REFUSAL, CheckState.FAIL, Phrase.of("check.server-reason.said", why))));
        return report.with(
                headline,
                checks,
                report.diagnoses().stream()
                        .map(d -> d.keeping(DryRuns::withoutServer))
                        .toList());
    }

    /// Whether it can be done where there is no address to test again.
    private static boolean withoutServer(Remedy remedy) {
        return switch (remedy) {
            case Remedy.ReissueWithName _, Remedy.Renew _, Remedy.IssueClient _, Remedy.AddIntermediate _ -> true;
            case Remedy.ChooseClient _,
                    Remedy.UseServerName _,
                    Remedy.TestInstead _,
                    Remedy.TrustAuthority _,
                    Remedy.OfferAllVersions _ -> false;
        };
    }

    private String name(Credential credential, Known known) throws PkiException {
        EncodedCertificate certificate = credential.certificate();
        var entry = known.entry(certificate).map(Entry::name);
        return entry.isPresent() ? entry.get() : reader.read(certificate).shortName();
    }
}
