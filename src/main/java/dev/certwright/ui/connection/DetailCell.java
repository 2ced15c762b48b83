package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.FactTable;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Subscription;

/// Shows a [DetailLine].
final class DetailCell extends ListCell<DetailLine> {
    private static final PseudoClass MALFORMED = PseudoClass.getPseudoClass("malformed");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double MARGIN = 44;
    private static final double INDENT = 14;

    private final DetailViewModel detail;
    private final Messages messages;
    private final HexCell octets;
    private Subscription marked = Subscription.EMPTY;

    DetailCell(DetailViewModel detail, Messages messages) {
        this.detail = detail;
        this.messages = messages;
        octets = new HexCell(detail);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(DetailLine line, boolean empty) {
        super.updateItem(line, empty);
        marked.unsubscribe();
        marked = Subscription.EMPTY;
        setAccessibleText(null);
        setGraphic(empty || line == null ? null : node(line));
    }

    private Node node(DetailLine line) {
        return switch (line) {
            case DetailLine.Head(var message) -> head(message);
            case DetailLine.Field row -> field(row);
            case DetailLine.Octets(var message, var start) -> {
                octets.show(message, start);
                marked = detail.chosenProperty().subscribe(_ -> octets.mark(message, start));
                yield octets;
            }
            case DetailLine.More(var left) ->
                FactTable.words(messages.text("connection.bytes.more", left), "muted", "hex-row");
        };
    }

    private Node head(HandshakeMessage message) {
        var name = FactTable.words(message.name(), "strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var facts = new Label(messages.text(
                message.encrypted() ? "connection.head.encrypted" : "connection.head.clear", message.length()));
        facts.getStyleClass().addAll("muted", "small");
        facts.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(name, facts);
        head.getStyleClass().add("field-head");
        return head;
    }

    private Node field(DetailLine.Field row) {
        var field = row.field();
        double indent = row.depth() * INDENT;
        var sign = new Label(field.children().isEmpty() ? "" : row.open() ? "▾" : "▸");
        sign.getStyleClass().add("field-sign");
        sign.setMinWidth(INDENT);
        sign.setOnMouseClicked(_ -> detail.setOpen(field, !row.open()));
        boolean told = !field.value().isEmpty() && (field.children().isEmpty() || !row.open());
        var texts = new TextFlow(
                words(field.name(), "quiet-words", "mono"), words(told ? "  " + field.value() : "", "words"));
        texts.prefWidthProperty().bind(getListView().widthProperty().subtract(MARGIN + INDENT + indent));
        texts.maxWidthProperty().bind(texts.prefWidthProperty());
        var node = new HBox(sign, texts);
        node.getStyleClass().add("field-row");
        node.pseudoClassStateChanged(MALFORMED, field.name().equals(HandshakeMessage.Field.MALFORMED));
        var indented = new HBox(spacer(indent), node);
        HBox.setHgrow(node, Priority.ALWAYS);
        indented.getStyleClass().add("field-line");
        var self = new DetailViewModel.Chosen(row.message(), field);
        marked = detail.chosenProperty()
                .subscribe(chosen -> indented.pseudoClassStateChanged(
                        CHOSEN, chosen.filter(self::equals).isPresent()));
        setAccessibleText(
                messages.text("connection.field.spoken", field.name(), field.value(), field.offset(), field.length()));
        return indented;
    }

    private static Node spacer(double width) {
        var space = new HBox();
        space.setMinWidth(width);
        return space;
    }

    private static Text words(String words, String... styles) {
        var text = new Text(words);
        text.getStyleClass().addAll(styles);
        return text;
    }
}
