package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.Page;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Notices;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What is selected, from all sides.
public final class PageViewModel {
    private final Inspecting inspecting;
    private final Optional<Fixing> fixing;
    private final OpenFilesViewModel files;
    private final FileListViewModel list;
    private final Background background;
    private final Notices notices;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", new Shown.Nothing());
    private final ReadOnlyObjectWrapper<Optional<ChainGraph>> graph =
            new ReadOnlyObjectWrapper<>(this, "graph", Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Finding, NewCertificate>> fixes =
            new ReadOnlyObjectWrapper<>(this, "fixes", Map.of());
    private final ObjectProperty<PageTab> tab = new SimpleObjectProperty<>(this, "tab", PageTab.OVERVIEW);
    private final ReadOnlyObjectWrapper<Optional<OctetRange>> revealed =
            new ReadOnlyObjectWrapper<>(this, "revealed", Optional.empty());
    private Cancellation making = new Cancellation();
    private Cancellation drawing = new Cancellation();
    private Optional<Place> place = Optional.empty();
    private int turn;

    /// What a page is about. The content is another object each time a file is read.
    private record Place(int turn, Inspected content, int item) {
        boolean same(Inspected other, int index) {
            return content.equals(other) && item == index;
        }
    }

    /// What it needs of the window.
    public record Surroundings(
            Inspecting inspecting,
            Optional<Fixing> fixing,
            Background background,
            Notices notices,
            InstantSource clock) {}

    public PageViewModel(Surroundings around, OpenFilesViewModel files, FileListViewModel list) {
        this.inspecting = around.inspecting();
        this.fixing = around.fixing();
        this.files = files;
        this.list = list;
        this.background = around.background();
        this.notices = around.notices();
        this.clock = around.clock();
        list.selectedProperty().subscribe(_ -> show());
        list.rowsProperty().subscribe(_ -> show());
        files.busyProperty().subscribe((_, busy) -> {
            if (!busy) {
                draw();
            }
        });
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// How what is selected hangs together with the rest, once that is known.
    public ReadOnlyObjectProperty<Optional<ChainGraph>> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    /// What a new certificate would begin with that does not have the problem.
    public ReadOnlyObjectProperty<Map<Finding, NewCertificate>> fixesProperty() {
        return fixes.getReadOnlyProperty();
    }

    /// The tab in front; it stays when something else is selected.
    public ObjectProperty<PageTab> tabProperty() {
        return tab;
    }

    /// The octets to be seen on the tab *ASN.1*.
    public ReadOnlyObjectProperty<Optional<OctetRange>> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    public Instant now() {
        return clock.instant();
    }

    /// Shows octets on the tab *ASN.1*.
    public void reveal(OctetRange octets) {
        revealed.set(Optional.of(octets));
        tab.set(PageTab.ASN1);
    }

    /// Stops what is under way for the page.
    public void cancel() {
        making.cancel();
    }

    /// Makes a page anew that could not be made.
    public void tryAgain() {
        place = Optional.empty();
        show();
    }

    /// Writes a part of the page to a file.
    public void save(Path file, Bytes content) {
        background.run(
                _ -> {
                    inspecting.save(file, content);
                    return file;
                },
                written -> notices.done(Phrase.of("inspection.saved", String.valueOf(written.getFileName()))),
                notices::failed);
    }

    private void show() {
        var row = list.selectedProperty().get();
        if (row.isEmpty()) {
            leave(files.files().isEmpty() ? new Shown.Nothing() : new Shown.NothingSelected());
            return;
        }
        switch (row.get()) {
            case ListRow.OfFile(var file) -> leave(whole(file));
            case ListRow.OfItem item -> {
                if (item.item() instanceof Inspected.Item.Closed(var _, var _, var why, var locked) && locked) {
                    leave(new Shown.Locked(item.file(), why, refused(item.file())));
                } else {
                    item.file().state().seen().ifPresent(content -> open(item, content));
                }
            }
        }
    }

    private static boolean refused(OpenFile file) {
        return file.state() instanceof FileState.Opened(var _, var refused) && refused;
    }

    private static Shown whole(OpenFile file) {
        return switch (file.state()) {
            case FileState.Opening _ -> new Shown.Opening(file);
            case FileState.Opened(var content, var _) -> new Shown.Whole(file, content);
            case FileState.Failed failed -> {
                var why = failed.cause().phrase();
                if (failed.asksForPassword()) {
                    yield new Shown.Locked(file, why, failed.cause() instanceof PkiException.WrongPassword);
                }
                yield failed.asksForPatience() ? new Shown.Expensive(file) : new Shown.Failed(file, why, true);
            }
        };
    }

    private void leave(Shown now) {
        making.cancel();
        drawing.cancel();
        place = Optional.empty();
        graph.set(Optional.empty());
        fixes.set(Map.of());
        revealed.set(Optional.empty());
        shown.set(now);
    }

    private void open(ListRow.OfItem row, Inspected content) {
        if (place.filter(p -> p.same(content, row.index())).isPresent()) {
            return;
        }
        leave(new Shown.Loading(row.file()));
        var here = new Place(++turn, content, row.index());
        place = Optional.of(here);
        making = background.run(
                cancellation -> {
                    var page = inspecting.page(content, row.index(), cancellation);
                    cancellation.check();
                    return page;
                },
                page -> {
                    if (at(here)) {
                        shown.set(new Shown.Ready(row, content, page));
                        look(row, page);
                        draw();
                    }
                },
                cause -> {
                    if (at(here)) {
                        shown.set(new Shown.Failed(row.file(), cause.phrase(), true));
                    }
                });
    }

    private boolean at(Place here) {
        return place.filter(here::equals).isPresent();
    }

    private void look(ListRow.OfItem row, Page page) {
        var here = place;
        if (fixing.isPresent() && row.item() instanceof Inspected.Item.Certificate(var details, var _)) {
            background.run(
                    _ -> fixing.get().fixes(details, page.problems()),
                    found -> {
                        if (place.equals(here)) {
                            fixes.set(Map.copyOf(found));
                        }
                    },
                    notices::failed);
        }
    }

    /// The drawing is made from all that is open, so it waits until nothing more is being read.
    private void draw() {
        if (files.busyProperty().get() || !(shown.get() instanceof Shown.Ready(var row, var content, var _))) {
            return;
        }
        drawing.cancel();
        var here = place;
        var open =
                files.files().stream().flatMap(f -> f.state().seen().stream()).toList();
        drawing = background.run(
                cancellation -> inspecting.graph(open, content, row.index(), cancellation),
                drawn -> {
                    if (place.equals(here)) {
                        graph.set(Optional.of(drawn));
                    }
                },
                _ -> {});
    }
}
