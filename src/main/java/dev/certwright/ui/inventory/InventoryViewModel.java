package dev.certwright.ui.inventory;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.ui.common.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The certificates of the vault: read in the background, filtered, one of them selected.
public final class InventoryViewModel {
    /// Which states are shown.
    public enum Show {
        ALL,
        EXPIRING,
        EXPIRED;

        boolean includes(EntryStatus status) {
            return switch (this) {
                case ALL -> true;
                case EXPIRING -> status == EntryStatus.EXPIRING;
                case EXPIRED -> status == EntryStatus.EXPIRED;
            };
        }
    }

    private record Contents(List<Row> rows, long counter) {}

    private final InventoryService service;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<List<Row>>> rows =
            new ReadOnlyObjectWrapper<>(this, "rows", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Branch>> tree = new ReadOnlyObjectWrapper<>(this, "tree", List.of());
    private final ReadOnlyObjectWrapper<Optional<Row>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PkiException>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(this, "show", Show.ALL);
    private Optional<EntryId> wanted = Optional.empty();
    private long counter = Long.MIN_VALUE;
    private boolean reading;

    public InventoryViewModel(InventoryService service, Background background) {
        this.service = service;
        this.background = background;
        filter.subscribe(_ -> arrange());
        show.subscribe(_ -> arrange());
    }

    /// Every certificate, oldest first; nothing before they were read.
    public ReadOnlyObjectProperty<Optional<List<Row>>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// What is shown, by issuer.
    public ReadOnlyObjectProperty<List<Branch>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Row>> selectedProperty() {
        return selected.getReadOnlyProperty();
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

    public long count(Show kind) {
        return rows.get().orElse(List.of()).stream()
                .filter(row -> kind.includes(row.status()))
                .count();
    }

    /// Selects an entry, also one that is yet to be read.
    public void select(Optional<EntryId> id) {
        wanted = id;
        findSelected();
    }

    /// The selected certificate, its issuer, and so on up to the last one that is in the vault.
    public List<Entry> chain() {
        var chain = new ArrayList<Entry>();
        var next = selected.get().map(Row::entry);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = next.get().issuer().flatMap(this::row).map(Row::entry);
        }
        return chain;
    }

    /// Whether the vault has certificates that this one has signed.
    public boolean hasBelow(Entry entry) {
        return rows.get().orElse(List.of()).stream()
                .map(Row::entry)
                .anyMatch(e -> !e.id().equals(entry.id())
                        && e.issuer().filter(entry.id()::equals).isPresent());
    }

    /// Reads the vault again.
    public void refresh() {
        reading = true;
        background.run(_ -> read(), this::take, this::failed);
    }

    /// Reads the vault again if it has changed, also by another program.
    public void refreshIfChanged() {
        if (!reading) {
            reading = true;
            long known = counter;
            background.run(
                    _ -> service.changeCounter() == known ? Optional.<Contents>empty() : Optional.of(read()),
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

    /// Removes an entry and its key for good.
    public void remove(Entry entry, Runnable onDone, Consumer<PkiException> onFailure) {
        change(() -> service.remove(entry), onDone, onFailure);
    }

    private interface Change {
        void apply() throws PkiException;
    }

    private void change(Change change, Runnable onDone, Consumer<PkiException> onFailure) {
        background.run(
                _ -> {
                    change.apply();
                    return read();
                },
                contents -> {
                    take(contents);
                    onDone.run();
                },
                onFailure);
    }

    private Contents read() throws PkiException {
        long before = service.changeCounter();
        var now = service.now();
        var signers = service.issuers().stream().map(Entry::id).collect(Collectors.toSet());
        return new Contents(
                service.entries().stream()
                        .map(entry -> Row.of(entry, now, signers.contains(entry.id())))
                        .toList(),
                before);
    }

    private void take(Contents contents) {
        reading = false;
        counter = contents.counter();
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

    private void arrange() {
        var typed = filter.get().strip().toLowerCase(Locale.ROOT);
        tree.set(Branch.of(
                rows.get().orElse(List.of()), row -> show.get().includes(row.status()) && row.matches(typed)));
    }

    private void findSelected() {
        selected.set(wanted.flatMap(this::row));
    }

    private Optional<Row> row(EntryId id) {
        return rows.get().orElse(List.of()).stream()
                .filter(row -> row.entry().id().equals(id))
                .findFirst();
    }
}
