package dev.certwright.ui.common;

import dev.certwright.model.Parsed;
import dev.certwright.text.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

/// Ties a [Field] to its input control and to the label that explains a problem.
public final class FieldBinding {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private FieldBinding() {}

    /// The label takes no room while there is nothing to explain.
    public static void bind(Field<?> field, TextInputControl input, Label problem, Messages messages) {
        input.textProperty().bindBidirectional(field.textProperty());
        input.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                field.visitedProperty().set(true);
            }
        });
        problem.managedProperty().bind(problem.visibleProperty());
        Runnable show = () -> {
            var text = field.visitedProperty().get() ? problemText(field, messages) : "";
            input.pseudoClassStateChanged(INVALID, !text.isEmpty());
            problem.setText(text);
            problem.setVisible(!text.isEmpty());
        };
        field.parsedProperty().subscribe(_ -> show.run());
        field.visitedProperty().subscribe(_ -> show.run());
    }

    private static String problemText(Field<?> field, Messages messages) {
        return switch (field.parsedProperty().get()) {
            case Parsed.Valid<?> _ -> "";
            case Parsed.Invalid<?>(var violation) -> messages.of(violation);
        };
    }
}
