package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.Entry;
import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/// Asks before an entry is moved into the trash. What a CA has issued goes along only by choice.
public final class DeleteController {
    private final Entry entry;
    private final InventoryViewModel viewModel;
    private final Removal removal;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private Label about;

    @FXML
    private Label failure;

    @FXML
    private CheckBox withBelow;

    DeleteController(Entry entry, InventoryViewModel viewModel, Removal removal, Messages messages, Runnable close) {
        this.entry = entry;
        this.viewModel = viewModel;
        this.removal = removal;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text("inventory.delete.title", entry.name()));
        about.setText(messages.text(entry.hasPrivateKey() ? "inventory.delete.about" : "inventory.delete.about.noKey"));
        withBelow.setVisible(viewModel.hasBelow(entry));
        withBelow.managedProperty().bind(withBelow.visibleProperty());
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
    }

    @FXML
    private void onDelete() {
        removal.remove(
                entry,
                withBelow.isSelected(),
                () -> {
                    close.run();
                    viewModel.refreshIfChanged();
                },
                cause -> failure.setText(messages.of(cause)));
    }

    @FXML
    private void onCancel() {
        close.run();
    }
}
