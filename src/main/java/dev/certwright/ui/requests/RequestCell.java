package dev.certwright.ui.requests;

import dev.certwright.model.inventory.WaitingRequest;
import dev.certwright.ui.common.Dates;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One waiting request.
final class RequestCell extends ListCell<WaitingRequest> {
    private final Dates dates;
    private final Label name = new Label();
    private final Label subject = new Label();
    private final Label key = new Label();
    private final Label when = new Label();
    private final HBox row = new HBox(name, subject, key, when);

    RequestCell(Dates dates) {
        this.dates = dates;
        name.getStyleClass().add("strong");
        name.setMinWidth(140);
        subject.setMinWidth(0);
        subject.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(subject, Priority.ALWAYS);
        key.getStyleClass().addAll("muted", "small");
        when.getStyleClass().addAll("muted", "small");
        key.setMinWidth(USE_PREF_SIZE);
        when.setMinWidth(USE_PREF_SIZE);
        row.getStyleClass().add("past-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(WaitingRequest request, boolean empty) {
        super.updateItem(request, empty);
        if (empty || request == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(request.name());
        subject.setText(request.details().subject().toString());
        key.setText(request.details().publicKey().label());
        when.setText(dates.day(request.createdAt()));
        setAccessibleText(String.join(", ", name.getText(), subject.getText(), key.getText(), when.getText()));
        setGraphic(row);
    }
}
