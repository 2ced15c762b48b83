package dev.certwright.model.inventory;

import java.time.Instant;
import java.util.Optional;

/// A CA whose next revocation list should be published.
///
/// @param authority   a CA of the vault whose key is there
/// @param name        the entry's
/// @param nextUpdate  when the latest list ends; empty when none was ever published
/// @param unpublished how many certificates were revoked or released after the latest list
public record CrlDue(EntryId authority, String name, Optional<Instant> nextUpdate, int unpublished) {
    /// Whether clients already refuse the latest list as too old.
    public boolean overdue(Instant now) {
        return nextUpdate.map(end -> !end.isAfter(now)).orElse(false);
    }
}
