package dev.certwright.ui.inspection;

import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Shows the extensions.
public final class ExtensionsController {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final PageViewModel viewModel;
    private final Messages messages;
    private final boolean withAsn1;

    @FXML
    private ListView<ExtensionDetails> extensions;

    /// @param withAsn1 whether there is a tab that shows octets
    ExtensionsController(PageViewModel viewModel, Messages messages, boolean withAsn1) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.withAsn1 = withAsn1;
    }

    @FXML
    private void initialize() {
        extensions.setCellFactory(_ -> new ExtensionCell(viewModel, messages, withAsn1));
        extensions.setPlaceholder(Words.label(messages.text("inspection.noExtensions"), "muted"));
        extensions.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            var chosen = extensions.getSelectionModel().getSelectedItem();
            if (chosen != null && COPY.match(pressed)) {
                Words.copy(ExtensionCell.all(chosen));
                pressed.consume();
            }
        });
        viewModel.shownProperty().subscribe(shown -> {
            if (shown instanceof Shown.Ready(var _, var _, var page)) {
                extensions.getItems().setAll(page.extensions());
            }
        });
    }
}
