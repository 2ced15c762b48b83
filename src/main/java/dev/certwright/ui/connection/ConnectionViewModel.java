package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.Scheme;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.connection.ConnectionTestService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.connection.HandshakeViewModel.Phase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where to connect, as whom, trusting whom, and how; runs the test, and again with a remedy.
public final class ConnectionViewModel {
    private final ConnectionTestService service;
    private final PartiesViewModel parties;
    private final OptionsViewModel options = new OptionsViewModel();
    private final RemedyActions remedies;
    private final KeyAccess keys;
    private final Background background;
    private final Notices notices;
    private final Optional<RunHistory> history;
    private final HandshakeViewModel handshake;
    private final Field<HandshakeTarget> address = new Field<>("", HandshakeTarget::parse);
    private PasswordSource passwords = PasswordSource.none();
    private Optional<Made> made = Optional.empty();
    private Cancellation running = new Cancellation();

    /// What it works with.
    public record Surroundings(
            ConnectionTestService service,
            RemedyActions remedies,
            KeyAccess keys,
            Background background,
            Notices notices,
            Optional<RunHistory> history) {}

    /// A test that is over, and what it left.
    public record Made(ConnectionTest test, ConnectionRun run) {}

    /// A test as it stands in the fields.
    ///
    /// @param secrets to be wiped when it is over
    record Prepared(ConnectionTest test, List<Passphrase> secrets) implements AutoCloseable {
        @Override
        public void close() {
            secrets.forEach(Passphrase::close);
        }
    }

    public ConnectionViewModel(Surroundings around, PartiesViewModel parties, HandshakeViewModel handshake) {
        this.service = around.service();
        this.remedies = around.remedies();
        this.keys = around.keys();
        this.background = around.background();
        this.notices = around.notices();
        this.history = around.history();
        this.parties = parties;
        this.handshake = handshake;
        handshake.phaseProperty().subscribe(phase -> {
            if (phase == Phase.RUNNING) {
                forget();
            }
        });
    }

    public HandshakeViewModel handshake() {
        return handshake;
    }

    public PartiesViewModel parties() {
        return parties;
    }

    public OptionsViewModel options() {
        return options;
    }

    public Field<HandshakeTarget> address() {
        return address;
    }

    /// Takes the passwords from there when a test begins.
    public void askForPasswords(PasswordSource source) {
        passwords = source;
    }

    /// Fills in what is known.
    public void prefill(Optional<String> text, Optional<ClientChoice> as, Optional<TrustChoice> trusting) {
        text.ifPresent(address.textProperty()::set);
        parties.refresh(as, trusting);
    }

    /// The test in the fields, when every field makes sense; else each says what is wrong.
    Optional<Prepared> prepare() {
        address.visitedProperty().set(true);
        options.reveal();
        var target = address.valueIfValid();
        if (target.isEmpty() || !options.valid().get()) {
            return Optional.empty();
        }
        var client = passphrase(passwords.client());
        var proxy = passphrase(passwords.proxy());
        return Optional.of(new Prepared(
                new ConnectionTest(
                        target.get(),
                        parties.clientChoice(client),
                        parties.trustChoice(),
                        options.options(proxy),
                        options.probing().valueProperty().get()),
                Stream.of(client, proxy).flatMap(Optional::stream).toList()));
    }

    private static Optional<Passphrase> passphrase(char[] typed) {
        var secret = typed.length == 0 ? Optional.<Passphrase>empty() : Optional.of(new Passphrase(typed));
        Arrays.fill(typed, '\0');
        return secret;
    }

    /// Runs the test, unless one runs already or a field makes no sense.
    public void run() {
        if (handshake.phaseProperty().get() != Phase.RUNNING) {
            prepare().ifPresent(this::run);
        }
    }

    private void run(Prepared prepared) {
        start(
                prepared,
                (observer, cancellation) -> service.test(prepared.test(), observer, cancellation),
                report -> keep(prepared.test(), report));
    }

    /// Runs this in memory and shows it as a test, unless one runs. It is not kept: there is no server to ask again.
    void dryRun(DryRunning dryRuns, DryRun wanted) {
        if (handshake.phaseProperty().get() != Phase.RUNNING) {
            var target =
                    new HandshakeTarget(wanted.host(), Scheme.HTTPS.port(), new HandshakeTarget.Application.Http("/"));
            var test = new ConnectionTest(target, wanted.client(), new TrustChoice.OfSystem());
            start(
                    new Prepared(test, List.of()),
                    (observer, cancellation) -> dryRuns.run(wanted, observer, cancellation),
                    _ -> {});
        }
    }

