package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.ui.graph.Drawing.Line;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;

/// A line of the drawing, with an arrow and the verdict on the signature; for a key only dashes.
final class GraphLine extends Group {
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass OFF_PATH = PseudoClass.getPseudoClass("off-path");
    private static final double ARROW = 9;
    private static final double VERDICT_WIDTH = 122;
    private static final double VERDICT_HEIGHT = 18;

    private final Line line;

    GraphLine(Line line, GraphWords words) {
        this.line = line;
        getStyleClass().addAll("graph-line", line.edge().signature().name().toLowerCase(Locale.ROOT));
        setMouseTransparent(true);
        boolean signed = line.edge().signature() != Signature.NONE;
        getChildren().add(curve(signed ? ARROW : 0));
        if (signed) {
            getChildren().addAll(arrow(), verdict(words));
        }
    }

    private CubicCurve curve(double shorter) {
        double to = line.toX() - shorter;
        double bend = Math.max(30, Math.abs(to - line.fromX()) / 2);
        var curve = new CubicCurve(
                line.fromX(),
                line.fromY(),
                line.fromX() + bend,
                line.fromY(),
                to - bend,
                line.toY(),
                to,
                line.toY());
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
    private Label verdict(GraphWords words) {
        var label = new Label(words.verdict(line.edge()));
        label.getStyleClass().add("graph-verdict");
        label.setAccessibleText(words.spoken(line.edge().signature()));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setPrefSize(VERDICT_WIDTH, VERDICT_HEIGHT);
        label.setMaxWidth(VERDICT_WIDTH);
        label.relocate(line.toX() - ARROW / 2 - VERDICT_WIDTH, line.toY() - VERDICT_HEIGHT - 2);
        return label;
    }

    /// @param state of the step of the path
    void show(PathState state, boolean judged) {
        boolean signed = line.edge().signature() != Signature.NONE;
        pseudoClassStateChanged(PASSED, judged && state == PathState.PASS);
        pseudoClassStateChanged(FAILED, judged && state == PathState.FAIL);
        pseudoClassStateChanged(OFF_PATH, judged && signed && state == PathState.NOT_ON_PATH);
    }

    Line line() {
        return line;
    }
}
