package dev.certwright.model.issuing;

import java.util.Locale;

/// What becomes of something that a certification request asks for.
public enum RequestDecision {
    /// The certificate gets what the request asks for.
    KEEP,
    /// The certificate gets what the CA says instead, which may be nothing.
    REPLACE,
    /// The certificate gets both.
    ADD;

    /// The word for the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
