package dev.certwright.ui.home;

import dev.certwright.model.inventory.EntryId;
import java.time.Instant;

/// A CA that needs a new revocation list by some moment.
public record ListDue(EntryId authority, Instant nextUpdate) {}
