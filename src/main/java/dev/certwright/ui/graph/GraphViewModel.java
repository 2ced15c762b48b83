package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.ui.graph.Drawing.Box;
import dev.certwright.ui.graph.Drawing.Content;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// A graph, what of it is drawn and where, and which node is selected. Needs javafx.base only.
public final class GraphViewModel {
    private final ObjectProperty<ChainGraph> graph =
            new SimpleObjectProperty<>(this, "graph", new ChainGraph(List.of(), List.of()));
    private final ObjectProperty<Optional<String>> selected =
            new SimpleObjectProperty<>(this, "selected", Optional.empty());
    private final ObjectProperty<GraphOverlay> overlay = new SimpleObjectProperty<>(this, "overlay", GraphOverlay.NONE);
    private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>(this, "drawing", Drawing.EMPTY);
    private final InstantSource clock;
    private boolean centred;

    /// Where an arrow key leads.
    enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    /// @param clock tells how much of a certificate's time is left
    public GraphViewModel(InstantSource clock) {
        this.clock = clock;
        graph.subscribe(_ -> place());
        selected.subscribe(id -> {
            if (id.isPresent() && (!centred || drawing.get().box(id.get()).isEmpty())) {
                place();
            }
        });
    }

    private void place() {
        centred = selected.get().isPresent();
        drawing.set(GraphLayout.of(GraphPart.around(selected.get(), graph.get())));
    }

    public ObjectProperty<ChainGraph> graphProperty() {
        return graph;
    }

    /// The id of a node of the graph; one that is not in it selects nothing. Drawn is what hangs together
    /// with it, and that changes only when the node is not drawn yet.
    public ObjectProperty<Optional<String>> selectedProperty() {
        return selected;
    }

    /// What *Verify* said; [GraphOverlay#NONE] to show signatures only.
    public ObjectProperty<GraphOverlay> overlayProperty() {
        return overlay;
    }

    public ReadOnlyObjectProperty<Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /// Selects what a box stands for. For neighbours that were left out, that is the first of them, and the
    /// drawing moves there.
    void choose(Content content) {
        switch (content) {
            case Content.OfNode(var node) -> selected.set(Optional.of(node.id()));
            case Content.More more -> selected.set(Optional.of(more.first()));
        }
    }

    /// The box that an arrow key leads to: along a line to the left and right, else to whatever is nearest
    /// that way.
    Optional<Box> next(String id, Direction direction) {
        var from = drawing.get().box(id);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        var here = from.get();
        return switch (direction) {
            case LEFT -> linked(here, true).or(() -> nearest(here, b -> here.x() - b.x()));
            case RIGHT -> linked(here, false).or(() -> nearest(here, b -> b.x() - here.x()));
            case UP -> sameColumn(here, b -> here.y() - b.y());
            case DOWN -> sameColumn(here, b -> b.y() - here.y());
        };
    }

    private Optional<Box> linked(Box here, boolean issuers) {
        return drawing.get().lines().stream()
                .filter(l -> (issuers ? l.edge().to() : l.edge().from()).equals(here.id()))
                .map(l -> issuers ? l.edge().from() : l.edge().to())
                .flatMap(id -> drawing.get().box(id).stream())
                .min(Comparator.comparingDouble(b -> Math.abs(b.middle() - here.middle())));
    }

    private Optional<Box> nearest(Box here, ToDoubleFunction<Box> ahead) {
        return drawing.get().boxes().stream()
                .filter(b -> ahead.applyAsDouble(b) > 0)
                .min(Comparator.comparingDouble(b -> ahead.applyAsDouble(b) + Math.abs(b.middle() - here.middle())));
    }

    private Optional<Box> sameColumn(Box here, ToDoubleFunction<Box> ahead) {
        return drawing.get().boxes().stream()
                .filter(b -> b.x() == here.x() && ahead.applyAsDouble(b) > 0)
                .min(Comparator.comparingDouble(ahead));
    }

    /// How much of its time a certificate has left: 1 before it begins, 0 once it is over.
    double remaining(ChainGraph.Node.Certificate certificate) {
        var validity = certificate.details().validity();
        double all = validity.notAfter().getEpochSecond() - validity.notBefore().getEpochSecond();
        double left = validity.notAfter().getEpochSecond() - clock.instant().getEpochSecond();
        return all <= 0 ? 0 : Math.clamp(left / all, 0, 1);
    }

    EntryStatus status(ChainGraph.Node.Certificate certificate) {
        return EntryStatus.of(certificate.details().validity(), clock.instant());
    }
}
