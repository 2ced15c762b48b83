package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.FieldBinding;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/// A text field with its label above and what is wrong with it below, for forms of many fields.
public final class FormField extends VBox {
    private final Label label = new Label();
    private final Label problem = new Label();
    private TextInputControl input = new TextField();

    public FormField() {
        getStyleClass().add("field");
        label.getStyleClass().add("field-label");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        arrange();
    }

    private void arrange() {
        label.setLabelFor(input);
        getChildren().setAll(label, input, problem);
    }

    public String getLabel() {
        return label.getText();
    }

    public void setLabel(String text) {
        label.setText(text);
    }

    public String getPrompt() {
        return input.getPromptText();
    }

    public void setPrompt(String text) {
        input.setPromptText(text);
    }

    /// More than one makes it a field of several lines. To be set before anything else.
    public void setRows(int rows) {
        var area = new TextArea();
        area.setPrefRowCount(rows);
        area.setMinHeight(rows * 22.0 + 14);
        area.setPrefHeight(rows * 22.0 + 14);
        input = area;
        arrange();
    }

    public int getRows() {
        return input instanceof TextArea area ? area.getPrefRowCount() : 1;
    }

    void bind(Field<?> field, String id, Messages messages) {
        input.setId(id);
        FieldBinding.bind(field, input, problem, messages);
    }
}
