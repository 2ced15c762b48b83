package dev.certwright.ui.theme;

import javafx.application.ColorScheme;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Decides which theme is on: the one the person chose, or the system's, which may change while the window is open.
public final class ThemeSwitch {
    private final ObjectProperty<Appearance> appearance;
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(this, "theme", Theme.LIGHT);

    /// Builds it.
    ///
    /// @param system what the system shows at the moment
    public ThemeSwitch(Appearance initial, ObservableValue<ColorScheme> system) {
        appearance = new SimpleObjectProperty<>(this, "appearance", initial);
        theme.bind(Bindings.createObjectBinding(
                () -> switch (appearance.get()) {
                    case LIGHT -> Theme.LIGHT;
                    case DARK -> Theme.DARK;
                    case SYSTEM -> system.getValue() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
                },
                appearance,
                system));
    }

    public ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /// From light to dark and back, whatever the system shows.
    public void toggle() {
        appearance.set(
                switch (theme.get()) {
                    case LIGHT -> Appearance.DARK;
                    case DARK -> Appearance.LIGHT;
                });
    }
}
