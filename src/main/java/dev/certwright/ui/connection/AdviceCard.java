package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.CopyButton;
import dev.certwright.ui.common.FactTable;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The causes, each with how sure it is, what to do on either side, and the line in the server's log that proves it.
final class AdviceCard extends VBox {
    private final Messages messages;

    AdviceCard(List<Diagnosis> diagnoses, Messages messages) {
        this.messages = messages;
        getStyleClass().addAll("card", "advice");
        getChildren().add(FactTable.words(messages.text("connection.fix"), "strong"));
        diagnoses.forEach(this::add);
    }

    private void add(Diagnosis diagnosis) {
        var certainty = new Chip(
                diagnosis.certainty() == Diagnosis.Certainty.CERTAIN ? Chip.Kind.BAD : Chip.Kind.NEUTRAL,
                messages.text("connection.certainty." + diagnosis.certainty().word()));
        var text = FactTable.words(messages.of(diagnosis.text()));
        getChildren().add(new HBox(8, certainty, text));
        getChildren().add(side("connection.fix.client", messages.of(diagnosis.client()), "client-side"));
        getChildren().add(side("connection.fix.server", messages.of(diagnosis.server()), "server-side"));
        diagnosis
                .serverLog()
                .map(messages::of)
                .ifPresent(line -> getChildren()
                        .add(new VBox(
                                3,
                                FactTable.words(messages.text("connection.fix.log"), "muted", "small"),
                                code(line, messages))));
    }

    private Node side(String key, String advice, String style) {
        return new VBox(1, FactTable.words(messages.text(key), style, "small"), FactTable.words(advice));
    }

    /// Words for a machine, which can be copied.
    static Node code(String text, Messages messages) {
        Label words = FactTable.words(text, "mono");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var copy = new CopyButton(() -> text, messages);
        copy.setMinWidth(USE_PREF_SIZE);
        var box = new HBox(4, words, copy);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("code");
        return box;
    }
}
