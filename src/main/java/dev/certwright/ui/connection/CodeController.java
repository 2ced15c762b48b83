package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.CopyButton;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;

/// Shows a piece of code that makes the same test, to be copied.
public final class CodeController {
    private final String program;
    private final String text;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private TextArea code;

    @FXML
    private HBox buttons;

    CodeController(String program, String text, Messages messages, Runnable close) {
        this.program = program;
        this.text = text;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text("connection.export.as", program));
        code.setText(text);
        buttons.getChildren().addFirst(new CopyButton(() -> text, messages));
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
