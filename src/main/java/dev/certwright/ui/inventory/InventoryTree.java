package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;

/// Keeps the rows of the table and its selection as the view model has them. What was folded stays folded when the
/// vault is read again.
final class InventoryTree {
    private final TreeTableView<Row> table;
    private final InventoryViewModel viewModel;
    private final Set<EntryId> collapsed = new HashSet<>();
    private boolean building;

    InventoryTree(TreeTableView<Row> table, InventoryViewModel viewModel) {
        this.table = table;
        this.viewModel = viewModel;
    }

    void show() {
        viewModel.treeProperty().subscribe(this::build);
        table.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!building && item != null) {
                viewModel.select(Optional.of(item.getValue().entry().id()));
            }
        });
        viewModel.selectedProperty().subscribe(_ -> select());
    }

    private void build(List<Branch> branches) {
        building = true;
        var top = new TreeItem<Row>();
        branches.forEach(branch -> top.getChildren().add(item(branch)));
        table.setRoot(top);
        building = false;
        select();
    }

    private TreeItem<Row> item(Branch branch) {
        var item = new TreeItem<>(branch.row());
        var id = branch.row().entry().id();
        branch.below().forEach(below -> item.getChildren().add(item(below)));
        item.setExpanded(!collapsed.contains(id));
        item.expandedProperty().subscribe((_, open) -> {
            if (open) {
                collapsed.remove(id);
            } else {
                collapsed.add(id);
            }
        });
        return item;
    }

    private void select() {
        var id = viewModel.selectedProperty().get().map(row -> row.entry().id());
        var current = Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(item -> item.getValue().entry().id());
        if (table.getRoot() == null || id.equals(current)) {
            return;
        }
        building = true;
        id.flatMap(wanted -> find(table.getRoot(), wanted))
                .ifPresentOrElse(
                        item -> {
                            table.getSelectionModel().select(item);
                            table.scrollTo(Math.max(0, table.getRow(item) - 2));
                        },
                        table.getSelectionModel()::clearSelection);
        building = false;
    }

    private static Optional<TreeItem<Row>> find(TreeItem<Row> from, EntryId wanted) {
        if (from.getValue() != null && from.getValue().entry().id().equals(wanted)) {
            return Optional.of(from);
        }
        return from.getChildren().stream()
                .flatMap(child -> find(child, wanted).stream())
                .findFirst();
    }
}
