package dev.certwright.ui.connection;

import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which two certificates shake hands in memory, and under which name.
public final class DryRunViewModel {
    private final DryRunning dryRuns;
    private final ConnectionViewModel connection;
    private final ObservableList<Server> servers = FXCollections.observableArrayList();
    private final ObservableList<ClientOption> clients = FXCollections.observableArrayList(new ClientOption.None());
    private final ObjectProperty<Server> server = new SimpleObjectProperty<>(this, "server", Server.nobody());
    private final ObjectProperty<ClientOption> client =
            new SimpleObjectProperty<>(this, "client", new ClientOption.None());
    private final Field<String> host = new Field<>("", DryRun::parseHost);
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", false);

    /// What can be picked as the server's certificate.
    ///
    /// @param entry empty while there is none to pick
    /// @param host  that its certificate names
    public record Server(Optional<EntryId> entry, String name, String host) {
        static Server nobody() {
            return new Server(Optional.empty(), "", "");
        }
    }

    /// Reads the vault at once.
    public DryRunViewModel(DryRunning dryRuns, ConnectionViewModel connection, Background background) {
        this.dryRuns = dryRuns;
        this.connection = connection;
        server.subscribe(chosen -> host.textProperty().set(chosen.host()));
        background.run(_ -> dryRuns.parties(), this::offer, _ -> empty.set(true));
    }

    private void offer(List<Entry> parties) {
        servers.setAll(parties.stream()
                .map(e -> new Server(
                        Optional.of(e.id()),
                        e.name(),
                        DryRun.host(e.details().subjectAltNames()).orElse("")))
                .toList());
        connection.parties().clients().stream()
                .filter(ClientOption.OfVault.class::isInstance)
                .forEach(option -> clients.add(clients.size() - 1, option));
        parties.stream()
                .filter(e -> clients.stream()
                        .noneMatch(o -> o instanceof ClientOption.OfVault(var id, var _, var _) && id.equals(e.id())))
                .forEach(e ->
                        clients.add(clients.size() - 1, new ClientOption.OfVault(e.id(), e.name(), Optional.empty())));
        servers.stream().findFirst().ifPresent(server::set);
        var wanted = connection.parties().clientProperty().get();
        client.set(clients.contains(wanted) ? wanted : clients.getFirst());
        empty.set(servers.isEmpty());
    }

    public ObservableList<Server> servers() {
        return servers;
    }

    public ObservableList<ClientOption> clients() {
        return clients;
    }

    public ObjectProperty<Server> serverProperty() {
        return server;
    }

    public ObjectProperty<ClientOption> clientProperty() {
        return client;
    }

    /// Under which the client reaches the server.
    public Field<String> host() {
        return host;
    }

    /// Whether there is no certificate for a server to show.
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /// Begins, when everything makes sense. The result is shown where tests are shown.
    ///
    /// @return whether it did
    public boolean start() {
        host.visitedProperty().set(true);
        var entry = server.get().entry();
        if (entry.isEmpty() || host.valueIfValid().isEmpty()) {
            return false;
        }
        var shown = client.get() instanceof ClientOption.OfVault(var id, var _, var _)
                ? new ClientChoice.OfVault(id)
                : new ClientChoice.None();
        connection.dryRun(
                dryRuns,
                new DryRun(
                        entry.get(),
                        shown,
                        Optional.empty(),
                        Optional.empty(),
                        host.value(),
                        EnumSet.allOf(TlsVersion.class)));
        return true;
    }
}
