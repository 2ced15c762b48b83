package dev.certwright.ui.common;

import dev.certwright.model.Phrase;
import dev.certwright.text.Messages;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// Ties a [Choice] to a combo box.
public final class ChoiceBinding {
    private ChoiceBinding() {}

    public static void bind(Choice<?> choice, ComboBox<Phrase> box, Messages messages) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Phrase phrase) {
                return phrase == null ? "" : messages.of(phrase);
            }

            @Override
            public Phrase fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        box.getItems().setAll(choice.labels());
        choice.valueProperty().subscribe(_ -> box.getSelectionModel().select(choice.index()));
        box.getSelectionModel().selectedIndexProperty().subscribe((_, index) -> {
            if (index.intValue() >= 0) {
                choice.select(index.intValue());
            }
        });
    }
}
