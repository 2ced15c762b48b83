package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.text.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One message of the ladder: which one, to which step it belongs, whether it was encrypted, when it passed. Its
/// columns are those of [StepCell].
final class MessageCell extends ListCell<HandshakeMessage> {
    private static final PseudoClass ALERT = PseudoClass.getPseudoClass("alert");

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
        number.setMinWidth(34);
        step.getStyleClass().add("muted");
        step.setMinWidth(0);
        step.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(step, Priority.ALWAYS);
        var text = new HBox(4, step, lock);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(StepCell.TEXT_WIDTH);
        text.setMaxWidth(StepCell.TEXT_WIDTH);
        time.getStyleClass().add("step-time");
        time.setMinWidth(62);
        time.setPrefWidth(62);
        HBox.setHgrow(arrow, Priority.ALWAYS);
        row = new HBox(number, text, arrow, time);
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
        lock.setVisible(message.encrypted());
        boolean toServer = message.direction() == Direction.CLIENT_TO_SERVER;
        boolean wrong = MessageWords.wrong(message);
        arrow.arrow(words.captions(message), toServer, !toServer);
        arrow.alert(wrong);
        row.pseudoClassStateChanged(ALERT, wrong);
        time.setText(words.since(message.at()));
        setAccessibleText(messages.text(
                message.encrypted() ? "connection.message.spokenEncrypted" : "connection.message.spokenClear",
                getIndex() + 1,
                words.one(message),
                step.getText(),
                time.getText()));
        setGraphic(row);
    }
}
