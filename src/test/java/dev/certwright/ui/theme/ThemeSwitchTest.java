package dev.certwright.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class ThemeSwitchTest {
    private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    private final ThemeSwitch themes = new ThemeSwitch(Appearance.SYSTEM, system);

    @Test
    void followsTheSystemWhileTheWindowIsOpen() {
        assertEquals(Theme.LIGHT, themes.themeProperty().get());
        system.set(ColorScheme.DARK);
        assertEquals(Theme.DARK, themes.themeProperty().get());
    }

    @Test
    void staysWithWhatThePersonChose() {
        themes.toggle();
        assertEquals(Appearance.DARK, themes.appearanceProperty().get());
        system.set(ColorScheme.DARK);
        themes.toggle();
        assertEquals(Theme.LIGHT, themes.themeProperty().get());
    }
}
