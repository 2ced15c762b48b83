package dev.certwright.ui.settings;

import dev.certwright.model.Phrase;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.ChoiceBinding;
import dev.certwright.ui.common.CopyButton;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Shows a [SettingsViewModel].
public final class SettingsController {
    private final SettingsViewModel viewModel;
    private final Messages messages;
    private final Consumer<Boolean> change;
    private final Runnable backUp;
    private final Runnable restore;

    @FXML
    private ComboBox<Phrase> language;

    @FXML
    private ComboBox<Phrase> appearance;

    @FXML
    private ComboBox<Phrase> idleLock;

    @FXML
    private HBox vaultRow;

    @FXML
    private Label vaultFile;

    @FXML
    private Label vaultText;

    @FXML
    private Label protection;

    @FXML
    private Button changePassphrase;

    /// Builds it.
    ///
    /// @param change  opens the window that changes the passphrase; told whether there is one now
    /// @param backUp  asks where a backup is to be written
    /// @param restore asks which backup is to be restored
    public SettingsController(
            SettingsViewModel viewModel,
            Messages messages,
            Consumer<Boolean> change,
            Runnable backUp,
            Runnable restore) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.change = change;
        this.backUp = backUp;
        this.restore = restore;
    }

    @FXML
    private void initialize() {
        ChoiceBinding.bind(viewModel.language(), language, messages);
        ChoiceBinding.bind(viewModel.appearance(), appearance, messages);
        ChoiceBinding.bind(viewModel.idleLock(), idleLock, messages);
        vaultFile.textProperty().bind(viewModel.vaultFileProperty());
        vaultText.textProperty().bind(viewModel.vaultTextProperty().map(messages::of));
        vaultRow.getChildren().add(new CopyButton(vaultFile::getText, messages));
        protection.textProperty().bind(viewModel.protectionProperty().map(messages::of));
        changePassphrase.visibleProperty().bind(viewModel.changeableProperty());
    }

    @FXML
    private void onChangePassphrase() {
        change.accept(viewModel.hasPassphrase());
    }

    @FXML
    private void onBackUp() {
        backUp.run();
    }

    @FXML
    private void onRestore() {
        restore.run();
    }
}
