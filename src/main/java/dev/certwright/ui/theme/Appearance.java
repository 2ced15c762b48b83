package dev.certwright.ui.theme;

/// What a person wants the window to look like.
public enum Appearance {
    /// As the rest of the system.
    SYSTEM,
    LIGHT,
    DARK
}
