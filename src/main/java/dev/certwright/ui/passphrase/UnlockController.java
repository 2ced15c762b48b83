package dev.certwright.ui.passphrase;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.text.Messages;
import java.util.Arrays;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/// Shows an [UnlockViewModel].
public final class UnlockController {
    private final UnlockViewModel viewModel;
    private final Messages messages;
    private final Runnable cancel;

    @FXML
    private PasswordField passphrase;

    @FXML
    private Label problem;

    @FXML
    private Button unlock;

    public UnlockController(UnlockViewModel viewModel, Messages messages, Runnable cancel) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.cancel = cancel;
    }

    @FXML
    private void initialize() {
        viewModel.problemProperty().subscribe(this::show);
        unlock.disableProperty().bind(viewModel.busyProperty());
    }

    @FXML
    private void onUnlock() {
        var typed = passphrase.getText().toCharArray();
        try {
            viewModel.unlock(new Passphrase(typed));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    @FXML
    private void onCancel() {
        cancel.run();
    }

    private void show(Optional<Phrase> sentence) {
        problem.setVisible(sentence.isPresent());
        sentence.ifPresent(said -> {
            problem.setText(messages.of(said));
            passphrase.clear();
            passphrase.requestFocus();
        });
    }
}
