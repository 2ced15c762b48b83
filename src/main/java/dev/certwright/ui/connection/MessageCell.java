package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One message of the ladder: which one, to which step it belongs, whether it was encrypted, when it passed.
final class MessageCell extends ListCell<HandshakeMessage> {
    private final Messages messages;
    private final MessageWords words;
    private final Label number = new Label();
    private final Label step = new Label();
    private final FontIcon lock = new FontIcon(Feather.LOCK);
    private final MessageArrow arrow = new MessageArrow();
    private final Label time = new Label();
    private final HBox row;

    MessageCell(Messages messages) {
        this.messages = messages;
        this.words = new MessageWords(messages);
        number.getStyleClass().addAll("muted", "small");
        number.setMinWidth(26);
        step.getStyleClass().add("muted");
        step.setMinWidth(120);
        step.setPrefWidth(190);
        time.getStyleClass().add("step-time");
        time.setMinWidth(62);
        HBox.setHgrow(arrow, Priority.ALWAYS);
        row = new HBox(number, step, lock, arrow, time);
        row.getStyleClass().add("message-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(HandshakeMessage message, boolean empty) {
        super.updateItem(message, empty);
        if (empty || message == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        number.setText(Integer.toString(getIndex() + 1));
        step.setText(messages.text(StepViewModel.key(message.step()) + ".title"));
        lock.setOpacity(message.encrypted() ? 1 : 0);
        boolean toServer = message.direction() == Direction.CLIENT_TO_SERVER;
        arrow.arrow(words.captions(message), toServer, !toServer);
        time.setText(words.since(message.at()));
        setAccessibleText(words.one(message));
        setGraphic(row);
    }
}
