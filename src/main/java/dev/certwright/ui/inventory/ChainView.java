package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.Entry;
import dev.certwright.text.Messages;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A certification path drawn from the root to the leaf: a box for each certificate, an arrow for each signature.
final class ChainView extends HBox {
    private static final PseudoClass AUTHORITY = PseudoClass.getPseudoClass("authority");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    /// @param path the highest CA first
    ChainView(List<Entry> path, Messages messages) {
        getStyleClass().add("chain");
        if (!path.getFirst().root()) {
            getChildren().addAll(box(path.getFirst().details().issuer().shortForm(), "chain-outside"), arrow(messages));
        }
        for (int i = 0; i < path.size(); i++) {
            if (i > 0) {
                getChildren().add(arrow(messages));
            }
            var box = box(path.get(i).name(), "chain-box");
            box.pseudoClassStateChanged(AUTHORITY, path.get(i).profile().authority());
            box.pseudoClassStateChanged(LAST, i == path.size() - 1);
            getChildren().add(box);
        }
    }

    private static Label box(String name, String styleClass) {
        var box = new Label(name);
        box.getStyleClass().addAll("chain-node", styleClass);
        box.setTooltip(new Tooltip(name));
        return box;
    }

    private static VBox arrow(Messages messages) {
        var word = new Label(messages.text("inventory.chain.signed"));
        word.getStyleClass().add("chain-word");
        word.setMinWidth(USE_PREF_SIZE);
        var line = new Region();
        line.getStyleClass().add("chain-line");
        var head = new Region();
        head.getStyleClass().add("chain-head");
        var shaft = new HBox(line, new StackPane(head));
        shaft.getStyleClass().add("chain-shaft");
        HBox.setHgrow(line, javafx.scene.layout.Priority.ALWAYS);
        var arrow = new VBox(word, shaft);
        arrow.getStyleClass().add("chain-arrow");
        arrow.setMinWidth(USE_PREF_SIZE);
        return arrow;
    }
}
