package dev.certwright.ui.inspection;

import dev.certwright.text.Messages;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Shows the list of what is open.
public final class FileListController {
    private final InspectionViewModel viewModel;
    private final Messages messages;
    private final Runnable pickFiles;
    private final ObservableList<ListRow> rows = FXCollections.observableArrayList();
    private boolean building;

    @FXML
    private TextField fileFilter;

    @FXML
    private ListView<ListRow> files;

    @FXML
    private Label skipped;

    @FXML
    private Button closeAll;

    FileListController(InspectionViewModel viewModel, Messages messages, Runnable pickFiles) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.pickFiles = pickFiles;
    }

    @FXML
    private void initialize() {
        var list = viewModel.list();
        fileFilter.textProperty().bindBidirectional(list.filterProperty());
        list.filterableProperty().subscribe(on -> Words.show(fileFilter, on));
        files.setItems(rows);
        files.setCellFactory(_ -> new FileCell(messages, viewModel.page()::now, file -> list.closeFile(file.id())));
        files.setPlaceholder(Words.wrapped("", "muted"));
        list.rowsProperty().subscribe(this::show);
        list.selectedProperty().subscribe(_ -> mark());
        files.getSelectionModel().selectedItemProperty().subscribe((_, row) -> {
            if (!building && row != null) {
                list.select(row.key());
            }
        });
        viewModel.files().skippedProperty().subscribe(count -> {
            skipped.setText(messages.text("inspection.skipped", count.intValue()));
            Words.show(skipped, count.intValue() > 0);
        });
    }

    private void show(List<ListRow> now) {
        building = true;
        rows.setAll(now);
        building = false;
        boolean filtered = now.isEmpty() && !viewModel.files().files().isEmpty();
        files.setPlaceholder(Words.wrapped(filtered ? messages.text("inspection.noMatch") : "", "muted"));
        Words.show(closeAll, !viewModel.files().files().isEmpty());
        mark();
    }

    private void mark() {
        building = true;
        viewModel
                .list()
                .selectedProperty()
                .get()
                .map(row -> rows.indexOf(row))
                .filter(at -> at >= 0)
                .ifPresentOrElse(this::mark, files.getSelectionModel()::clearSelection);
        building = false;
    }

    private void mark(int line) {
        if (files.getSelectionModel().getSelectedIndex() != line) {
            files.getSelectionModel().clearAndSelect(line);
            files.scrollTo(Math.max(0, line - 3));
        }
    }

    @FXML
    private void onDropZone() {
        pickFiles.run();
    }

    @FXML
    private void onCloseAll() {
        viewModel.files().closeAll();
    }

    @FXML
    private void onKey(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.DELETE) {
            viewModel.list().closeSelected();
            pressed.consume();
        }
    }
}
