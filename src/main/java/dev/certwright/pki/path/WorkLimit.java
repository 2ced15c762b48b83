package dev.certwright.pki.path;

import dev.certwright.model.Cancellation;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How much work one judgement may cost, since whoever sends the certificates decides how many combinations there are.
final class WorkLimit {
    /// More than any honest set of certificates needs; with keys of usual size done within a fraction of a second.
    private static final int MAX_SIGNATURES = 500;

    /// An answer is due within a second, and what follows the search takes time, too.
    private static final Duration MAX_TIME = Duration.ofMillis(800);

    /// So many signatures are verified however long it takes: a machine that is slow or busy still judges honest
    /// chains.
    private static final int SIGNATURES_OWED = 40;

    private final LongSupplier nanoClock;
    private final long started;
    private final Cancellation cancellation;
    private int signatures;

    /// @param nanoClock counts nanoseconds, as [System#nanoTime] does
    WorkLimit(LongSupplier nanoClock, Cancellation cancellation) {
        this.nanoClock = nanoClock;
        this.started = nanoClock.getAsLong();
        this.cancellation = cancellation;
    }

    /// Counts a signature that is about to be verified; false when it may not be any more.
    boolean allowsSignature() {
        if (spent()) {
            return false;
        }
        signatures++;
        return true;
    }

    /// True when no more work is to be begun.
    boolean spent() {
        return cancellation.cancelled() || signatures >= MAX_SIGNATURES || (signatures >= SIGNATURES_OWED && late());
    }

    /// True when the answer is due.
    boolean late() {
        return nanoClock.getAsLong() - started > MAX_TIME.toNanos();
    }

    /// How many signatures were verified.
    int signatures() {
        return signatures;
    }
}
