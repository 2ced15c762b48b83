package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// Shows a [DetailLine].
final class DetailCell extends ListCell<DetailLine> {
    private static final double MARGIN = 44;

    private final Messages messages;

    DetailCell(Messages messages) {
        this.messages = messages;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(DetailLine line, boolean empty) {
        super.updateItem(line, empty);
        setGraphic(empty || line == null ? null : node(line));
    }

    private Node node(DetailLine line) {
        return switch (line) {
            case DetailLine.Head(var message) -> {
                var name = FactTable.words(message.name(), "strong");
                HBox.setHgrow(name, Priority.ALWAYS);
                name.setMaxWidth(Double.MAX_VALUE);
                var facts = new Label(messages.text(
                        message.encrypted() ? "connection.head.encrypted" : "connection.head.clear", message.length()));
                facts.getStyleClass().addAll("muted", "small");
                facts.setMinWidth(USE_PREF_SIZE);
                var head = new HBox(name, facts);
                head.getStyleClass().add("field-head");
                yield head;
            }
            case DetailLine.Field(var name, var value) -> {
                var row =
                        new VBox(wrapped(name, "quiet-words", "mono"), wrapped(value.isEmpty() ? "–" : value, "words"));
                row.getStyleClass().add("field-row");
                yield row;
            }
            case DetailLine.Octets(var text) -> {
                var octets = new Label(text);
                octets.getStyleClass().addAll("mono", "hex-row");
                octets.setMinWidth(USE_PREF_SIZE);
                yield octets;
            }
        };
    }

    /// Words that wrap at the edge of the list.
    private Text wrapped(String words, String... styles) {
        var text = new Text(words);
        text.getStyleClass().addAll(styles);
        text.wrappingWidthProperty().bind(getListView().widthProperty().subtract(MARGIN));
        return text;
    }
}
