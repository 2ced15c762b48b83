package dev.certwright.ui.safety;

import dev.certwright.model.inventory.BackupInfo;
import dev.certwright.text.Messages;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Asks before a backup takes the place of the vault.
public final class RestoreController {
    private final Path file;
    private final BackupInfo info;
    private final BackupViewModel viewModel;
    private final Messages messages;
    private final Moments moments;
    private final Runnable close;
    private final Runnable restored;

    @FXML
    private Label name;

    @FXML
    private Label content;

    RestoreController(
            Path file,
            BackupInfo info,
            BackupViewModel viewModel,
            Messages messages,
            Moments moments,
            Runnable close,
            Runnable restored) {
        this.file = file;
        this.info = info;
        this.viewModel = viewModel;
        this.messages = messages;
        this.moments = moments;
        this.close = close;
        this.restored = restored;
    }

    @FXML
    private void initialize() {
        name.setText(file.toString());
        content.setText(messages.text(
                "safety.restore.content",
                moments.of(info.createdAt()),
                info.entries(),
                info.privateKeys(),
                info.trashed()));
    }

    @FXML
    private void onRestore() {
        viewModel.restore(file, () -> {
            close.run();
            restored.run();
        });
    }

    @FXML
    private void onCancel() {
        close.run();
    }
}
