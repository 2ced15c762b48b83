package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.service.connection.ConnectionTestService;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Choice;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.connection.HandshakeViewModel.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where to connect, as whom, trusting whom; runs the test.
public final class ConnectionViewModel {
    private final ConnectionTestService service;
    private final Parties parties;
    private final KeyAccess keys;
    private final Background background;
    private final HandshakeViewModel handshake;
    private final Field<HandshakeTarget> address = new Field<>("", HandshakeTarget::parse);
    private final ObservableList<ClientOption> clients =
            FXCollections.observableArrayList(new ClientOption.PickFile(), new ClientOption.None());
    private final ObservableList<TrustOption> authorities =
            FXCollections.observableArrayList(new TrustOption.OfSystem(), new TrustOption.PickFile());
    private final ObjectProperty<ClientOption> client =
            new SimpleObjectProperty<>(this, "client", new ClientOption.None());
    private final ObjectProperty<TrustOption> trust =
            new SimpleObjectProperty<>(this, "trust", new TrustOption.OfSystem());
    private final Choice<Set<TlsVersion>> versions = new Choice<>(
            List.of(EnumSet.allOf(TlsVersion.class), EnumSet.of(TlsVersion.TLS_1_3), EnumSet.of(TlsVersion.TLS_1_2)),
            ConnectionViewModel::label,
            EnumSet.allOf(TlsVersion.class));
    private final ObjectProperty<Optional<Path>> keyFile =
            new SimpleObjectProperty<>(this, "keyFile", Optional.empty());
    private final ReadOnlyBooleanWrapper keyFileWanted = new ReadOnlyBooleanWrapper(this, "keyFileWanted", false);
    private final ReadOnlyBooleanWrapper passwordWanted = new ReadOnlyBooleanWrapper(this, "passwordWanted", false);
    private boolean clientChosen;
    private boolean trustChosen;
    private Cancellation running = new Cancellation();

    public ConnectionViewModel(
            ConnectionTestService service,
            InventoryService inventory,
            InspectionService inspection,
            KeyAccess keys,
            Background background,
            HandshakeViewModel handshake) {
        this.service = service;
        this.parties = new Parties(inventory, inspection);
        this.keys = keys;
        this.background = background;
        this.handshake = handshake;
        client.subscribe((_, _) -> {
            clientChosen = true;
            forgetFileExtras();
        });
        trust.subscribe((_, _) -> trustChosen = true);
    }

    private static Phrase label(Set<TlsVersion> offered) {
        return Phrase.of(
                offered.size() > 1
                        ? "connection.tls.automatic"
                        : offered.contains(TlsVersion.TLS_1_3) ? "connection.tls.13" : "connection.tls.12");
    }

    public HandshakeViewModel handshake() {
        return handshake;
    }

    public Field<HandshakeTarget> address() {
        return address;
    }

    public ObservableList<ClientOption> clients() {
        return clients;
    }

    public ObservableList<TrustOption> authorities() {
        return authorities;
    }

    public ObjectProperty<ClientOption> clientProperty() {
        return client;
    }

    public ObjectProperty<TrustOption> trustProperty() {
        return trust;
    }

    /// The protocol versions offered.
    public Choice<Set<TlsVersion>> versions() {
        return versions;
    }

    /// The file with the private key, when it is not in the client's file.
    public ObjectProperty<Optional<Path>> keyFileProperty() {
        return keyFile;
    }

    /// True once it is known that the client's file holds no private key.
    public ReadOnlyBooleanProperty keyFileWantedProperty() {
        return keyFileWanted.getReadOnlyProperty();
    }

    /// True once it is known that the client's file, or its key, needs a password.
    public ReadOnlyBooleanProperty passwordWantedProperty() {
        return passwordWanted.getReadOnlyProperty();
    }

    /// Takes a file as the client's certificate.
    public void useClientFile(Path file) {
        add(clients, new ClientOption.OfFile(file), ClientOption.OfFile.class);
        client.set(new ClientOption.OfFile(file));
    }

    /// Takes a file as what is trusted.
    public void useTrustFile(Path file) {
        add(authorities, new TrustOption.OfFile(file), TrustOption.OfFile.class);
        trust.set(new TrustOption.OfFile(file));
    }

    /// Puts the picked file first, instead of an earlier one.
    private static <T> void add(ObservableList<T> options, T picked, Class<? extends T> kind) {
        options.removeIf(kind::isInstance);
        options.addFirst(picked);
    }

    /// Fills in what is known.
    public void prefill(Optional<String> text, Optional<ClientChoice> as, Optional<TrustChoice> trusting) {
        text.ifPresent(address.textProperty()::set);
        refresh(as, trusting);
    }

    private void refresh(Optional<ClientChoice> as, Optional<TrustChoice> trusting) {
        background.run(_ -> parties.ofVault(), found -> show(found, as, trusting), _ -> {});
    }

