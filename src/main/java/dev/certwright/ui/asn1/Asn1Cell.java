package dev.certwright.ui.asn1;

import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.text.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// A row of the tree: an arrow, the name of the field, the type, the value.
final class Asn1Cell extends ListCell<Integer> {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass UNREADABLE = PseudoClass.getPseudoClass("unreadable");
    private static final int STEP = 14;

    /// Deeper rows are no longer moved to the right, but say how deep they are.
    private static final int DEEPEST = 24;

    private final Asn1ViewModel model;
    private final Messages messages;
    private final StackPane arrow = new StackPane(new StackPane());
    private final Label depth = new Label();
    private final Label field = new Label();
    private final Label type = new Label();
    private final Label value = new Label();
    private final HBox line = new HBox(arrow, depth, field, type, value);

    Asn1Cell(Asn1ViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        line.getStyleClass().add("asn1-row");
        arrow.getStyleClass().add("asn1-arrow");
        arrow.getChildren().getFirst().getStyleClass().add("arrow");
        depth.getStyleClass().addAll("muted", "small");
        field.getStyleClass().add("asn1-field");
        type.getStyleClass().add("asn1-type");
        value.getStyleClass().addAll("asn1-value", "mono");
        for (var label : new Label[] {depth, field, type}) {
            label.setMinWidth(USE_PREF_SIZE);
            label.managedProperty().bind(label.visibleProperty());
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
        }
        value.setMinWidth(0);
        line.setMinWidth(0);
        line.setPrefWidth(0);
        arrow.setOnMousePressed(this::toggle);
    }

    private void toggle(MouseEvent pressed) {
        if (getItem() != null && model.parent(getItem())) {
            model.toggle(getItem());
            pressed.consume();
        }
    }

    @Override
    protected void updateItem(Integer index, boolean empty) {
        super.updateItem(index, empty);
        if (empty || index == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var row = model.row(index);
        boolean unreadable = row.type().equals(Asn1Row.UNREADABLE);
        line.setPadding(new Insets(0, 0, 0, STEP * (double) Math.min(row.depth(), DEEPEST)));
        depth.setText(row.depth() > DEEPEST ? Integer.toString(row.depth()) : "");
        arrow.getChildren().getFirst().setVisible(model.parent(index));
        arrow.pseudoClassStateChanged(OPEN, model.open(index));
        field.setText(row.field());
        type.setText(Asn1Words.type(row, messages));
        value.setText(row.value());
        line.pseudoClassStateChanged(UNREADABLE, unreadable);
        setGraphic(line);
        setAccessibleText(Asn1Words.spoken(row, model.parent(index), model.open(index), messages));
    }
}
