package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.ProfileChip;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The cells of the list of certificates. Each has its nodes once and shows one row after another with them.
final class InventoryCells {
    private static final PseudoClass AUTHORITY = PseudoClass.getPseudoClass("authority");
    private static final double BAR_WIDTH = 70;
    private static final double MIN_BAR_WIDTH = 24;
    private static final double DATE_WIDTH = 100;

    private InventoryCells() {}

    static TreeTableCell<Row, Row> name() {
        var label = new Label();
        label.getStyleClass().add("entry-name");
        return cell(label, row -> {
            label.setText(row.entry().name());
            label.pseudoClassStateChanged(AUTHORITY, row.entry().profile().authority());
        });
    }

    static TreeTableCell<Row, Row> profile(Messages messages) {
        var chip = new Chip(Chip.Kind.NEUTRAL, "");
        return cell(
                chip,
                row -> chip.show(
                        ProfileChip.kind(row.entry().profile()),
                        ProfileChip.word(row.entry().profile(), messages)));
    }

    static TreeTableCell<Row, Row> key() {
        var label = text();
        return cell(label, row -> label.setText(InventoryColumns.key(row)));
    }

    static TreeTableCell<Row, Row> status(Messages messages) {
        var chip = new Chip(Chip.Kind.OK, "");
        return cell(chip, row -> InventoryColumns.status(chip, row, messages));
    }

    /// A bar, which gives way when the column is narrow, and the day.
    static TreeTableCell<Row, Row> validUntil(TreeTableColumn<Row, Row> column, Dates dates) {
        DoubleProperty lifeLeft = new SimpleDoubleProperty();
        var width = column.widthProperty().map(w -> barWidth(w.doubleValue()));
        var left = new Region();
        left.maxWidthProperty()
                .bind(lifeLeft.multiply(javafx.beans.binding.Bindings.createDoubleBinding(
                        () -> barWidth(column.getWidth()), column.widthProperty())));
        var bar = new StackPane(left);
        bar.getStyleClass().add("bar");
        bar.minWidthProperty().bind(width);
        bar.maxWidthProperty().bind(width);
        bar.visibleProperty().bind(width.map(w -> w > 0));
        bar.managedProperty().bind(bar.visibleProperty());
        var day = text();
        var line = new HBox(bar, day);
        line.getStyleClass().add("label-line");
        return cell(line, row -> {
            lifeLeft.set(row.lifeLeft());
            left.getStyleClass().setAll(row.status() == EntryStatus.EXPIRING ? "bar-left-warn" : "bar-left");
            day.setText(dates.day(row.entry().validity().notAfter()));
        });
    }

    private static double barWidth(double columnWidth) {
        double room = columnWidth - DATE_WIDTH;
        return room < MIN_BAR_WIDTH ? 0 : Math.min(room, BAR_WIDTH);
    }

    private static TreeTableCell<Row, Row> cell(Node view, Consumer<Row> show) {
        return new TreeTableCell<>() {
            @Override
            protected void updateItem(Row row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                    setGraphic(null);
                } else {
                    show.accept(row);
                    setGraphic(view);
                }
            }
        };
    }

    private static Label text() {
        var label = new Label();
        label.getStyleClass().add("entry-text");
        return label;
    }
}
