package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph.Node;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.ui.graph.Drawing.Box;
import dev.certwright.ui.graph.Drawing.Content;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One box of the drawing. Its looks are all in the style sheet.
final class GraphBox extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass OFF_PATH = PseudoClass.getPseudoClass("off-path");

    private final Content content;
    private final GraphWords words;
    private final boolean tied;

    GraphBox(Box box, boolean tied, GraphViewModel viewModel, GraphWords words) {
        this.words = words;
        this.tied = tied;
        content = box.content();
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
        setMinSize(box.width(), box.height());
        setPrefSize(box.width(), box.height());
        setMaxSize(box.width(), box.height());
        getStyleClass().addAll("graph-box", style(content));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(this, new Tooltip(words.tooltip(content)));
        getChildren().add(label(words.title(content), "graph-title"));
        var about = words.about(content, tied);
        if (!about.isEmpty()) {
            getChildren().add(label(about, "graph-about"));
        }
        if (content instanceof Content.OfNode(Node.Certificate certificate)
                && !certificate.details().authority()) {
            getChildren().add(bar(viewModel.remaining(certificate), viewModel.status(certificate)));
        }
    }

    private static String style(Content content) {
        return switch (content) {
            case Content.OfNode(Node.Certificate certificate) ->
                certificate.details().authority() ? "graph-authority" : "graph-leaf";
            case Content.OfNode(Node.MissingIssuer _) -> "graph-missing";
            case Content.OfNode(Node.PrivateKey _) -> "graph-key";
            case Content.More _ -> "graph-more";
        };
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    /// How much of the certificate's time is left.
    private static StackPane bar(double remaining, EntryStatus status) {
        var left = new Region();
        left.getStyleClass().addAll("graph-left", status == EntryStatus.VALID ? "long" : "short");
        var track = new StackPane(left);
        track.getStyleClass().add("graph-bar");
        left.maxWidthProperty().bind(track.widthProperty().multiply(remaining));
        left.setVisible(remaining > 0);
        return track;
    }

    Content content() {
        return content;
    }

    void show(boolean selected, GraphOverlay overlay) {
        var state = content instanceof Content.OfNode(Node.Certificate certificate)
                ? overlay.state(certificate.details().certificate().sha256())
                : PathState.NOT_ON_PATH;
        boolean judged = !overlay.isEmpty();
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(PASSED, judged && state == PathState.PASS);
        pseudoClassStateChanged(FAILED, judged && state == PathState.FAIL);
        pseudoClassStateChanged(OFF_PATH, judged && state == PathState.NOT_ON_PATH);
        setAccessibleText(words.spoken(content, tied, state, judged));
    }
}
