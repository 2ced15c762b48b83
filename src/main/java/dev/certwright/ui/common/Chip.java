package dev.certwright.ui.common;

import java.util.Locale;
import javafx.scene.control.Label;

/// A word or two on a coloured pill.
public final class Chip extends Label {
    /// What the colour says.
    public enum Kind {
        OK,
        WARN,
        BAD,
        INFO,
        AUTHORITY,
        NEUTRAL
    }

    public Chip(Kind kind, String text) {
        super(text);
        setMinWidth(USE_PREF_SIZE);
        show(kind, text);
    }

    /// Changes colour and text.
    public void show(Kind kind, String text) {
        setText(text);
        getStyleClass().setAll("label", "chip", kind.name().toLowerCase(Locale.ROOT));
    }
}
