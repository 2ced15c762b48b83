package dev.certwright.pki.encoding;

/// How much computation opening a file may take: its own numbers ask for it, and a hostile one asks for years.
public enum Effort {
    /// Some seconds; what asks for more is refused with [dev.certwright.model.PkiException.TooExpensive].
    BOUNDED,
    /// As long as it takes, until a person cancels. Memory stays bounded.
    WHATEVER_IT_TAKES
}
