package dev.certwright.ui.inventory;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.ui.common.Background;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The certificates of the vault: read and filtered in the background, one of them selected. The list comes from
/// summaries; only the certificates of the selected path are read themselves.
public final class InventoryViewModel {
    private record Reading(Contents contents, long counter) {}

    private final InventoryService service;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<List<Row>>> rows =
            new ReadOnlyObjectWrapper<>(this, "rows", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final Set<EntryId> folded = new HashSet<>();
    private final ReadOnlyObjectWrapper<Optional<Row>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
            new ReadOnlyObjectWrapper<>(this, "opened", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Row>> marked = new ReadOnlyObjectWrapper<>(this, "marked", List.of());
    private final ReadOnlyObjectWrapper<Optional<PkiException>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(this, "show", Show.ALL);
    private Contents contents = Contents.NONE;
    private Optional<EntryId> wanted = Optional.empty();
    private long counter = Long.MIN_VALUE;
    private boolean reading;
    private long arrangement;
    private long opening;

    public InventoryViewModel(InventoryService service, Background background) {
        this.service = service;
        this.background = background;
        filter.subscribe((_, _) -> arrange());
        show.subscribe((_, _) -> arrange());
    }

    /// Every certificate, by name; nothing before they were read.
    public ReadOnlyObjectProperty<Optional<List<Row>>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// What is shown, below its issuer.
    public ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Row>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// The selected certificate itself; comes a moment after it was selected.
    public ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// All that are selected in the table, the one shown among them.
    public ReadOnlyObjectProperty<List<Row>> markedProperty() {
        return marked.getReadOnlyProperty();
    }

    /// Why the vault could not be read or changed the last time it was tried.
    public ReadOnlyObjectProperty<Optional<PkiException>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ObjectProperty<Show> showProperty() {
        return show;
    }

    public int count(Show kind) {
        return contents.count(kind);
    }

    /// Selects an entry, also one that is yet to be read.
    public void select(Optional<EntryId> id) {
        wanted = id;
        findSelected();
    }

    /// Hides what is below a CA, or shows it again.
    public void fold(EntryId authority) {
        if (!folded.remove(authority)) {
            folded.add(authority);
        }
        arrange();
    }

    /// Marks several for what can be done with many at once.
    public void mark(List<Row> several) {
        marked.set(List.copyOf(several));
    }

    /// Whether the vault has certificates that this one has signed.
    public boolean hasBelow(Entry entry) {
        return contents.hasBelow(entry.id());
    }

    /// Reads the vault again.
    public void refresh() {
        reading = true;
        var before = contents;
        background.run(_ -> read(before), this::take, this::failed);
    }

    /// Reads the vault again if it has changed, also by another program.
    public void refreshIfChanged() {
        if (!reading) {
            reading = true;
            long known = counter;
            var before = contents;
            background.run(
                    _ -> service.changeCounter() == known ? Optional.<Reading>empty() : Optional.of(read(before)),
                    found -> found.ifPresentOrElse(this::take, this::unchanged),
                    this::failed);
        }
    }

    /// Gives an entry another name.
    ///
    /// @param onFailure hears why it did not work, so that the dialog can say it and keep the answer
    public void rename(Entry entry, String name, Runnable onDone, Consumer<PkiException> onFailure) {
        change(() -> service.rename(entry, name), onDone, onFailure);
    }

    private interface Change {
        void apply() throws PkiException;
    }

    private void change(Change change, Runnable onDone, Consumer<PkiException> onFailure) {
        var before = contents;
        background.run(
                _ -> {
                    change.apply();
                    return read(before);
                },
                found -> {
                    take(found);
                    onDone.run();
                },
                onFailure);
    }

    private Reading read(Contents before) throws PkiException {
        long counted = service.changeCounter();
        return new Reading(before.next(service.summaries(), service.now()), counted);
    }

    private void take(Reading found) {
        reading = false;
        counter = found.counter();
        contents = found.contents();
        failure.set(Optional.empty());
        rows.set(Optional.of(contents.rows()));
        arrange();
        findSelected();
    }

    private void unchanged() {
        reading = false;
        failure.set(Optional.empty());
    }

    private void failed(PkiException cause) {
        reading = false;
        failure.set(Optional.of(cause));
    }

    /// Filters in the background; of several filters the latest one counts.
    private void arrange() {
        long number = ++arrangement;
        var all = contents;
        var shown = show.get();
        var typed = filter.get().strip().toLowerCase(Locale.ROOT);
        var closed = Set.copyOf(folded);
        background.run(
                _ -> all.lines(row -> shown.includes(row.status()) && row.matches(typed), closed),
                found -> {
                    if (number == arrangement) {
                        lines.set(found);
                    }
                },
                this::failed);
    }

    private void findSelected() {
        var row = wanted.flatMap(contents::row);
        selected.set(row);
        open(row);
    }

    /// Reads the certificates of the path in the background; of several selections the latest one counts.
    private void open(Optional<Row> row) {
        long number = ++opening;
        if (row.isEmpty()) {
            opened.set(Optional.empty());
            return;
        }
        var all = contents;
        var shown = row.get();
        background.run(
                _ -> {
                    var entry = service.find(shown.entry().id());
                    return entry.isPresent()
                            ? Optional.of(Opened.of(shown, entry.get(), service.chain(entry.get()), all))
                            : Optional.<Opened>empty();
                },
                found -> {
                    if (number == opening) {
                        opened.set(found);
                    }
                },
                this::failed);
    }
}
