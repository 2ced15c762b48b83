package dev.certwright.model.inventory;

import dev.certwright.model.certificate.SerialNumber;

/// What came of revoking a certificate.
///
/// @param revocation as it stands now
public record RevocationOutcome(SerialNumber serialNumber, Revocation revocation, Change change) {
    /// What was done.
    public enum Change {
        /// It was good before.
        REVOKED,
        /// It was on hold, and is revoked for good now; the date is still the first one.
        HOLD_ENDED,
        /// It was revoked before: nothing was changed.
        NONE
    }
}
