package dev.certwright.model.inventory;

import dev.certwright.model.Bytes;
import java.time.Instant;

/// A change that was made to a vault.
///
/// @param number  counts from 1, without gaps
/// @param action  a stable word, for example `entry.added`
/// @param subject the name of what was changed; empty when it was the vault as a whole
/// @param hash    SHA-256 over the hash of the event before and what this one says; empty where there is none
public record AuditEvent(long number, Instant at, String action, String subject, Bytes hash) {}
