package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.ui.graph.Drawing.Line;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;

/// A line of the drawing, with an arrow and the verdict on the signature; for a key only dashes.
final class GraphLine {
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass OFF_PATH = PseudoClass.getPseudoClass("off-path");
    private static final double ARROW = 9;

    /// A line is level again soon after it began, so that the verdict stands above it.
    private static final double STEEP = 36;

    private static final double VERDICT_WIDTH = 114;
    private static final double VERDICT_HEIGHT = 18;

    private final Line line;
    private final Group stroke = new Group();
    private final Group verdict = new Group();

    GraphLine(Line line, GraphWords words) {
        this.line = line;
        for (var part : List.of(stroke, verdict)) {
            part.getStyleClass()
                    .addAll("graph-line", line.edge().signature().name().toLowerCase(Locale.ROOT));
            part.setMouseTransparent(true);
        }
        boolean signed = line.edge().signature() != Signature.NONE;
        stroke.getChildren().add(curve(signed ? ARROW : 0));
        if (signed) {
            stroke.getChildren().add(arrow());
            verdict.getChildren().add(verdict(words));
        }
    }

    Node stroke() {
        return stroke;
    }

    /// Apart from the stroke, so that no other line crosses it.
    Node verdict() {
        return verdict;
    }

    private CubicCurve curve(double shorter) {
        double to = line.toX() - shorter;
        double from = line.fromX();
        var curve = new CubicCurve(
                from, line.fromY(), from + STEEP, line.fromY(), from + STEEP / 3, line.toY(), to, line.toY());
        curve.getStyleClass().add("graph-curve");
        return curve;
    }

    private Polygon arrow() {
        double x = line.toX();
        double y = line.toY();
        var arrow = new Polygon(x - ARROW, y - 4, x, y, x - ARROW, y + 4);
        arrow.getStyleClass().add("graph-arrow");
        return arrow;
    }

    /// Above the end of the line, so that of several lines from one issuer each has its own.
    private StackPane verdict(GraphWords words) {
        var label = new Label(words.verdict(line.edge()));
        label.getStyleClass().add("graph-verdict");
        label.setAccessibleText(words.spoken(line.edge().signature()));
        var place = new StackPane(label);
        place.setPrefSize(VERDICT_WIDTH, VERDICT_HEIGHT);
        place.relocate(line.toX() - ARROW / 2 - VERDICT_WIDTH, line.toY() - VERDICT_HEIGHT - 2);
        return place;
    }

    /// @param state of the step of the path
    void show(PathState state, boolean judged) {
        boolean signed = line.edge().signature() != Signature.NONE;
        for (var part : List.of(stroke, verdict)) {
            part.pseudoClassStateChanged(PASSED, judged && state == PathState.PASS);
            part.pseudoClassStateChanged(FAILED, judged && state == PathState.FAIL);
            part.pseudoClassStateChanged(OFF_PATH, judged && signed && state == PathState.NOT_ON_PATH);
        }
    }

    Line line() {
        return line;
    }
}
