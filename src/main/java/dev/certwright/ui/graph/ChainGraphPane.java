package dev.certwright.ui.graph;

import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.inspection.ChainGraph.Node;
import dev.certwright.text.Messages;
import dev.certwright.ui.graph.Drawing.Box;
import dev.certwright.ui.graph.Drawing.Content;
import dev.certwright.ui.graph.GraphViewModel.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Draws a [GraphViewModel]. A click, the Tab key and the arrow keys select a node; it scrolls when there is
/// more than fits.
public final class ChainGraphPane extends ScrollPane {
    private final GraphViewModel viewModel;
    private final GraphWords words;
    private final Pane canvas = new Pane();
    private final List<GraphBox> boxes = new ArrayList<>();
    private final List<GraphLine> lines = new ArrayList<>();
    private boolean drawing;
    private boolean unseen;

    public ChainGraphPane(GraphViewModel viewModel, Messages messages) {
        this.viewModel = viewModel;
        words = new GraphWords(messages);
        getStyleClass().addAll("plain", "chain-graph");
        setAccessibleText(messages.text("graph.accessible"));
        setPannable(true);
        setFocusTraversable(false);
        setContent(canvas);
        canvas.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        viewModel.drawingProperty().subscribe(this::draw);
        viewModel.selectedProperty().subscribe(_ -> show());
        viewModel.overlayProperty().subscribe(_ -> show());
    }

    private void draw(Drawing drawn) {
        boolean focused = boxes.stream().anyMatch(Region::isFocused);
        drawing = true;
        boxes.clear();
        lines.clear();
        var tied = new HashSet<String>();
        drawn.lines().forEach(line -> {
            lines.add(new GraphLine(line, words));
            tied.add(line.edge().to());
        });
        drawn.boxes().forEach(box -> boxes.add(box(box, tied.contains(box.id()))));
        canvas.setPrefSize(drawn.width(), drawn.height());
        canvas.getChildren().setAll(lines.stream().map(GraphLine::stroke).toList());
        canvas.getChildren().addAll(lines.stream().map(GraphLine::verdict).toList());
        canvas.getChildren().addAll(boxes);
        drawing = false;
        show();
        if (focused) {
            viewModel.selectedProperty().get().flatMap(this::box).ifPresent(Region::requestFocus);
        }
    }

    private GraphBox box(Box placed, boolean tied) {
        var box = new GraphBox(placed, tied, viewModel, words);
        box.setOnMouseClicked(clicked -> {
            if (clicked.getButton() == MouseButton.PRIMARY && clicked.isStillSincePress()) {
                box.requestFocus();
                viewModel.choose(box.content());
            }
        });
        box.setOnKeyPressed(pressed -> pressed(box, pressed));
        // by the Tab key; the focus that a window gives its first control selects nothing
        box.focusVisibleProperty().subscribe(visible -> {
            if (visible && !drawing) {
                entered(box);
            }
        });
        return box;
    }

    /// What was left out is drawn only when it is asked for.
    private void entered(GraphBox box) {
        if (box.content() instanceof Content.OfNode) {
            viewModel.choose(box.content());
        }
        reveal(box);
    }

    private void pressed(GraphBox box, KeyEvent pressed) {
        switch (pressed.getCode()) {
            case LEFT -> move(box, Direction.LEFT);
            case RIGHT -> move(box, Direction.RIGHT);
            case UP -> move(box, Direction.UP);
            case DOWN -> move(box, Direction.DOWN);
            case ENTER, SPACE -> viewModel.choose(box.content());
            default -> {
                return;
            }
        }
        pressed.consume();
    }

    private void move(GraphBox from, Direction direction) {
        viewModel.next(from.content().id(), direction).flatMap(b -> box(b.id())).ifPresent(to -> {
            to.requestFocus();
            entered(to);
        });
    }

    private Optional<GraphBox> box(String id) {
        return boxes.stream().filter(b -> b.content().id().equals(id)).findFirst();
    }

    /// Selection and judgement; what is drawn where stays.
    private void show() {
        var selected = viewModel.selectedProperty().get();
        var overlay = viewModel.overlayProperty().get();
        boxes.forEach(b -> b.show(selected.equals(Optional.of(b.content().id())), overlay));
        unseen = true;
        requestLayout();
        lines.forEach(l -> {
            var from = fingerprint(l.line().edge().from());
            var to = fingerprint(l.line().edge().to());
            var state =
                    from.isPresent() && to.isPresent() ? overlay.state(from.get(), to.get()) : PathState.NOT_ON_PATH;
            l.show(state, !overlay.isEmpty());
        });
    }

    private Optional<Fingerprint> fingerprint(String id) {
        return box(id).flatMap(b -> b.content() instanceof Content.OfNode(Node.Certificate certificate)
                ? Optional.of(certificate.details().certificate().sha256())
                : Optional.empty());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (unseen && getViewportBounds().getWidth() > 0) {
            unseen = false;
            viewModel.selectedProperty().get().flatMap(this::box).ifPresent(this::reveal);
        }
    }

    /// Scrolls so far that the box is seen.
    private void reveal(GraphBox box) {
        var seen = getViewportBounds();
        setHvalue(scrolled(getHvalue(), box.getLayoutX(), box.getWidth(), seen.getWidth(), canvas.getPrefWidth()));
        setVvalue(scrolled(getVvalue(), box.getLayoutY(), box.getHeight(), seen.getHeight(), canvas.getPrefHeight()));
    }

    private static double scrolled(double value, double start, double length, double seen, double all) {
        double hidden = all - seen;
        if (hidden <= 0) {
            return value;
        }
        double from = Math.clamp(value * hidden, start + length - seen, Math.max(start, start + length - seen));
        return Math.clamp(from / hidden, 0, 1);
    }
}
