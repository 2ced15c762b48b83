package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryId;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.Dates;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The columns of the list of certificates.
final class InventoryColumns {
    private static final double NARROW = 520;

    private final Messages messages;

    private InventoryColumns(Messages messages) {
        this.messages = messages;
    }

    /// Adds them; the name takes the room that the others leave.
    static void add(TableView<Line> table, Consumer<EntryId> fold, Messages messages, Dates dates) {
        var columns = new InventoryColumns(messages);
        var name = columns.column("inventory.column.name", 110, 380, Double.MAX_VALUE, () -> InventoryCells.name(fold));
        name.setReorderable(false);
        var until = columns.column("inventory.column.validUntil", 96, 175, 185, InventoryCells::key);
        until.setCellFactory(_ -> InventoryCells.validUntil(until, dates));
        table.getColumns()
                .addAll(List.of(
                        name,
                        columns.column("inventory.column.type", 98, 100, 115, () -> InventoryCells.profile(messages)),
                        columns.column("inventory.column.key", 74, 92, 100, InventoryCells::key),
                        until,
                        columns.column("inventory.column.status", 74, 85, 100, () -> InventoryCells.status(messages))));
        fit(table);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    }

    static Chip status(Row row, Messages messages) {
        var chip = new Chip(Chip.Kind.OK, "");
        status(chip, row, messages);
        return chip;
    }

    static void status(Chip chip, Row row, Messages messages) {
        switch (row.status()) {
            case VALID -> chip.show(Chip.Kind.OK, messages.text("inventory.status.valid"));
            case EXPIRING -> chip.show(Chip.Kind.WARN, messages.text("inventory.status.daysLeft", row.daysLeft()));
            case EXPIRED -> chip.show(Chip.Kind.BAD, messages.text("inventory.status.expired"));
            case NOT_YET_VALID -> chip.show(Chip.Kind.NEUTRAL, messages.text("inventory.status.notYetValid"));
            case REVOKED -> chip.show(Chip.Kind.BAD, messages.text("inventory.status.revoked"));
            case ON_HOLD -> chip.show(Chip.Kind.WARN, messages.text("inventory.status.onHold"));
        }
    }

    /// The short form, without the word that every elliptic curve key has.
    static String key(Row row) {
        var label = row.entry().key();
        return label.startsWith("ECDSA ") ? label.substring("ECDSA ".length()) : label;
    }

    /// Leaves the name as much room as can be in a narrow window.
    private static void fit(TableView<Line> table) {
        var usual = table.getColumns().stream().map(TableColumn::getMaxWidth).toList();
        table.widthProperty().subscribe(width -> {
            boolean narrow = width.doubleValue() < NARROW;
            for (int i = 1; i < usual.size(); i++) {
                var column = table.getColumns().get(i);
                column.setMaxWidth(narrow ? column.getMinWidth() : usual.get(i));
            }
        });
    }

    private TableColumn<Line, Line> column(
            String textKey, double min, double usual, double max, Supplier<TableCell<Line, Line>> cells) {
        var column = new TableColumn<Line, Line>(messages.text(textKey));
        column.setMinWidth(min);
        column.setMaxWidth(max);
        column.setPrefWidth(usual);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> cells.get());
        return column;
    }
}
