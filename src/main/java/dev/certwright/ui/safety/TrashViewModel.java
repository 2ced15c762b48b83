package dev.certwright.ui.safety;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.TrashedEntry;
import dev.certwright.service.safety.TrashService;
import dev.certwright.ui.common.Background;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What lies in the trash.
public final class TrashViewModel {
    private final TrashService service;
    private final Background background;
    private final ObservableList<TrashedEntry> trashed = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Phrase>> note =
            new ReadOnlyObjectWrapper<>(this, "note", Optional.empty());
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking", false);

    public TrashViewModel(TrashService service, Background background) {
        this.service = service;
        this.background = background;
        refresh();
    }

    /// The newest first.
    public ObservableList<TrashedEntry> trashed() {
        return FXCollections.unmodifiableObservableList(trashed);
    }

    /// What came of what was asked for last.
    public ReadOnlyObjectProperty<Optional<Phrase>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Whether the person is asked before the trash is emptied.
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    private void refresh() {
        background.run(_ -> service.list(), trashed::setAll, this::failed);
    }

    /// Brings some back, with issuers that lie in the trash.
    public void restore(List<TrashedEntry> chosen) {
        if (chosen.isEmpty()) {
            note.set(Optional.of(Phrase.of("safety.trash.choose")));
            return;
        }
        var ids = chosen.stream().map(TrashedEntry::id).toList();
        background.run(
                _ -> service.restore(ids, true),
                restored -> {
                    note.set(Optional.of(Phrase.of("safety.trash.restored", restored.size())));
                    refresh();
                },
                this::failed);
    }

    /// Asks before all is removed for good.
    public void askToEmpty() {
        note.set(Optional.empty());
        asking.set(!trashed.isEmpty());
    }

    public void keep() {
        asking.set(false);
    }

    /// Removes all for good, after the person was asked.
    public void empty() {
        asking.set(false);
        background.run(
                _ -> service.empty(),
                gone -> {
                    note.set(Optional.of(Phrase.of("safety.trash.emptied", gone)));
                    refresh();
                },
                this::failed);
    }

    private void failed(PkiException why) {
        note.set(Optional.of(why.phrase()));
    }
}
