package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ComparisonObserver;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.CredentialComparison;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.inventory.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers of services, made up: what the screen does beyond a test.
final class MadeUp implements RunExports, RunHistory, Comparing, SecondOpinions, DryRunning {
    final List<String> asked;
    Optional<HandshakeReport> kept = Optional.empty();
    Optional<ConnectionTest> again = Optional.empty();

    /// Who takes part in dry runs, and what comes out of them.
    Parties parties = List::of;

    Dry dryRun = (_, _, _) -> {
        throw new PkiException.Cancelled();
    };

    interface Parties {
        List<Entry> get() throws PkiException;
    }

    interface Dry {
        ConnectionRun run(DryRun wanted, ConnectionObserver observer, Cancellation cancellation) throws PkiException;
    }

    MadeUp(List<String> asked) {
        this.asked = asked;
    }

    ConnectionExtras extras() {
        return new ConnectionExtras(
                Optional.of(this), Optional.of(this), Optional.of(this), Optional.of(this), Optional.of(this));
    }

    @Override
    public List<Form> forms() {
        return List.of(Form.values());
    }

    @Override
    public List<Program> programs() {
        return List.of(Program.values());
    }

    @Override
    public void save(ConnectionTest test, ConnectionRun run, Form form, Path file) {
        asked.add("save " + form.word() + " " + file.getFileName());
    }

    @Override
    public String code(ConnectionTest test, Program program) {
        return "curl --cert client.crt --key client.key --cacert ca.crt " + test.target();
    }

    @Override
    public void keep(ConnectionTest test, HandshakeReport report) {
        asked.add("keep " + report.verdict().word());
    }

    @Override
    public List<Past> recent() {
        return List.of(
                past(3, "2026-11-23T10:15:30Z", HandshakeVerdict.MUTUAL, "client01"),
                past(2, "2026-11-23T10:14:02Z", HandshakeVerdict.CLIENT_REFUSED, "legacy-client"),
                past(1, "2026-11-22T08:00:00Z", HandshakeVerdict.SERVER_NOT_VERIFIED, "client01"));
    }

    private static Past past(long id, String at, HandshakeVerdict verdict, String client) {
        return new Past(id, Instant.parse(at), "https://localhost:8443/", client, verdict.word(), "requires-in-tls");
    }

    @Override
    public HandshakeReport open(Past past) throws PkiException {
        asked.add("open " + past.id());
        return kept.orElseThrow(() -> new PkiException.EntryMissing(past.target()));
    }

    @Override
    public Optional<ConnectionTest> test(Past past) {
        asked.add("test " + past.id());
        return again;
    }

    @Override
    public HandshakeReport open(Path file) throws PkiException {
        asked.add("open " + file.getFileName());
        return kept.orElseThrow(() -> new PkiException.FileMissing(file));
    }

    @Override
    public List<Difference> compare(Past earlier, Past later) {
        asked.add("compare " + earlier.id() + " " + later.id());
        return List.of(
                new Difference(
                        ReportFixture.said("Verdict"), ReportFixture.said("refused"), ReportFixture.said("mutual TLS")),
                new Difference(
                        ReportFixture.said("Client certificate"),
                        ReportFixture.said("legacy-client"),
                        ReportFixture.said("client01")));
    }

    @Override
    public CredentialComparison compare(
            ConnectionTest test, List<ClientChoice> clients, ComparisonObserver observer, Cancellation cancellation) {
        var rows = new ArrayList<CredentialComparison.Row>();
        var versions = List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);
        var all = new ArrayList<ClientChoice>(List.of(new ClientChoice.None()));
        all.addAll(clients);
        for (var client : all) {
            boolean none = client instanceof ClientChoice.None;
            rows.add(new CredentialComparison.Row(
                    none ? ReportFixture.said("None") : ReportFixture.said("client01"),
                    versions.stream().map(v -> cell(none, v)).toList()));
            for (int i = 0; i < versions.size(); i++) {
                observer.cell(
                        rows.getLast().name(),
                        versions.get(i),
                        rows.getLast().cells().get(i));
            }
        }
        asked.add("compare " + clients.size());
        return new CredentialComparison(versions, rows);
    }

    private static CredentialComparison.Cell cell(boolean none, TlsVersion version) {
        return new CredentialComparison.Cell(
                none ? HandshakeVerdict.CLIENT_REFUSED : HandshakeVerdict.MUTUAL,
                ReportFixture.attempt(
                        none ? Attempt.Purpose.WITHOUT : Attempt.Purpose.CHOSEN,
                        version,
                        none ? Reception.REFUSED_BY_ALERT : Reception.ACCEPTED_BY_APPLICATION),
                Optional.empty());
    }

    @Override
    public SecondOpinion asJava(ConnectionTest test, Optional<HandshakeReport> shown, Cancellation cancellation) {
        asked.add("java " + test.target() + " " + shown.isPresent());
        return new SecondOpinion(
                false,
                Optional.of(TlsVersion.TLS_1_3),
                Optional.of("TLS_AES_256_GCM_SHA384"),
                false,
                Optional.of(new Alert(2, 116)),
                Phrase.of("handshake.opinion.refused", new Alert(2, 116).toString()),
                List.of(Phrase.of("handshake.opinion.notSentIssuer"), Phrase.of("handshake.opinion.group", "x25519")));
    }

    @Override
    public List<Entry> parties() throws PkiException {
        return parties.get();
    }

    @Override
    public ConnectionRun run(DryRun wanted, ConnectionObserver observer, Cancellation cancellation)
            throws PkiException {
        asked.add("dry " + wanted.host());
        return dryRun.run(wanted, observer, cancellation);
    }
}
