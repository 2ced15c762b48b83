package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.ProfileChip;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The cells of the list of certificates. Each has its nodes once and shows one row after another with them.
final class InventoryCells {
    private static final PseudoClass AUTHORITY = PseudoClass.getPseudoClass("authority");
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final double STEP = 14;
    private static final double BAR_WIDTH = 70;
    private static final double MIN_BAR_WIDTH = 24;
    private static final double DATE_WIDTH = 100;

    private InventoryCells() {}

    /// The name, set in by how deep it stands, with a triangle where certificates are below.
    static TableCell<Line, Line> name(Consumer<EntryId> fold) {
        var label = new Label();
        label.getStyleClass().add("entry-name");
        var arrow = new Region();
        arrow.getStyleClass().add("arrow");
        var triangle = new StackPane(arrow);
        triangle.getStyleClass().add("triangle");
        var line = new HBox(triangle, label);
        line.getStyleClass().add("name-line");
        return cell(line, shown -> {
            var row = shown.row();
            label.setText(row.entry().name());
            label.pseudoClassStateChanged(AUTHORITY, row.entry().profile().authority());
            arrow.setVisible(shown.parent());
            triangle.pseudoClassStateChanged(OPEN, shown.open());
            triangle.setOnMousePressed(pressed -> {
                if (shown.parent()) {
                    fold.accept(row.entry().id());
                    pressed.consume();
                }
            });
            HBox.setMargin(triangle, new Insets(0, 0, 0, STEP * shown.depth()));
        });
    }

    static TableCell<Line, Line> profile(Messages messages) {
        var chip = new Chip(Chip.Kind.NEUTRAL, "");
        return cell(
                chip,
                line -> chip.show(
                        ProfileChip.kind(line.row().entry().profile()),
                        ProfileChip.word(line.row().entry().profile(), messages)));
    }

    static TableCell<Line, Line> key() {
        var label = text();
        return cell(label, line -> label.setText(InventoryColumns.key(line.row())));
    }

    static TableCell<Line, Line> status(Messages messages) {
        var chip = new Chip(Chip.Kind.OK, "");
        return cell(chip, line -> InventoryColumns.status(chip, line.row(), messages));
    }

    /// A bar, which gives way when the column is narrow, and the day.
    static TableCell<Line, Line> validUntil(TableColumn<Line, Line> column, Dates dates) {
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
        return cell(line, shown -> {
            var row = shown.row();
            lifeLeft.set(row.lifeLeft());
            left.getStyleClass().setAll(row.status() == EntryStatus.EXPIRING ? "bar-left-warn" : "bar-left");
            day.setText(dates.day(row.entry().validity().notAfter()));
        });
    }

    private static double barWidth(double columnWidth) {
        double room = columnWidth - DATE_WIDTH;
        return room < MIN_BAR_WIDTH ? 0 : Math.min(room, BAR_WIDTH);
    }

    private static TableCell<Line, Line> cell(Node view, Consumer<Line> show) {
        return new TableCell<>() {
            @Override
            protected void updateItem(Line line, boolean empty) {
                super.updateItem(line, empty);
                if (empty || line == null) {
                    setGraphic(null);
                } else {
                    show.accept(line);
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
