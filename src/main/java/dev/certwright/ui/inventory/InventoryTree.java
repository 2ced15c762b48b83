package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;

/// Keeps the rows of the table and its selection as the view model has them. Items are kept and used again, so that a
/// small change of a large vault touches little: what was folded stays folded, and the place in the list stays.
final class InventoryTree {
    /// Up to so many rows a list is changed one by one; beyond, it is filled anew, which takes as long as its length.
    private static final int FEW = 64;

    private final TreeTableView<Row> table;
    private final InventoryViewModel viewModel;
    private final TreeItem<Row> top = new TreeItem<>();
    private final Map<EntryId, TreeItem<Row>> items = new HashMap<>();
    private final Set<EntryId> collapsed = new HashSet<>();
    private boolean building;

    InventoryTree(TreeTableView<Row> table, InventoryViewModel viewModel) {
        this.table = table;
        this.viewModel = viewModel;
    }

    void show() {
        top.setExpanded(true);
        top.addEventHandler(
                TreeItem.<Row>branchCollapsedEvent(),
                folded -> collapsed.add(folded.getTreeItem().getValue().entry().id()));
        top.addEventHandler(
                TreeItem.<Row>branchExpandedEvent(),
                opened -> Optional.ofNullable(opened.getTreeItem().getValue())
                        .ifPresent(row -> collapsed.remove(row.entry().id())));
        table.setRoot(top);
        var selection = table.getSelectionModel();
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        viewModel.rowsProperty().subscribe(_ -> forget());
        viewModel.treeProperty().subscribe(this::build);
        selection.getSelectedItems().addListener((ListChangeListener<TreeItem<Row>>) _ -> mark());
        selection.selectedItemProperty().subscribe(item -> {
            if (!building && item != null) {
                viewModel.select(Optional.of(item.getValue().entry().id()));
            }
        });
        viewModel.selectedProperty().subscribe(_ -> select());
    }

    private void mark() {
        if (!building) {
            viewModel.mark(table.getSelectionModel().getSelectedItems().stream()
                    .filter(item -> item != null)
                    .map(TreeItem::getValue)
                    .toList());
        }
    }

    /// Lets go of what is not in the vault any more.
    private void forget() {
        items.keySet()
                .retainAll(viewModel.rowsProperty().get().orElse(List.of()).stream()
                        .map(row -> row.entry().id())
                        .collect(java.util.stream.Collectors.toSet()));
    }

    private void build(List<Branch> branches) {
        building = true;
        var marked = viewModel.markedProperty().get();
        update(top, branches);
        restore(marked);
        building = false;
        select();
        mark();
    }

    private void update(TreeItem<Row> parent, List<Branch> branches) {
        var wanted = new ArrayList<TreeItem<Row>>(branches.size());
        for (var branch : branches) {
            var row = branch.row();
            var item = items.computeIfAbsent(row.entry().id(), _ -> new TreeItem<>(row));
            if (item.getValue() != row) {
                item.setValue(row);
            }
            if (!branch.below().isEmpty() || !item.isLeaf()) {
                update(item, branch.below());
                item.setExpanded(!collapsed.contains(row.entry().id()));
            }
            wanted.add(item);
        }
        replace(parent.getChildren(), wanted);
    }

    /// Changes only what lies between an equal beginning and an equal end.
    static <T> void replace(ObservableList<T> list, List<T> wanted) {
        int shorter = Math.min(list.size(), wanted.size());
        int front = 0;
        while (front < shorter && list.get(front) == wanted.get(front)) {
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && list.get(list.size() - 1 - back) == wanted.get(wanted.size() - 1 - back)) {
            back++;
        }
        int removed = list.size() - front - back;
        int added = wanted.size() - front - back;
        if (removed + added > FEW) {
            list.setAll(wanted);
            return;
        }
        if (removed > 0) {
            list.remove(front, front + removed);
        }
        if (added > 0) {
            list.addAll(front, wanted.subList(front, front + added));
        }
    }

    /// Selects again what was selected before the rows moved.
    private void restore(List<Row> marked) {
        var selection = table.getSelectionModel();
        var rows = marked.stream()
                .map(row -> items.get(row.entry().id()))
                .filter(item -> item != null)
                .mapToInt(table::getRow)
                .filter(index -> index >= 0)
                .toArray();
        var now = selection.getSelectedIndices().stream().mapToInt(Integer::intValue).sorted().toArray();
        if (!java.util.Arrays.equals(now, rows)) {
            selection.clearSelection();
            if (rows.length > 0) {
                selection.selectIndices(rows[0], java.util.Arrays.copyOfRange(rows, 1, rows.length));
            }
        }
    }

    /// Selects what the view model has selected, and brings it to sight if it was not selected here.
    private void select() {
        var id = viewModel.selectedProperty().get().map(row -> row.entry().id());
        var current = Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(item -> item.getValue().entry().id());
        if (building || id.equals(current)) {
            return;
        }
        building = true;
        var item = id.map(items::get).filter(this::inTable);
        if (item.isPresent()) {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(item.get());
            table.scrollTo(Math.max(0, table.getRow(item.get()) - 2));
        } else {
            table.getSelectionModel().clearSelection();
        }
        building = false;
        mark();
    }

    private boolean inTable(TreeItem<Row> item) {
        TreeItem<Row> at = item;
        while (at.getParent() != null) {
            at = at.getParent();
        }
        return at == top;
    }
}
