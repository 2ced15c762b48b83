package dev.certwright.model.keystore;

/// Whether a protected part could be looked into.
public enum Access {
    OPEN,
    /// No password fits, or none was given.
    LOCKED,
    /// It is protected in a way that is not known here.
    UNSUPPORTED,
    /// Opening it would take minutes or never end.
    TOO_EXPENSIVE,
    /// What came out, or what is written there, makes no sense.
    BROKEN
}
