package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.ProfileChip;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The columns of the list of certificates.
final class InventoryColumns {
    private static final PseudoClass AUTHORITY = PseudoClass.getPseudoClass("authority");
    private static final double BAR_WIDTH = 70;
    private static final double MIN_BAR_WIDTH = 24;
    private static final double DATE_WIDTH = 100;
    private static final double NARROW = 520;

    private final Messages messages;
    private final Dates dates;

    private InventoryColumns(Messages messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /// Adds them; the name takes the room that the others leave.
    static void add(TreeTableView<Row> table, Messages messages, Dates dates) {
        var columns = new InventoryColumns(messages, dates);
        var name = columns.column("inventory.column.name", 110, 380, Double.MAX_VALUE, row -> columns.name(row));
        name.setReorderable(false);
        table.getColumns().add(name);
        table.getColumns()
                .add(columns.column(
                        "inventory.column.type",
                        98,
                        100,
                        115,
                        row -> ProfileChip.of(row.entry().profile(), columns.messages)));
        table.getColumns().add(columns.column("inventory.column.key", 74, 92, 100, row -> text(key(row))));
        var until = columns.column("inventory.column.validUntil", 96, 175, 185, _ -> new Label());
        until.setCellFactory(_ -> cell(row -> columns.validUntil(row, until)));
        table.getColumns().add(until);
        table.getColumns()
                .add(columns.column("inventory.column.status", 74, 85, 100, row -> status(row, columns.messages)));
        fit(table);
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    }

    static Chip status(Row row, Messages messages) {
        return switch (row.status()) {
            case VALID -> new Chip(Chip.Kind.OK, messages.text("inventory.status.valid"));
            case EXPIRING -> new Chip(Chip.Kind.WARN, messages.text("inventory.status.daysLeft", row.daysLeft()));
            case EXPIRED -> new Chip(Chip.Kind.BAD, messages.text("inventory.status.expired"));
            case NOT_YET_VALID -> new Chip(Chip.Kind.NEUTRAL, messages.text("inventory.status.notYetValid"));
            case REVOKED -> new Chip(Chip.Kind.BAD, messages.text("inventory.status.revoked"));
            case ON_HOLD -> new Chip(Chip.Kind.WARN, messages.text("inventory.status.onHold"));
        };
    }

    /// The short form, without the word that every elliptic curve key has.
    static String key(Row row) {
        var label = row.entry().details().publicKey().label();
        return label.startsWith("ECDSA ") ? label.substring("ECDSA ".length()) : label;
    }

    private Node name(Row row) {
        var label = new Label(row.entry().name());
        label.getStyleClass().add("entry-name");
        label.pseudoClassStateChanged(AUTHORITY, row.entry().profile().authority());
        return label;
    }

    /// The bar gives way when the column is narrow.
    private Node validUntil(Row row, TreeTableColumn<Row, Row> column) {
        var width = column.widthProperty().map(w -> barWidth(w.doubleValue()));
        var left = new Region();
        left.getStyleClass().add(row.status() == EntryStatus.EXPIRING ? "bar-left-warn" : "bar-left");
        left.maxWidthProperty().bind(width.map(w -> w * row.lifeLeft()));
        var bar = new StackPane(left);
        bar.getStyleClass().add("bar");
        bar.minWidthProperty().bind(width);
        bar.maxWidthProperty().bind(width);
        bar.visibleProperty().bind(width.map(w -> w > 0));
        bar.managedProperty().bind(bar.visibleProperty());
        var line = new HBox(bar, text(dates.day(row.entry().details().validity().notAfter())));
        line.getStyleClass().add("label-line");
        return line;
    }

    private static double barWidth(double columnWidth) {
        double room = columnWidth - DATE_WIDTH;
        return room < MIN_BAR_WIDTH ? 0 : Math.min(room, BAR_WIDTH);
    }

    /// Leaves the name as much room as can be in a narrow window.
    private static void fit(TreeTableView<Row> table) {
        var usual =
                table.getColumns().stream().map(TreeTableColumn::getMaxWidth).toList();
        table.widthProperty().subscribe(width -> {
            boolean narrow = width.doubleValue() < NARROW;
            for (int i = 1; i < usual.size(); i++) {
                var column = table.getColumns().get(i);
                column.setMaxWidth(narrow ? column.getMinWidth() : usual.get(i));
            }
        });
    }

    private TreeTableColumn<Row, Row> column(
            String textKey, double min, double usual, double max, Function<Row, Node> view) {
        var column = new TreeTableColumn<Row, Row>(messages.text(textKey));
        column.setMinWidth(min);
        column.setMaxWidth(max);
        column.setPrefWidth(usual);
        column.setSortable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue()));
        column.setCellFactory(_ -> cell(view));
        return column;
    }

    private static TreeTableCell<Row, Row> cell(Function<Row, Node> view) {
        return new TreeTableCell<>() {
            @Override
            protected void updateItem(Row row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : view.apply(row));
            }
        };
    }

    private static Label text(String value) {
        var label = new Label(value);
        label.getStyleClass().add("entry-text");
        return label;
    }
}
