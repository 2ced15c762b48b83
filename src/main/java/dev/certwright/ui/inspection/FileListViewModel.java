package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.service.inspection.Inspected;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The list of what is open, filtered, and what is selected in it.
public final class FileListViewModel {
    /// From so many lines on the list can be filtered.
    static final int LONG = 20;

    private final OpenFilesViewModel files;
    private final Executor ui;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<List<ListRow>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ReadOnlyBooleanWrapper filterable = new ReadOnlyBooleanWrapper(this, "filterable", false);
    private final ReadOnlyObjectWrapper<Optional<ListRow>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private Optional<Integer> followed = Optional.empty();
    private boolean due;

    /// Lists what is open from now on.
    ///
    /// @param ui where the list is made anew, once for many changes
    public FileListViewModel(OpenFilesViewModel files, Executor ui) {
        this.files = files;
        this.ui = ui;
        files.onAdded(this::follow);
        files.files().subscribe(this::changed);
        filter.subscribe((_, _) -> build());
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<List<ListRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Whether the list is so long that a filter helps.
    public ReadOnlyBooleanProperty filterableProperty() {
        return filterable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ListRow>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public void select(ListRow.Key key) {
        followed = Optional.empty();
        choose(key);
    }

    /// Selects what a node of the drawing stands for. A certificate that is drawn because the vault holds it is opened.
    public void select(ChainGraph.Node node) {
        Predicate<Inspected.Item> same = switch (node) {
            case ChainGraph.Node.Certificate(var _, var details, var _) -> item -> is(item, details);
            case ChainGraph.Node.PrivateKey(var _, var _, var spki) ->
                item -> item instanceof Inspected.Item.PrivateKey(var _, var _, var _, var own)
                        && own.filter(spki::equals).isPresent();
            case ChainGraph.Node.MissingIssuer _ -> _ -> false;
        };
        var open = files.files().stream()
                .flatMap(f -> IntStream.range(0, f.items().size())
                        .filter(i -> same.test(f.items().get(i)))
                        .mapToObj(i -> new ListRow.Key(f.id(), Optional.of(i))))
                .findFirst();
        if (open.isPresent()) {
            if (find(open.get()).isEmpty()) {
                filter.set("");
            }
            select(open.get());
        } else if (node instanceof ChainGraph.Node.Certificate(var _, var details, var _)) {
            files.open(details.shortName(), Bytes.of(details.certificate().der()));
        }
    }

    private static boolean is(Inspected.Item item, CertificateDetails details) {
        return item instanceof Inspected.Item.Certificate(var own, var _)
                && own.certificate().equals(details.certificate());
    }

    /// Closes the file of what is selected, and selects what stood below it.
    public void closeSelected() {
        selected.get().ifPresent(row -> closeFile(row.file().id()));
    }

    public void closeFile(int id) {
        var all = files.files();
        var next = all.stream()
                .dropWhile(f -> f.id() != id)
                .skip(1)
                .findFirst()
                .or(() -> all.reversed().stream()
                        .dropWhile(f -> f.id() != id)
                        .skip(1)
                        .findFirst());
        boolean gone = selected.get().filter(row -> row.file().id() == id).isPresent();
        files.close(id);
        build();
        if (gone) {
            next.ifPresent(f -> choose(first(f)));
        }
    }

    /// The first file of a batch is shown, and once it is open what stands first in it.
    private void follow(int id) {
        followed = Optional.of(id);
        build();
    }

    private void changed() {
        if (!due) {
            due = true;
            ui.execute(this::build);
        }
    }

    private void build() {
        due = false;
        var now = ListRows.of(files.files(), filter.get());
        var before = selected.get().map(this::successor);
        long lines = files.files().stream().mapToLong(f -> 1 + f.items().size()).sum();
        rows.set(List.copyOf(now));
        filterable.set(lines >= LONG || !filter.get().isEmpty());
        var wanted = followed.flatMap(files::find).map(FileListViewModel::first).or(() -> before);
        followed.flatMap(files::find)
                .filter(f -> !(f.state() instanceof FileState.Opening))
                .ifPresent(_ -> followed = Optional.empty());
        selected.set(wanted.flatMap(this::find).or(() -> wanted.flatMap(this::whole)));
    }

    /// Whoever waited for a file to open sees what is in it.
    private ListRow.Key successor(ListRow row) {
        boolean waiting = row instanceof ListRow.OfFile(var file) && !(file.state() instanceof FileState.Opened);
        return waiting
                ? files.find(row.file().id()).map(FileListViewModel::first).orElse(row.key())
                : row.key();
    }

    private static ListRow.Key first(OpenFile file) {
        return new ListRow.Key(file.id(), file.items().isEmpty() ? Optional.empty() : Optional.of(0));
    }

    private void choose(ListRow.Key key) {
        selected.set(find(key));
    }

    private Optional<ListRow> find(ListRow.Key key) {
        return rows.get().stream().filter(row -> row.key().equals(key)).findFirst();
    }

    private Optional<ListRow> whole(ListRow.Key key) {
        return rows.get().stream()
                .filter(row -> row.key().file() == key.file()
                        && Objects.equals(row.key().item(), Optional.empty()))
                .findFirst();
    }
}
