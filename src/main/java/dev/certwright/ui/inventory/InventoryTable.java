package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;

/// Keeps the lines of the table and its selection as the view model has them. A flat table and not a tree table: that
/// one counts from the top for every line it draws, which is slow below a CA with 100,000 certificates.
final class InventoryTable {
    /// Up to so many lines a list is changed one by one; beyond, it is filled anew.
    private static final int FEW = 64;

    private final TableView<Line> table;
    private final InventoryViewModel viewModel;
    private boolean building;

    InventoryTable(TableView<Line> table, InventoryViewModel viewModel) {
        this.table = table;
        this.viewModel = viewModel;
    }

    void show() {
        var selection = table.getSelectionModel();
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        viewModel.linesProperty().subscribe(this::build);
        selection.getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> mark());
        selection.selectedItemProperty().subscribe(line -> {
            if (!building && line != null) {
                viewModel.select(Optional.of(id(line)));
            }
        });
        viewModel.selectedProperty().subscribe(_ -> select());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
    }

    private static EntryId id(Line line) {
        return line.row().entry().id();
    }

    /// Left and right fold and unfold, as in a tree; left on a line without any below goes up.
    private void fold(KeyEvent pressed) {
        var line = table.getSelectionModel().getSelectedItem();
        if (line == null || pressed.isShortcutDown() || pressed.isShiftDown()) {
            return;
        }
        switch (pressed.getCode()) {
            case LEFT -> {
                if (line.parent() && line.open()) {
                    viewModel.fold(id(line));
                } else {
                    above(line).ifPresent(index -> {
                        table.getSelectionModel().clearAndSelect(index);
                        reveal(index);
                    });
                }
                pressed.consume();
            }
            case RIGHT -> {
                if (line.parent() && !line.open()) {
                    viewModel.fold(id(line));
                }
                pressed.consume();
            }
            default -> {}
        }
    }

    private Optional<Integer> above(Line line) {
        for (int i = table.getItems().indexOf(line) - 1; i >= 0; i--) {
            if (table.getItems().get(i).depth() < line.depth()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private void mark() {
        if (!building) {
            viewModel.mark(table.getSelectionModel().getSelectedIndices().stream()
                    .map(index -> table.getItems().get(index).row())
                    .toList());
        }
    }

    private void build(List<Line> lines) {
        building = true;
        var marked = new HashSet<EntryId>();
        viewModel.markedProperty().get().forEach(row -> marked.add(row.entry().id()));
        if (replace(table.getItems(), lines)) {
            restore(marked);
        }
        building = false;
        select();
        mark();
    }

    /// Changes only what lies between an equal beginning and an equal end.
    ///
    /// @return whether anything changed
    static <T> boolean replace(ObservableList<T> list, List<T> wanted) {
        int shorter = Math.min(list.size(), wanted.size());
        int front = 0;
        while (front < shorter && list.get(front).equals(wanted.get(front))) {
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && list.get(list.size() - 1 - back).equals(wanted.get(wanted.size() - 1 - back))) {
            back++;
        }
        int removed = list.size() - front - back;
        int added = wanted.size() - front - back;
        if (removed + added > FEW) {
            list.setAll(wanted);
        } else {
            if (removed > 0) {
                list.remove(front, front + removed);
            }
            if (added > 0) {
                list.addAll(front, wanted.subList(front, front + added));
            }
        }
        return removed + added > 0;
    }

    /// Selects again what was selected before the lines moved.
    private void restore(Set<EntryId> marked) {
        var selection = table.getSelectionModel();
        var lines = table.getItems();
        var indices = marked.isEmpty()
                ? new int[0]
                : IntStream.range(0, lines.size())
                        .filter(i -> marked.contains(id(lines.get(i))))
                        .toArray();
        selection.clearSelection();
        if (indices.length > 0) {
            selection.selectIndices(indices[0], Arrays.copyOfRange(indices, 1, indices.length));
        }
    }

    /// Selects what the view model has selected, and brings it to sight if it was not selected here.
    private void select() {
        var wanted = viewModel.selectedProperty().get().map(row -> row.entry().id());
        var current =
                Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(InventoryTable::id);
        if (building || wanted.equals(current)) {
            return;
        }
        building = true;
        table.getSelectionModel().clearSelection();
        var index = wanted.map(this::index).orElse(-1);
        if (index >= 0) {
            table.getSelectionModel().select((int) index);
            reveal(index);
        }
        building = false;
        mark();
    }

    private int index(EntryId wanted) {
        var lines = table.getItems();
        return IntStream.range(0, lines.size())
                .filter(i -> Objects.equals(id(lines.get(i)), wanted))
                .findFirst()
                .orElse(-1);
    }

    private void reveal(int index) {
        table.scrollTo(Math.max(0, index - 2));
    }
}
