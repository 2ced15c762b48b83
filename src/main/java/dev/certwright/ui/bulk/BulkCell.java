package dev.certwright.ui.bulk;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One row of the preview.
final class BulkCell extends ListCell<BulkLine> {
    private final Messages messages;
    private final Label number = new Label();
    private final Label name = new Label();
    private final Label content = new Label();
    private final Chip state = new Chip(Chip.Kind.NEUTRAL, "");
    private final HBox row;

    BulkCell(Messages messages) {
        this.messages = messages;
        number.getStyleClass().addAll("muted", "small");
        number.setMinWidth(44);
        name.getStyleClass().add("strong");
        name.setMinWidth(160);
        name.setMaxWidth(160);
        content.setMinWidth(0);
        content.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(content, Priority.ALWAYS);
        row = new HBox(number, name, content, state);
        row.getStyleClass().add("past-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(BulkLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        number.setText(Long.toString(line.line()));
        name.setText(line.name());
        content.setText(line.problem().map(messages::of).orElse(line.content()));
        switch (line.state()) {
            case READY -> state.show(Chip.Kind.OK, messages.text("bulk.sheet.state.ready"));
            case ISSUED -> state.show(Chip.Kind.NEUTRAL, messages.text("bulk.sheet.state.issued"));
            case PROBLEM -> state.show(Chip.Kind.BAD, messages.text("bulk.sheet.state.problem"));
        }
        setAccessibleText(String.join(", ", number.getText(), name.getText(), state.getText(), content.getText()));
        content.setTooltip(
                line.problem().map(_ -> new Tooltip(content.getText())).orElse(null));
        setGraphic(row);
    }
}
