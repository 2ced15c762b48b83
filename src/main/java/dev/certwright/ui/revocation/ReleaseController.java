package dev.certwright.ui.revocation;

import dev.certwright.model.inventory.Entry;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Takes a hold back.
public final class ReleaseController {
    private final Entry entry;
    private final RevocationService service;
    private final Background background;
    private final Messages messages;
    private final Runnable released;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private Label about;

    @FXML
    private Label failure;

    ReleaseController(
            Entry entry,
            RevocationService service,
            Background background,
            Messages messages,
            Runnable released,
            Runnable close) {
        this.entry = entry;
        this.service = service;
        this.background = background;
        this.messages = messages;
        this.released = released;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text("revocation.release.title", entry.name()));
        about.setText(messages.text(
                "revocation.release.about", entry.details().issuer().shortForm()));
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
    }

    @FXML
    private void onRelease() {
        background.run(
                _ -> {
                    service.release(entry);
                    return entry;
                },
                _ -> released.run(),
                cause -> failure.setText(messages.of(cause)));
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
