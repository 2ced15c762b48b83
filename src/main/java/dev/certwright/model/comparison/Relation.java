package dev.certwright.model.comparison;

import dev.certwright.model.Phrase;
import java.util.Locale;

/// What two certificates are to each other: the first of these that holds.
public enum Relation {
    /// Octet by octet.
    IDENTICAL,
    /// Same key, same names, same issuer: renewed without a new key.
    RENEWED,
    /// Same key and same names from another issuer, as a cross-certificate.
    SAME_KEY_OTHER_ISSUER,
    /// Same key for other names.
    SAME_KEY_OTHER_NAMES,
    /// The first one signed the second one.
    LEFT_ISSUED_RIGHT,
    RIGHT_ISSUED_LEFT,
    /// Same names and same issuer with another key: renewed with a new key.
    REKEYED,
    /// Same names with another key from another issuer.
    SAME_NAMES,
    /// Nothing but the issuer.
    SAME_ISSUER,
    UNRELATED;

    /// Stable word for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What that means, as a sentence.
    public Phrase sentence() {
        return Phrase.of("comparison.summary." + word());
    }
}
