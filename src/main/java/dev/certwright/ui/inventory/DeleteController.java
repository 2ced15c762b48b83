package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.Entry;
import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Asks before an entry is removed; a CA whose certificates are still there is not.
public final class DeleteController {
    private final Entry entry;
    private final InventoryViewModel viewModel;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private Label about;

    @FXML
    private Label failure;

    @FXML
    private Button delete;

    DeleteController(Entry entry, InventoryViewModel viewModel, Messages messages, Runnable close) {
        this.entry = entry;
        this.viewModel = viewModel;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text("inventory.delete.title", entry.name()));
        boolean refused = viewModel.hasBelow(entry);
        about.setText(messages.text(
                refused
                        ? "inventory.delete.refused"
                        : entry.hasPrivateKey() ? "inventory.delete.about" : "inventory.delete.about.noKey"));
        delete.setVisible(!refused);
        delete.setManaged(!refused);
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
    }

    @FXML
    private void onDelete() {
        viewModel.remove(entry, close, cause -> failure.setText(messages.of(cause)));
    }

    @FXML
    private void onCancel() {
        close.run();
    }
}
