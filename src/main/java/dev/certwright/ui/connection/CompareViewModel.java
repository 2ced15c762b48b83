package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.CredentialComparison;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Which certificates to compare, and how the server takes each of them in each version.
public final class CompareViewModel {
    /// A certificate that can take part.
    public record Part(ClientOption option, BooleanProperty chosen) {}

    private final Comparing comparing;
    private final ConnectionViewModel connection;
    private final KeyAccess keys;
    private final Background background;
    private final List<Part> parts;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
    private final ReadOnlyObjectWrapper<Optional<CredentialComparison>> result =
            new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private Cancellation work = new Cancellation();

    public CompareViewModel(
            Comparing comparing, ConnectionViewModel connection, KeyAccess keys, Background background) {
        this.comparing = comparing;
        this.connection = connection;
        this.keys = keys;
        this.background = background;
        var chosen = connection.parties().clientProperty().get();
        parts = connection.parties().clients().stream()
                .filter(o ->
                        o instanceof ClientOption.OfVault || (o instanceof ClientOption.OfFile && o.equals(chosen)))
                .map(o -> new Part(o, new SimpleBooleanProperty(o.equals(chosen))))
                .toList();
    }

    /// Those of the vault, and the file that is chosen on the screen. None at all is compared in any case.
    public List<Part> parts() {
        return parts;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// From 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<CredentialComparison>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Compares those that are chosen, unless it does so already.
    public void start() {
        if (running.get()) {
            return;
        }
        var prepared = connection.prepare();
        if (prepared.isEmpty()) {
            failure.set(Optional.of(Phrase.of("connection.compare.incomplete")));
            return;
        }
        failure.set(Optional.empty());
        result.set(Optional.empty());
        progress.set(0);
        running.set(true);
        var test = prepared.get().test();
        var clients = clients(test);
        double share = 1.0 / ((clients.size() + 1) * test.options().versions().size());
        work = keys.run(
                cancellation -> comparing.compare(
                        test, clients, (_, _, _) -> background.ui().execute(() -> advance(share)), cancellation),
                compared -> {
                    prepared.get().close();
                    running.set(false);
                    result.set(Optional.of(compared));
                },
                why -> {
                    prepared.get().close();
                    running.set(false);
                    failure.set(why instanceof PkiException.Cancelled ? Optional.empty() : Optional.of(why.phrase()));
                });
    }

    /// A file takes its key and password from the screen.
    private List<ClientChoice> clients(ConnectionTest test) {
        return parts.stream()
                .filter(p -> p.chosen().get())
                .flatMap(p -> switch (p.option()) {
                    case ClientOption.OfVault(var id, var _, var _) -> Stream.of(new ClientChoice.OfVault(id));
                    case ClientOption.OfFile _ -> Stream.of(test.client());
                    case ClientOption.None _, ClientOption.PickFile _ -> Stream.<ClientChoice>empty();
                })
                .toList();
    }

    private void advance(double share) {
        progress.set(Math.min(1, progress.get() + share));
    }

    public void cancel() {
        work.cancel();
    }
}
