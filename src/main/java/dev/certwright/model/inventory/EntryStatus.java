package dev.certwright.model.inventory;

import dev.certwright.model.certificate.Validity;
import java.time.Instant;
import java.util.Optional;

/// Whether an entry can be used at some moment.
public enum EntryStatus {
    VALID,
    /// Ends within [#WARNING_DAYS] days.
    EXPIRING,
    EXPIRED,
    NOT_YET_VALID,
    REVOKED,
    /// Revoked until it is released again.
    ON_HOLD;

    /// How long before its end a certificate is called expiring.
    public static final int WARNING_DAYS = 30;

    /// What its CA has said about it comes before its dates.
    public static EntryStatus of(Validity validity, Optional<Revocation> revocation, Instant now) {
        if (revocation.isPresent()) {
            return revocation.get().onHold() ? ON_HOLD : REVOKED;
        }
        return of(validity, now);
    }

    public static EntryStatus of(Validity validity, Instant now) {
        if (now.isBefore(validity.notBefore())) {
            return NOT_YET_VALID;
        }
        if (now.isAfter(validity.notAfter())) {
            return EXPIRED;
        }
        return validity.daysLeft(now) < WARNING_DAYS ? EXPIRING : VALID;
    }
}
