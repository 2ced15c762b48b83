package dev.certwright.ui.revocation;

import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Asks before a certificate that is on hold is good again.
public final class ReleaseController {
    private final ReleaseViewModel viewModel;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private Label about;

    @FXML
    private Label failure;

    ReleaseController(ReleaseViewModel viewModel, Messages messages, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        var entry = viewModel.entry();
        title.setText(messages.text("revocation.release.title", entry.name()));
        about.setText(messages.text(
                "revocation.release.about", entry.details().issuer().shortForm()));
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
        viewModel
                .failureProperty()
                .subscribe(said -> failure.setText(said.map(messages::of).orElse("")));
    }

    @FXML
    private void onRelease() {
        viewModel.release();
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
