package dev.certwright.ui.main;

/// The entries of the sidebar that lead to a screen.
public enum Place {
    HOME,
    CERTIFICATES,
    INSPECT,
    CONNECTION_TEST,
    SETTINGS
}
