package dev.certwright.ui.common;

import dev.certwright.model.Phrase;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// One of a few values, each with words for it. Needs javafx.base only.
public final class Choice<T> {
    private final List<T> values;
    private final Function<T, Phrase> label;
    private final ObjectProperty<T> value;

    public Choice(List<T> values, Function<T, Phrase> label, T initial) {
        this.values = List.copyOf(values);
        this.label = label;
        value = new SimpleObjectProperty<>(this, "value", initial);
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }

    /// The words, in the order of the values.
    public List<Phrase> labels() {
        return values.stream().map(label).toList();
    }

    /// Where the value stands among the labels; -1 when it is none of them.
    public int index() {
        return values.indexOf(value.get());
    }

    public void select(int index) {
        value.set(values.get(index));
    }
}