    private interface Work {
        ConnectionRun run(ConnectionObserver observer, Cancellation cancellation) throws PkiException;
    }

    private void start(Prepared prepared, Work work, Consumer<HandshakeReport> whenDone) {
        var observer = Marshalled.to(background.ui(), handshake.begin(() -> running.cancel()));
        running = keys.run(
                cancellation -> new Outcome(
                        work.run(observer, cancellation),
                        parties.details(prepared.test().client())),
                outcome -> {
                    prepared.close();
                    made = Optional.of(new Made(prepared.test(), outcome.run()));
                    handshake.done(outcome.run().report(), outcome.own());
                    whenDone.accept(outcome.run().report());
                },
                failure -> {
                    prepared.close();
                    parties.learn(failure);
                    handshake.failed(failure);
                });
    }

    private void keep(ConnectionTest test, HandshakeReport report) {
        history.ifPresent(h -> background.run(
                _ -> {
                    h.keep(test, report);
                    return report;
                },
                _ -> {},
                notices::failed));
    }

    private record Outcome(ConnectionRun run, List<CertificateDetails> own) {}

    /// Stops at once what runs: a test of ours, or the demonstration.
    public void cancel() {
        handshake.cancel();
    }

    /// Wipes what the test before has left.
    private void forget() {
        made.ifPresent(m -> m.run().close());
        made = Optional.empty();
    }

    /// What is on the screen. Of the demonstration, and of what was opened, there is the report only.
    public Optional<Made> made() {
        return handshake
                .reportProperty()
                .get()
                .map(report -> made.filter(m -> m.run().report().equals(report))
                        .orElseGet(() -> new Made(
                                new ConnectionTest(
                                        report.target(), new ClientChoice.None(), new TrustChoice.OfSystem()),
                                new ConnectionRun(report, Optional.empty()))));
    }

    /// Shows a test that was made before.
    void show(HandshakeReport report) {
        address.textProperty().set(report.target().toString());
        handshake.begin(() -> {});
        handshake.done(report, List.of());
    }

    /// Fills in a test that was made before, and runs it.
    ///
    /// @param client what its certificate was called
    void runAgain(ConnectionTest test, String client) {
        again(() -> {
            address.textProperty().set(test.target().toString());
            parties.show(test.client(), client, test.trust());
            options.show(test.options(), test.probing());
        });
    }

    /// Does what a remedy says that needs no answer first, or has it by now.
    public void apply(Remedy remedy) {
        switch (remedy) {
            case Remedy.IssueClient(var authority, var _) -> remedies.issueClient(authority);
            case Remedy.ChooseClient(var entry, var name) -> again(() -> parties.choose(entry, name));
            case Remedy.UseServerName(var name) -> again(() -> options.nameServer(name));
            case Remedy.TestInstead(var target) ->
                again(() -> address.textProperty().set(target.toString()));
            case Remedy.TrustAuthority(var authority, var name) -> again(() -> parties.trust(authority, name));
            case Remedy.OfferAllVersions() -> again(options::offerAllVersions);
            case Remedy.AddIntermediate _, Remedy.ReissueWithName _, Remedy.Renew _ ->
                throw new IllegalArgumentException("needs an answer: " + remedy);
        }
    }

    /// Lets the person agree to what a certificate issued once more would be, or leads to the wizard.
    ///
    /// @param name to be put beside the names it has
    void reissue(EntryId entry, Optional<String> name, Consumer<ReissueViewModel> ask) {
        background.run(
                _ -> ReissueViewModel.plan(remedies, entry, name),
                plan -> plan.reissue()
                        .ifPresentOrElse(
                                reissue -> ask.accept(new ReissueViewModel(this, remedies, keys, plan, reissue)),
                                () -> remedies.makeAnew(entry, plan.added())),
                notices::failed);
    }

    private void again(Runnable change) {
        if (handshake.phaseProperty().get() != Phase.RUNNING) {
            change.run();
            run();
        }
    }

    /// Writes a certificate that a server forgot to send.
    public void save(EncodedCertificate certificate, Path file) {
        background.run(
                _ -> {
                    remedies.save(certificate, file);
                    return file;
                },
                saved -> notices.done(Phrase.of("connection.saved", saved.toString())),
                notices::failed);
    }
}
