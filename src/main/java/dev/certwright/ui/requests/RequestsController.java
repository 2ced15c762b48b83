package dev.certwright.ui.requests;

import dev.certwright.model.inventory.WaitingRequest;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FilePicker;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

/// Shows a [RequestsViewModel].
public final class RequestsController {
    private final RequestsViewModel viewModel;
    private final Messages messages;
    private final Dates dates;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private ListView<WaitingRequest> waiting;

    @FXML
    private HBox question;

    @FXML
    private Label sure;

    @FXML
    private HBox buttons;

    @FXML
    private Label note;

    @FXML
    private Button saveWaiting;

    @FXML
    private Button removeWaiting;

    RequestsController(RequestsViewModel viewModel, Messages messages, Dates dates, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.dates = dates;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        waiting.setCellFactory(_ -> new RequestCell(dates));
        waiting.setItems(viewModel.waiting());
        waiting.setPlaceholder(new Label(messages.text("csr.cli.empty")));
        var none = waiting.getSelectionModel().selectedItemProperty().isNull();
        saveWaiting.disableProperty().bind(none);
        removeWaiting.disableProperty().bind(none);
        viewModel.askingProperty().subscribe(asked -> {
            question.setVisible(asked.isPresent());
            question.setManaged(asked.isPresent());
            buttons.setVisible(asked.isEmpty());
            buttons.setManaged(asked.isEmpty());
            sure.setText(asked.map(one -> messages.text("csr.sheet.sure", one.name()))
                    .orElse(""));
        });
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        viewModel
                .noteProperty()
                .subscribe(said -> note.setText(said.map(messages::of).orElse("")));
    }

    private Optional<WaitingRequest> selected() {
        return Optional.ofNullable(waiting.getSelectionModel().getSelectedItem());
    }

    @FXML
    private void onAccept() {
        files.file(messages.text("csr.sheet.accept")).ifPresent(viewModel::accept);
    }

    @FXML
    private void onSave() {
        selected()
                .ifPresent(request -> files.save(messages.text("csr.sheet.save"), request.name() + ".csr")
                        .ifPresent(file -> viewModel.save(request, file)));
    }

    @FXML
    private void onAsk() {
        selected().ifPresent(viewModel::ask);
    }

    @FXML
    private void onKeep() {
        viewModel.keep();
    }

    @FXML
    private void onRemove() {
        viewModel.remove();
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
