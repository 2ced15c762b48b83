package dev.certwright.ui.common;

import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// Ties a list of options, which may change, and the one that is picked to a combo box.
public final class OptionBinding<T> {
    private final ComboBox<T> box;
    private final ObservableList<T> options;
    private final ObjectProperty<T> picked;

    /// While the options are replaced, the box picks others by itself; that is not the person's doing.
    private boolean replacing;

    private OptionBinding(ComboBox<T> box, ObservableList<T> options, ObjectProperty<T> picked) {
        this.box = box;
        this.options = options;
        this.picked = picked;
    }

    public static <T> void bind(
            ComboBox<T> box, ObservableList<T> options, ObjectProperty<T> picked, Function<T, String> words) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T option) {
                return option == null ? "" : words.apply(option);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        var binding = new OptionBinding<>(box, options, picked);
        binding.replace();
        options.addListener((ListChangeListener<T>) _ -> binding.replace());
        picked.subscribe(box::setValue);
        box.valueProperty().subscribe((_, chosen) -> binding.pick(chosen));
    }

    private void replace() {
        replacing = true;
        // without this the box would go on showing what now stands at the old place
        box.getSelectionModel().clearSelection();
        box.getItems().setAll(options);
        box.setValue(picked.get());
        replacing = false;
    }

    private void pick(T chosen) {
        if (!replacing && chosen != null && !chosen.equals(picked.get())) {
            picked.set(chosen);
        }
    }
}
