package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A line of a hex dump: offset, digits, characters. A click on an octet chooses its field.
final class HexCell extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final DetailViewModel detail;
    private final Label offset = new Label();
    private final List<Label> digits = new ArrayList<>();
    private final List<Label> characters = new ArrayList<>();

    HexCell(DetailViewModel detail) {
        this.detail = detail;
        getStyleClass().addAll("hex-row", "mono");
        offset.getStyleClass().add("hex-offset");
        offset.setMinWidth(USE_PREF_SIZE);
        getChildren().add(offset);
        fill(digits, "hex-octet");
        fill(characters, "hex-character");
        digits.getFirst().getStyleClass().add("first");
        characters.getFirst().getStyleClass().add("first");
    }

    private void fill(List<Label> labels, String style) {
        for (int i = 0; i < DetailViewModel.LINE_LENGTH; i++) {
            var label = new Label();
            label.getStyleClass().add(style);
            label.setMinWidth(USE_PREF_SIZE);
            labels.add(label);
            getChildren().add(label);
        }
    }

    void show(HandshakeMessage message, int start) {
        var octets = message.raw().toArray();
        offset.setText(HexDump.offset(start));
        for (int i = 0; i < DetailViewModel.LINE_LENGTH; i++) {
            int at = start + i;
            boolean there = at < octets.length;
            digits.get(i).setText(there ? HexDump.hex(octets[at]) : "  ");
            characters.get(i).setText(there ? HexDump.character(octets[at]) : " ");
            digits.get(i).setOnMouseClicked(_ -> detail.chooseAt(message, at));
            characters.get(i).setOnMouseClicked(_ -> detail.chooseAt(message, at));
        }
        mark(message, start);
    }

    /// Lets the octets of the chosen field stand out.
    void mark(HandshakeMessage message, int start) {
        var chosen = detail.chosenProperty().get();
        for (int i = 0; i < DetailViewModel.LINE_LENGTH; i++) {
            int at = start + i;
            boolean covered = chosen.filter(c -> c.covers(message, at)).isPresent();
            for (Node octet : List.of(digits.get(i), characters.get(i))) {
                octet.pseudoClassStateChanged(CHOSEN, covered);
            }
        }
    }
}
