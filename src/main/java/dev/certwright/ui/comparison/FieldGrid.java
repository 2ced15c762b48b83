package dev.certwright.ui.comparison;

import dev.certwright.model.comparison.CertificateComparison;
import dev.certwright.model.comparison.FieldComparison;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The fields of two certificates in two columns, those that differ marked.
final class FieldGrid {
    private FieldGrid() {}

    static GridPane of(
            CertificateComparison comparison,
            ComparisonViewModel.Labels labels,
            boolean onlyDifferences,
            Messages messages) {
        var grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(6);
        grid.getStyleClass().add("explanation");
        for (double width : new double[] {5, 23, 36, 36}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(width);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(0, new Label(), new Label(), words(labels.left(), "strong"), words(labels.right(), "strong"));
        var fields = onlyDifferences ? comparison.differences() : comparison.fields();
        for (var field : fields) {
            var name = words(messages.of(field.name()), "strong");
            var cells = List.<Node>of(
                    mark(field, messages),
                    name,
                    words(shown(field.left()), "mono"),
                    words(shown(field.right()), "mono"));
            cells.forEach(cell -> GridPane.setValignment(cell, VPos.TOP));
            grid.addRow(grid.getRowCount(), cells.toArray(Node[]::new));
        }
        return grid;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }

    private static Chip mark(FieldComparison field, Messages messages) {
        var chip = switch (field.state()) {
            case SAME -> new Chip(Chip.Kind.OK, "=");
            case DIFFERENT -> new Chip(Chip.Kind.WARN, "≠");
            case ONLY_LEFT -> new Chip(Chip.Kind.WARN, "◧");
            case ONLY_RIGHT -> new Chip(Chip.Kind.WARN, "◨");
        };
        chip.setAccessibleText(messages.text("comparison.state."
                + field.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /// All of it as plain text.
    static String text(CertificateComparison comparison, Messages messages) {
        var text = new StringBuilder(messages.of(comparison.relation().sentence()));
        for (var field : comparison.differences()) {
            text.append("\n\n").append(messages.of(field.name()));
            text.append("\nA  ").append(shown(field.left()).replace("\n", "\n   "));
            text.append("\nB  ").append(shown(field.right()).replace("\n", "\n   "));
        }
        return text.append('\n').toString();
    }
}
