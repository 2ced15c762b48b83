package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FactTable;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.connection.RunHistory.Past;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

/// Shows a [HistoryViewModel].
public final class HistoryController {
    private final HistoryViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private ListView<Past> past;

    @FXML
    private Label note;

    @FXML
    private StackPane differences;

    @FXML
    private Button openPast;

    @FXML
    private Button runPast;

    @FXML
    private Button comparePast;

    HistoryController(HistoryViewModel viewModel, Messages messages, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        past.setCellFactory(_ -> new PastCell(messages));
        past.setItems(viewModel.recent());
        past.setPlaceholder(FactTable.words(messages.text("connection.history.empty"), "muted"));
        past.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        past.setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ENTER) {
                onOpen();
            }
        });
        past.getSelectionModel().getSelectedItems().subscribe(this::offer);
        viewModel.differences().subscribe(this::showDifferences);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        viewModel
                .noteProperty()
                .subscribe(said -> note.setText(said.map(messages::of).orElse("")));
        offer();
    }

    private void offer() {
        int chosen = past.getSelectionModel().getSelectedItems().size();
        openPast.setDisable(chosen != 1);
        runPast.setDisable(chosen != 1);
        comparePast.setDisable(chosen != 2);
    }

    private void showDifferences() {
        boolean any = !viewModel.differences().isEmpty();
        differences.setVisible(any);
        differences.setManaged(any);
        if (any) {
            var table = new FactTable(
                    List.of(24.0, 38.0, 38.0),
                    List.of(
                            messages.text("connection.history.what"),
                            messages.text("connection.history.before"),
                            messages.text("connection.history.after")));
            viewModel
                    .differences()
                    .forEach(d -> table.add(
                            "",
                            List.of(
                                    FactTable.words(messages.of(d.what()), "fact-name"),
                                    FactTable.words(messages.of(d.before())),
                                    FactTable.words(messages.of(d.after())))));
            differences.getChildren().setAll(table);
        }
    }

    private Optional<Past> one() {
        return Optional.ofNullable(past.getSelectionModel().getSelectedItem());
    }

    @FXML
    private void onOpen() {
        one().ifPresent(p -> viewModel.open(p, close));
    }

    @FXML
    private void onRunAgain() {
        one().ifPresent(p -> viewModel.runAgain(p, close));
    }

    @FXML
    private void onCompare() {
        viewModel.compare(List.copyOf(past.getSelectionModel().getSelectedItems()));
    }

    @FXML
    private void onOpenFile() {
        files.file(messages.text("connection.history.pick")).ifPresent(file -> viewModel.open(file, close));
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
