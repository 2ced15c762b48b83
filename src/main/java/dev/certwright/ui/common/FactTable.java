package dev.certwright.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A small table in a card, for a handful of rows whose texts wrap.
public final class FactTable extends VBox {
    private final List<Double> percents;

    /// Builds it.
    ///
    /// @param percents the widths of the columns
    public FactTable(List<Double> percents, List<String> heads) {
        this.percents = List.copyOf(percents);
        getStyleClass().addAll("card", "facts");
        var labels = new ArrayList<Node>();
        heads.forEach(text -> labels.add(new Label(text)));
        var head = row("fact-head", labels);
        if (heads.stream().skip(1).allMatch(String::isEmpty)) {
            GridPane.setColumnSpan(labels.getFirst(), GridPane.REMAINING);
        }
        getChildren().add(head);
    }

    /// Adds a row.
    ///
    /// @param kind `bad`, `warn` or empty
    public void add(String kind, List<Node> cells) {
        var row = row("fact-row", cells);
        if (!kind.isEmpty()) {
            row.getStyleClass().add(kind);
        }
        getChildren().add(row);
    }

    /// A cell of words, which wraps.
    public static Label words(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private GridPane row(String style, List<Node> cells) {
        var row = new GridPane(8, 0);
        row.getStyleClass().add(style);
        for (int i = 0; i < cells.size(); i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(percents.get(i));
            column.setHgrow(Priority.ALWAYS);
            row.getColumnConstraints().add(column);
            row.add(cells.get(i), i, 0);
        }
        return row;
    }
}
