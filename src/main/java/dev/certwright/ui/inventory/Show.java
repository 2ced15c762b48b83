package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryStatus;

/// Which states are shown.
public enum Show {
    ALL,
    EXPIRING,
    EXPIRED,
    /// For good, or on hold.
    REVOKED;

    boolean includes(EntryStatus status) {
        return switch (this) {
            case ALL -> true;
            case EXPIRING -> status == EntryStatus.EXPIRING;
            case EXPIRED -> status == EntryStatus.EXPIRED;
            case REVOKED -> status == EntryStatus.REVOKED || status == EntryStatus.ON_HOLD;
        };
    }
}
