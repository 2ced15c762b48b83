package dev.certwright.ui.inspection;

import dev.certwright.model.inspection.Page;
import dev.certwright.text.Messages;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/// Shows a text that can be selected, copied and saved.
public final class TextController {
    /// In characters; a control that shows more than this is slow.
    static final int LONGEST = 300_000;

    private final PageViewModel viewModel;
    private final Messages messages;
    private final Function<Page, String> part;
    private final BiConsumer<Shown.Ready, String> save;

    @FXML
    private TextArea pageText;

    @FXML
    private Label cutShort;

    /// @param part of the page that is shown
    /// @param save asks for a file and writes the text to it
    TextController(
            PageViewModel viewModel,
            Messages messages,
            Function<Page, String> part,
            BiConsumer<Shown.Ready, String> save) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.part = part;
        this.save = save;
    }

    @FXML
    private void initialize() {
        viewModel.shownProperty().subscribe(shown -> {
            if (shown instanceof Shown.Ready(var _, var _, var page)) {
                var text = part.apply(page);
                boolean cut = text.length() > LONGEST;
                pageText.setText(cut ? text.substring(0, LONGEST) : text);
                cutShort.setText(messages.text("inspection.cutShort", LONGEST));
                Words.show(cutShort, cut);
            }
        });
    }

    @FXML
    private void onCopy() {
        if (viewModel.shownProperty().get() instanceof Shown.Ready(var _, var _, var page)) {
            Words.copy(part.apply(page));
        }
    }

    @FXML
    private void onSave() {
        if (viewModel.shownProperty().get() instanceof Shown.Ready ready) {
            save.accept(ready, part.apply(ready.page()));
        }
    }
}
