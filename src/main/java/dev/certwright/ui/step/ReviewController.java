package dev.certwright.ui.step;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.PropertyTable;
import dev.certwright.ui.wizard.WizardStep;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows a [ReviewViewModel]: what was answered on each page, with a link back to it.
public final class ReviewController {
    private final ReviewViewModel viewModel;
    private final Function<WizardStep, String> summary;
    private final Consumer<WizardStep> change;
    private final Messages messages;
    private final PropertyTable table = new PropertyTable();

    @FXML
    private VBox answers;

    /// @param summary what was answered on a page, in words
    /// @param change  goes back to a page
    public ReviewController(
            ReviewViewModel viewModel,
            Function<WizardStep, String> summary,
            Consumer<WizardStep> change,
            Messages messages) {
        this.viewModel = viewModel;
        this.summary = summary;
        this.change = change;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        answers.getChildren().setAll(table);
        answers.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                show();
            }
        });
    }

    private void show() {
        table.clear();
        for (var step : viewModel.answered()) {
            var value = PropertyTable.text(summary.apply(step));
            value.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(value, Priority.ALWAYS);
            var link = new Hyperlink(messages.text("wizard.review.change"));
            link.setMinWidth(Hyperlink.USE_PREF_SIZE);
            link.setAccessibleText(messages.text("wizard.review.changeOf", messages.text(step.titleKey())));
            link.setOnAction(_ -> change.accept(step));
            table.row(messages.text(step.titleKey()), value, link);
        }
    }
}
