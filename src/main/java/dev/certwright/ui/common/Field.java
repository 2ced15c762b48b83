package dev.certwright.ui.common;

import dev.certwright.model.Parsed;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A text input together with what its text means.
///
/// A step hands on a `T`, never a string. Needs javafx.base only.
public final class Field<T> {
    private final Function<String, Parsed<T>> parser;
    private final StringProperty text;
    private final BooleanProperty visited = new SimpleBooleanProperty(this, "visited", false);
    private final ReadOnlyObjectWrapper<Parsed<T>> parsed;
    private final BooleanBinding valid;

    public Field(String initialText, Function<String, Parsed<T>> parser) {
        this.parser = parser;
        text = new SimpleStringProperty(this, "text", initialText);
        parsed = new ReadOnlyObjectWrapper<>(this, "parsed", parser.apply(initialText));
        text.subscribe(typed -> parsed.set(parser.apply(typed)));
        valid = Bindings.createBooleanBinding(() -> parsed.get() instanceof Parsed.Valid<T>, parsed);
    }

    public StringProperty textProperty() {
        return text;
    }

    /// True once the person has left the field; a problem is shown from then on, not before.
    public BooleanProperty visitedProperty() {
        return visited;
    }

    public ReadOnlyObjectProperty<Parsed<T>> parsedProperty() {
        return parsed.getReadOnlyProperty();
    }

    public BooleanBinding valid() {
        return valid;
    }

    /// Judges the text again, after something that the parser looks at has changed.
    public void revalidate() {
        parsed.set(parser.apply(text.get()));
    }

    /// The value, if the text has one.
    public Optional<T> valueIfValid() {
        return parsed.get() instanceof Parsed.Valid<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    /// The value of a text that is known to be valid.
    ///
    /// @throws NoSuchElementException when it is not
    public T value() {
        return switch (parsed.get()) {
            case Parsed.Valid<T>(var value) -> value;
            case Parsed.Invalid<T>(var violation) -> throw new NoSuchElementException(violation.key());
        };
    }
}
