package dev.certwright.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/// The look of the application.
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet());

    private final String base;

    Theme(String base) {
        this.base = base;
    }

    /// Dresses the whole application.
    public void apply() {
        Application.setUserAgentStylesheet(base);
    }

    /// Dresses the whole application, and adds our own style sheets to the scene, with fonts for English.
    public void apply(Scene scene) {
        apply(scene, Locale.ENGLISH);
    }

    /// Dresses the whole application, and adds our own style sheets to the scene, with fonts for that language.
    public void apply(Scene scene, Locale language) {
        apply();
        dress(scene, language);
    }

    /// Adds our own style sheets, which are the same for light and dark.
    public static void dress(Scene scene, Locale language) {
        scene.getStylesheets()
                .setAll(
                        sheet("modena-bridge.css"),
                        sheet("certwright.css"),
                        sheet("forms.css"),
                        sheet("inspect.css"),
                        Fonts.sheet(language));
    }

    /// A sheet by address. A bare path would be found on the class path but not inside a module.
    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