    private void show(Parties.OfVault found, Optional<ClientChoice> as, Optional<TrustChoice> trusting) {
        var chosen = client.get();
        var trusted = trust.get();
        replace(clients, ClientOption.OfVault.class, found.clients());
        replace(authorities, TrustOption.OfVault.class, found.authorities());
        if (!clientChosen && !found.clients().isEmpty()) {
            chosen = found.clients().getFirst();
        }
        if (!trustChosen && !found.authorities().isEmpty()) {
            trusted = found.authorities().getFirst();
        }
        client.set(as.flatMap(this::option).orElse(clients.contains(chosen) ? chosen : new ClientOption.None()));
        trust.set(trusting.flatMap(this::option)
                .orElse(authorities.contains(trusted) ? trusted : new TrustOption.OfSystem()));
    }

    /// Puts these first, instead of others of their kind.
    private static <T> void replace(ObservableList<T> options, Class<? extends T> kind, List<? extends T> now) {
        var all = new ArrayList<T>(now);
        options.stream().filter(o -> !kind.isInstance(o)).forEach(all::add);
        if (!options.equals(all)) {
            options.setAll(all);
        }
    }

    private Optional<ClientOption> option(ClientChoice wanted) {
        return clients.stream()
                .filter(o -> wanted instanceof ClientChoice.OfVault(var id)
                        && o instanceof ClientOption.OfVault(var other, var _, var _)
                        && id.equals(other))
                .findFirst();
    }

    private Optional<TrustOption> option(TrustChoice wanted) {
        return authorities.stream()
                .filter(o -> wanted instanceof TrustChoice.OfVault(var id)
                        && o instanceof TrustOption.OfVault(var other, var _)
                        && id.equals(other))
                .findFirst();
    }

    /// Runs the test, unless one runs already or the address is not usable.
    ///
    /// @param password of the client's file, empty for none; wiped
    public void run(char[] password) {
        address.visitedProperty().set(true);
        var target = address.valueIfValid();
        if (target.isPresent() && handshake.phaseProperty().get() != Phase.RUNNING) {
            var secret = password.length == 0 ? Optional.<Passphrase>empty() : Optional.of(new Passphrase(password));
            var test = new ConnectionTest(
                    target.get(),
                    choice(secret),
                    choice(trust.get()),
                    ConnectionOptions.standard()
                            .offering(versions.valueProperty().get()),
                    Probing.AUTOMATIC);
            run(test, () -> secret.ifPresent(Passphrase::close));
        }
        Arrays.fill(password, '\0');
    }

    private void run(ConnectionTest test, Runnable wipe) {
        var observer = Marshalled.to(background.ui(), handshake.begin(() -> running.cancel()));
        running = keys.run(
                cancellation -> outcome(test, observer, cancellation),
                outcome -> {
                    wipe.run();
                    handshake.done(outcome.report(), outcome.own());
                },
                failure -> {
                    wipe.run();
                    failed(failure);
                });
    }

    private record Outcome(HandshakeReport report, List<CertificateDetails> own) {}

    private Outcome outcome(ConnectionTest test, ConnectionObserver observer, Cancellation cancellation)
            throws PkiException {
        var report = service.test(test, observer, cancellation).report();
        return new Outcome(report, parties.details(test.client()));
    }

    private void failed(PkiException failure) {
        boolean file = client.get() instanceof ClientOption.OfFile;
        keyFileWanted.set(file && (keyFileWanted.get() || failure instanceof PkiException.NoPrivateKey));
        passwordWanted.set(file
                && (passwordWanted.get()
                        || failure instanceof PkiException.PasswordRequired
                        || failure instanceof PkiException.WrongPassword));
        handshake.failed(failure);
    }

    /// Stops at once what runs: a test of ours, or the demonstration.
    public void cancel() {
        handshake.cancel();
    }

    private ClientChoice choice(Optional<Passphrase> password) {
        return switch (client.get()) {
            case ClientOption.None _, ClientOption.PickFile _ -> new ClientChoice.None();
            case ClientOption.OfVault(var id, var _, var _) -> new ClientChoice.OfVault(id);
            case ClientOption.OfFile(var file) -> new ClientChoice.OfFile(file, keyFile.get(), password);
        };
    }

    private static TrustChoice choice(TrustOption option) {
        return switch (option) {
            case TrustOption.OfSystem _, TrustOption.PickFile _ -> new TrustChoice.OfSystem();
            case TrustOption.OfVault(var id, var _) -> new TrustChoice.OfVault(id);
            case TrustOption.OfFile(var file) -> new TrustChoice.OfFile(file);
        };
    }

    private void forgetFileExtras() {
        keyFile.set(Optional.empty());
        keyFileWanted.set(false);
        passwordWanted.set(false);
    }
}
