package dev.certwright.model.inventory;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/// How a CA of the vault stands with its revocation lists.
///
/// @param number     of the latest list; empty before the first one
/// @param thisUpdate when the latest list was made
/// @param nextUpdate when it ends; empty when it does not say
/// @param revoked    how many certificates are revoked now
/// @param pending    how many were revoked or released after the latest list
public record CrlStatus(
        EntryId authority,
        String name,
        Optional<BigInteger> number,
        Optional<Instant> thisUpdate,
        Optional<Instant> nextUpdate,
        int revoked,
        int pending) {
    /// In one word.
    public enum State {
        /// Nothing was ever revoked or published.
        NONE,
        CURRENT,
        /// It holds still, but something was revoked or released since.
        BEHIND,
        /// It ends within the time asked about.
        DUE,
        OVERDUE
    }

    /// The state at a moment.
    ///
    /// @param soon until when a list that ends is due
    public State state(Instant now, Instant soon) {
        if (nextUpdate.isPresent() && !nextUpdate.get().isAfter(now)) {
            return State.OVERDUE;
        }
        if (nextUpdate.isPresent() && !nextUpdate.get().isAfter(soon)) {
            return State.DUE;
        }
        if (pending > 0 || (number.isEmpty() && revoked > 0)) {
            return State.BEHIND;
        }
        return number.isEmpty() ? State.NONE : State.CURRENT;
    }
}
