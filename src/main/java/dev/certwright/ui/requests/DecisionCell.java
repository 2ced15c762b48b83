package dev.certwright.ui.requests;

import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.text.Messages;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One field of a request: what it asks for, what the CA offers, and what is to become of it.
final class DecisionCell extends ListCell<RequestComparison.Row> {
    private static final double DECISIONS = 210;

    private final SignViewModel viewModel;
    private final Messages messages;

    DecisionCell(SignViewModel viewModel, Messages messages) {
        this.viewModel = viewModel;
        this.messages = messages;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RequestComparison.Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        var field = new Label(row.field());
        field.getStyleClass().add("strong");
        field.setMinWidth(140);
        field.setMaxWidth(140);
        field.setWrapText(true);
        var decisions = new HBox(8);
        // as wide in every row, so that the columns stand below each other
        decisions.setMinWidth(DECISIONS);
        decisions.setPrefWidth(DECISIONS);
        var group = new ToggleGroup();
        for (var decision : row.possible()) {
            decisions.getChildren().add(button(row, decision, group));
        }
        var top = new HBox(
                12,
                field,
                value("csr.column.requested", row.requested()),
                value("csr.column.offered", row.offered()),
                decisions);
        var box = new VBox(4, top);
        box.setPadding(new Insets(6, 12, 6, 12));
        if (!row.warnings().isEmpty()) {
            var warning = new Label(row.warnings().stream().map(messages::of).collect(Collectors.joining(" ")));
            warning.setWrapText(true);
            warning.getStyleClass().addAll("problem", "small");
            box.getChildren().add(warning);
        }
        setGraphic(box);
    }

    private RadioButton button(RequestComparison.Row row, RequestDecision decision, ToggleGroup group) {
        var button = new RadioButton(messages.text("csr.sheet.decision." + decision.word()));
        button.setId(decision.word() + "-" + row.field());
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(
                viewModel.decision(row.field()).filter(decision::equals).isPresent());
        button.setOnAction(_ -> viewModel.decide(row.field(), decision));
        return button;
    }

    private VBox value(String heading, String lines) {
        var title = new Label(messages.text(heading));
        title.getStyleClass().addAll("muted", "small");
        var text = new Label(lines.isEmpty() ? messages.text("csr.sheet.nothing") : lines);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        var box = new VBox(title, text);
        box.setPrefWidth(170);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
