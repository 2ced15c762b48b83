package dev.certwright.model.inventory;

/// Identifies an entry of one vault for as long as the vault exists.
public record EntryId(long value) {}
