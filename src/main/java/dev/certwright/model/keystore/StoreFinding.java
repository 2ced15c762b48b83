package dev.certwright.model.keystore;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Severity;
import java.util.List;

/// Something about a key store that is worth knowing.
///
/// @param code     stable word for programs, lower case with hyphens
/// @param sentence what was found, and what to do
public record StoreFinding(String code, Severity severity, Phrase sentence) {
    /// A finding whose text is `keystore.finding.<code>`.
    public static StoreFinding of(Severity severity, String code, Object... arguments) {
        return new StoreFinding(code, severity, new Phrase("keystore.finding." + code, List.of(arguments)));
    }
}
