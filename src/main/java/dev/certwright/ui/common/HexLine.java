package dev.certwright.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A line of a hex dump: offset, digits, characters. Octets can be clicked on, and stand out in two ways.
public final class HexLine extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass LEADING = PseudoClass.getPseudoClass("leading");

    private final Label offset = new Label();
    private final List<Label> digits = new ArrayList<>();
    private final List<Label> characters = new ArrayList<>();
    private final int length;
    private final IntConsumer clicked;

    /// Builds an empty line.
    ///
    /// @param length  how many octets stand in it
    /// @param clicked is told the place of the octet, counted from the first of all
    public HexLine(int length, IntConsumer clicked) {
        this.length = length;
        this.clicked = clicked;
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
        for (int i = 0; i < length; i++) {
            var label = new Label();
            label.getStyleClass().add(style);
            label.setMinWidth(USE_PREF_SIZE);
            labels.add(label);
            getChildren().add(label);
        }
    }

    /// Shows the octets from `start` on.
    ///
    /// @param octets all of them; not kept
    public void show(byte[] octets, int start) {
        offset.setText(HexDump.offset(start));
        for (int i = 0; i < length; i++) {
            int at = start + i;
            boolean there = at < octets.length;
            digits.get(i).setText(there ? HexDump.hex(octets[at]) : "  ");
            characters.get(i).setText(there ? HexDump.character(octets[at]) : " ");
            digits.get(i).setOnMouseClicked(_ -> clicked.accept(at));
            characters.get(i).setOnMouseClicked(_ -> clicked.accept(at));
        }
    }

    /// Lets octets stand out.
    ///
    /// @param chosen  whether the octet at that place belongs to what is chosen
    /// @param leading whether it also belongs to what stands before the content proper
    public void mark(int start, IntPredicate chosen, IntPredicate leading) {
        for (int i = 0; i < length; i++) {
            int at = start + i;
            boolean covered = chosen.test(at);
            boolean before = covered && leading.test(at);
            for (Node octet : List.of(digits.get(i), characters.get(i))) {
                octet.pseudoClassStateChanged(CHOSEN, covered);
                octet.pseudoClassStateChanged(LEADING, before);
            }
        }
    }
}
