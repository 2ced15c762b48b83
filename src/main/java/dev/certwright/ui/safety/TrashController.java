package dev.certwright.ui.safety;

import dev.certwright.model.inventory.TrashedEntry;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.FactTable;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;

/// Shows a [TrashViewModel].
public final class TrashController {
    private final TrashViewModel viewModel;
    private final Messages messages;
    private final Moments moments;
    private final Runnable close;

    @FXML
    private ListView<TrashedEntry> trashed;

    @FXML
    private HBox question;

    @FXML
    private HBox buttons;

    @FXML
    private Label sure;

    @FXML
    private Label note;

    TrashController(TrashViewModel viewModel, Messages messages, Moments moments, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.moments = moments;
        this.close = close;
    }

    @FXML
    private void initialize() {
        trashed.setCellFactory(_ -> new TrashCell(messages, moments));
        trashed.setItems(viewModel.trashed());
        trashed.setPlaceholder(FactTable.words(messages.text("safety.trash.empty"), "muted"));
        trashed.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        question.visibleProperty().bind(viewModel.askingProperty());
        question.managedProperty().bind(viewModel.askingProperty());
        buttons.visibleProperty().bind(viewModel.askingProperty().not());
        buttons.managedProperty().bind(viewModel.askingProperty().not());
        viewModel
                .trashed()
                .subscribe(() -> sure.setText(
                        messages.text("safety.trash.sure", viewModel.trashed().size())));
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        viewModel
                .noteProperty()
                .subscribe(said -> note.setText(said.map(messages::of).orElse("")));
    }

    @FXML
    private void onRestore() {
        viewModel.restore(List.copyOf(trashed.getSelectionModel().getSelectedItems()));
    }

    @FXML
    private void onAsk() {
        viewModel.askToEmpty();
    }

    @FXML
    private void onKeep() {
        viewModel.keep();
    }

    @FXML
    private void onEmpty() {
        viewModel.empty();
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
