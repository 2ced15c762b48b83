package dev.certwright.model.issuing;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import java.util.List;

/// What came of renewing several certificates.
///
/// @param renewed   the new ones
/// @param failures  those that could not be renewed, and why
/// @param cancelled whether somebody stopped it before it was done
public record RenewalOutcome(List<Renewed> renewed, List<Failure> failures, boolean cancelled) {
    public RenewalOutcome {
        renewed = List.copyOf(renewed);
        failures = List.copyOf(failures);
    }

    /// One that was renewed.
    ///
    /// @param former as it was
    /// @param entry  the new one, which has its name now
    public record Renewed(Entry former, Entry entry) {}

    /// One that was not.
    public record Failure(String name, PkiException cause) {}
}
