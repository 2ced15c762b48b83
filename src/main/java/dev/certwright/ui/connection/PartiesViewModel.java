package dev.certwright.ui.connection;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.ui.common.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// As whom a test is made, and trusting whom.
public final class PartiesViewModel {
    /// So much of a fingerprint, in characters, stands for an authority whose name nobody knows.
    private static final int FINGERPRINT_START = 23;

    private final Parties parties;
    private final Background background;
    private final ObservableList<ClientOption> clients =
            FXCollections.observableArrayList(new ClientOption.PickFile(), new ClientOption.None());
    private final ObservableList<TrustOption> authorities =
            FXCollections.observableArrayList(new TrustOption.OfSystem(), new TrustOption.PickFile());
    private final ObjectProperty<ClientOption> client =
            new SimpleObjectProperty<>(this, "client", new ClientOption.None());
    private final ObjectProperty<TrustOption> trust =
            new SimpleObjectProperty<>(this, "trust", new TrustOption.OfSystem());
    private final ObjectProperty<Optional<Path>> keyFile =
            new SimpleObjectProperty<>(this, "keyFile", Optional.empty());
    private final ReadOnlyBooleanWrapper keyFileWanted = new ReadOnlyBooleanWrapper(this, "keyFileWanted", false);
    private final ReadOnlyBooleanWrapper passwordWanted = new ReadOnlyBooleanWrapper(this, "passwordWanted", false);
    private boolean clientChosen;
    private boolean trustChosen;

    public PartiesViewModel(InventoryService inventory, InspectionService inspection, Background background) {
        this.parties = new Parties(inventory, inspection);
        this.background = background;
        client.subscribe((_, _) -> {
            clientChosen = true;
            keyFile.set(Optional.empty());
            keyFileWanted.set(false);
            passwordWanted.set(false);
        });
        trust.subscribe((_, _) -> trustChosen = true);
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

    /// Trusts an authority that a server has shown, until the program ends.
    public void trust(EncodedCertificate authority, String name) {
        var given = new TrustOption.Given(authority, name);
        add(authorities, given, TrustOption.Given.class);
        trust.set(given);
    }

    /// Chooses a client certificate of the vault; one that is not in the list yet is put there.
    public void choose(EntryId entry, String name) {
        var known = option(new ClientChoice.OfVault(entry));
        var wanted = known.orElseGet(() -> new ClientOption.OfVault(entry, name, Optional.empty()));
        if (known.isEmpty()) {
            clients.addFirst(wanted);
        }
        client.set(wanted);
    }

    /// Chooses what a test was made with.
    ///
    /// @param name what the client's certificate was called
    void show(ClientChoice as, String name, TrustChoice trusting) {
        switch (as) {
            case ClientChoice.None _, ClientChoice.Given _ -> client.set(new ClientOption.None());
            case ClientChoice.OfVault(var entry) -> choose(entry, name);
            case ClientChoice.OfFile(var file, var key, var _) -> {
                useClientFile(file);
                keyFile.set(key);
                keyFileWanted.set(key.isPresent());
            }
        }
        switch (trusting) {
            case TrustChoice.OfSystem _ -> trust.set(new TrustOption.OfSystem());
            case TrustChoice.OfFile(var file) -> useTrustFile(file);
            case TrustChoice.OfVault(var entry) -> {
                var wanted = option(trusting).orElseGet(() -> new TrustOption.OfVault(entry, "#" + entry.value()));
                if (!authorities.contains(wanted)) {
                    authorities.addFirst(wanted);
                }
                trust.set(wanted);
            }
            case TrustChoice.Given(var given) ->
                given.stream()
                        .findFirst()
                        .ifPresentOrElse(
                                a -> trust(a, a.sha256().toString().substring(0, FINGERPRINT_START)),
                                () -> trust.set(new TrustOption.OfSystem()));
        }
    }

    /// Chooses the new certificate where the old one was chosen.
    void reissued(EntryId old, Entry made) {
        if (client.get() instanceof ClientOption.OfVault(var id, var _, var _) && id.equals(old)) {
            choose(made.id(), made.name());
        }
        refresh(Optional.empty(), Optional.empty());
    }

    /// Puts the picked one first, instead of an earlier one.
    private static <T> void add(ObservableList<T> options, T picked, Class<? extends T> kind) {
        options.removeIf(kind::isInstance);
        options.addFirst(picked);
    }

    /// Reads the vault again, and chooses what is wanted, if anything.
    void refresh(Optional<ClientChoice> as, Optional<TrustChoice> trusting) {
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
        client.set(as.flatMap(this::option).orElse(still(chosen)));
        trust.set(trusting.flatMap(this::option)
                .orElse(authorities.contains(trusted) ? trusted : new TrustOption.OfSystem()));
    }

    /// The option as the list has it now; a certificate is the same however it is called.
    private ClientOption still(ClientOption chosen) {
        return chosen instanceof ClientOption.OfVault(var id, var _, var _)
                ? option(new ClientChoice.OfVault(id)).orElse(new ClientOption.None())
                : clients.contains(chosen) ? chosen : new ClientOption.None();
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

    /// The client that is chosen.
    ClientChoice clientChoice(Optional<Passphrase> password) {
        return switch (client.get()) {
            case ClientOption.None _, ClientOption.PickFile _ -> new ClientChoice.None();
            case ClientOption.OfVault(var id, var _, var _) -> new ClientChoice.OfVault(id);
            case ClientOption.OfFile(var file) -> new ClientChoice.OfFile(file, keyFile.get(), password);
        };
    }

    /// What is trusted.
    TrustChoice trustChoice() {
        return switch (trust.get()) {
            case TrustOption.OfSystem _, TrustOption.PickFile _ -> new TrustChoice.OfSystem();
            case TrustOption.OfVault(var id, var _) -> new TrustChoice.OfVault(id);
            case TrustOption.OfFile(var file) -> new TrustChoice.OfFile(file);
            case TrustOption.Given(var authority, var _) -> new TrustChoice.Given(List.of(authority));
        };
    }

    /// The certificates of a choice, its own first. Slow: for a worker.
    List<CertificateDetails> details(ClientChoice choice) throws PkiException {
        return parties.details(choice);
    }

    /// Finds out what the client's file lacks.
    void learn(PkiException failure) {
        boolean file = client.get() instanceof ClientOption.OfFile;
        keyFileWanted.set(file && (keyFileWanted.get() || failure instanceof PkiException.NoPrivateKey));
        passwordWanted.set(file
                && (passwordWanted.get()
                        || failure instanceof PkiException.PasswordRequired
                        || failure instanceof PkiException.WrongPassword));
    }
}
