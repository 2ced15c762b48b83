package dev.certwright.ui.connection;

import javafx.fxml.FXML;

/// Warns before secrets are written into a file.
public final class SecretsController {
    private final Runnable confirmed;
    private final Runnable close;

    SecretsController(Runnable confirmed, Runnable close) {
        this.confirmed = confirmed;
        this.close = close;
    }

    @FXML
    private void onSave() {
        confirmed.run();
    }

    @FXML
    private void onCancel() {
        close.run();
    }
}
