package dev.certwright.model.finding;

/// The outcome of one check.
public enum CheckState {
    PASS,
    WARN,
    FAIL,
    /// Not done, because something it needs was missing; the evidence says what.
    NOT_DONE
}
