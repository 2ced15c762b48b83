package dev.certwright.model.inventory;

import java.time.Instant;

/// A change that was made to a vault.
///
/// @param action  a stable word, for example `entry.added`
/// @param subject the name of what was changed; empty when it was the vault as a whole
public record AuditEvent(Instant at, String action, String subject) {}
