package dev.certwright.ui.main;

/// The entries of the sidebar that lead to a screen.
public enum Place {
    HOME,
    CERTIFICATES,
    CONNECTION_TEST,
    SETTINGS
}
