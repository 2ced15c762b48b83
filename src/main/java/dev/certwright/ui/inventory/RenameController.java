package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.FieldBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks for another name of an entry.
public final class RenameController {
    private final Entry entry;
    private final InventoryViewModel viewModel;
    private final Messages messages;
    private final Runnable close;
    private final Field<String> newName;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private Label failure;

    RenameController(Entry entry, InventoryViewModel viewModel, Messages messages, Runnable close) {
        this.entry = entry;
        this.viewModel = viewModel;
        this.messages = messages;
        this.close = close;
        newName = new Field<>(entry.name(), EntryName::parse);
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(newName, name, nameProblem, messages);
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
        name.selectAll();
    }

    @FXML
    private void onRename() {
        newName.visitedProperty().set(true);
        newName.valueIfValid()
                .ifPresent(text -> viewModel.rename(entry, text, close, cause -> failure.setText(messages.of(cause))));
    }

    @FXML
    private void onCancel() {
        close.run();
    }
}
