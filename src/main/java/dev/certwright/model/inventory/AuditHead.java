package dev.certwright.model.inventory;

import dev.certwright.model.Bytes;

/// Where an audit log ends. Whoever notes the hash elsewhere can tell later that nothing before it was changed.
///
/// @param number of the last event
/// @param hash   of the last event
public record AuditHead(long number, Bytes hash) {}
