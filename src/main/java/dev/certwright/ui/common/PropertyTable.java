package dev.certwright.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Names on the left, values on the right, a line below each.
public final class PropertyTable extends GridPane {
    private static final double NAME_WIDTH = 140;

    public PropertyTable() {
        getStyleClass().add("property-table");
        var names = new ColumnConstraints(NAME_WIDTH);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    public void clear() {
        getChildren().clear();
    }

    /// Adds a row whose value is a text that wraps.
    public void row(String name, String value) {
        row(name, text(value));
    }

    /// Adds a row whose value is some nodes side by side; the first one takes the room there is.
    public void row(String name, Node... value) {
        int row = getRowCount();
        var label = new Label(name);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        var left = new HBox(label);
        left.getStyleClass().add("property-name");
        var right = new HBox(value);
        right.getStyleClass().add("property-value");
        addRow(row, left, right);
    }

    public static Label text(String value) {
        var label = new Label(value);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
