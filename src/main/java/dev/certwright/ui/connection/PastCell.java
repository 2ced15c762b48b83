package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.connection.RunHistory.Past;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A test that was made: when, where to, what came out.
final class PastCell extends ListCell<Past> {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Messages messages;
    private final Label when = new Label();
    private final Label target = new Label();
    private final Label headline = new Label();
    private final Chip verdict = new Chip(Chip.Kind.NEUTRAL, "");
    private final HBox row;

    PastCell(Messages messages) {
        this.messages = messages;
        when.getStyleClass().add("muted");
        when.setMinWidth(USE_PREF_SIZE);
        target.getStyleClass().addAll("strong");
        headline.getStyleClass().addAll("muted", "small");
        var text = new VBox(target, headline);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(when, text, verdict);
        row.getStyleClass().add("past-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Past past, boolean empty) {
        super.updateItem(past, empty);
        if (empty || past == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        when.setText(WHEN.format(past.startedAt()));
        target.setText(
                past.client().isEmpty()
                        ? past.target()
                        : messages.text("connection.history.line", past.target(), past.client()));
        headline.setText(messages.text("handshake.wants." + past.authentication()));
        verdict.show(
                switch (past.verdict()) {
                    case "mutual", "server-only" -> Chip.Kind.OK;
                    case "anonymous", "cancelled" -> Chip.Kind.WARN;
                    default -> Chip.Kind.BAD;
                },
                messages.text("connection.history.verdict." + past.verdict()));
        setAccessibleText(when.getText() + ", " + target.getText() + ", " + verdict.getText());
        setGraphic(row);
    }
}
