package dev.certwright.ui.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.WaitingRequest;
import dev.certwright.service.requests.RequestService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The requests that wait for their certificate. Needs javafx.base only.
public final class RequestsViewModel {
    private final RequestService service;
    private final KeyAccess keys;
    private final Background background;
    private final Consumer<EntryId> accepted;
    private final ObservableList<WaitingRequest> waiting = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Phrase>> note =
            new ReadOnlyObjectWrapper<>(this, "note", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<WaitingRequest>> asking =
            new ReadOnlyObjectWrapper<>(this, "asking", Optional.empty());

    /// @param accepted hears of the certificate that has come
    public RequestsViewModel(
            RequestService service, KeyAccess keys, Background background, Consumer<EntryId> accepted) {
        this.service = service;
        this.keys = keys;
        this.background = background;
        this.accepted = accepted;
        refresh();
    }

    public ObservableList<WaitingRequest> waiting() {
        return FXCollections.unmodifiableObservableList(waiting);
    }

    /// What came of what was asked for last.
    public ReadOnlyObjectProperty<Optional<Phrase>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// The request about whose removal the person is asked.
    public ReadOnlyObjectProperty<Optional<WaitingRequest>> askingProperty() {
        return asking.getReadOnlyProperty();
    }

    private void refresh() {
        background.run(_ -> service.list(), waiting::setAll, this::failed);
    }

    /// Takes in the certificate that came back; its request is found by its key.
    public void accept(Path file) {
        keys.run(
                _ -> service.accept(file),
                came -> {
                    note.set(Optional.of(
                            Phrase.of("csr.sheet.accepted", came.entry().name())));
                    refresh();
                    accepted.accept(came.entry().id());
                },
                this::failed);
    }

    /// Writes a request once more.
    public void save(WaitingRequest request, Path file) {
        background.run(
                _ -> {
                    service.save(request, file, true);
                    return file;
                },
                where -> note.set(Optional.of(Phrase.of("csr.sheet.saved", where.toString()))),
                this::failed);
    }

    /// Asks before a request and its key are removed for good.
    public void ask(WaitingRequest request) {
        asking.set(Optional.of(request));
    }

    public void keep() {
        asking.set(Optional.empty());
    }

    /// Removes the request, after the person was asked.
    public void remove() {
        asking.get()
                .ifPresent(request -> background.run(
                        _ -> {
                            service.remove(request);
                            return request;
                        },
                        gone -> {
                            note.set(Optional.of(Phrase.of("csr.cli.removed", gone.name())));
                            refresh();
                        },
                        this::failed));
        asking.set(Optional.empty());
    }

    private void failed(PkiException why) {
        if (!(why instanceof PkiException.Cancelled)) {
            note.set(Optional.of(why.phrase()));
        }
    }
}
