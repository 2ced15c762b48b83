package dev.certwright.ui.safety;

import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.text.AuditWords;
import dev.certwright.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// An event: its number, when it was, what was done, to what.
final class AuditCell extends ListCell<AuditEvent> {
    private static final double NUMBER = 54;
    private static final double ACTION = 210;

    private final Messages messages;
    private final Moments moments;
    private final Label number = new Label();
    private final Label when = new Label();
    private final Label action = new Label();
    private final Label subject = new Label();
    private final HBox row = new HBox(number, when, action, subject);

    AuditCell(Messages messages, Moments moments) {
        this.messages = messages;
        this.moments = moments;
        number.getStyleClass().addAll("muted", "small");
        number.setMinWidth(NUMBER);
        number.setPrefWidth(NUMBER);
        when.getStyleClass().addAll("muted", "small");
        when.setMinWidth(USE_PREF_SIZE);
        action.setMinWidth(ACTION);
        action.setPrefWidth(ACTION);
        subject.getStyleClass().add("strong");
        subject.setMinWidth(0);
        HBox.setHgrow(subject, Priority.ALWAYS);
        row.getStyleClass().add("past-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(AuditEvent event, boolean empty) {
        super.updateItem(event, empty);
        if (empty || event == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        number.setText(Long.toString(event.number()));
        when.setText(moments.of(event.at()));
        action.setText(AuditWords.action(event, messages));
        subject.setText(event.subject());
        setAccessibleText(String.join(", ", when.getText(), action.getText(), subject.getText()));
        setGraphic(row);
    }
}
