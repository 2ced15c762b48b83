package dev.certwright.pki.encoding;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import java.math.BigInteger;

/// Bounds the computation that a file's own numbers ask for: a hostile one asks for years.
final class WorkBudget {
    /// Iterations of one key derivation; honest files stay below one million.
    static final int MAX_ITERATIONS = 10_000_000;

    /// Iterations for one file altogether, with every password tried on every part: a few seconds.
    private static final long MAX_TOTAL = 16_000_000;

    /// Memory of scrypt and Argon2 in octets; for scrypt 128 · N · r (RFC 7914 §2).
    private static final long MAX_MEMORY = 256L << 20;

    private static final long MAX_MEMORY_WHEN_PATIENT = 1L << 30;

    private final String source;
    private final Effort effort;
    private final Cancellation cancellation;
    private long spent;

    WorkBudget(String source) {
        this(source, Effort.BOUNDED, new Cancellation());
    }

    WorkBudget(String source, Effort effort, Cancellation cancellation) {
        this.source = source;
        this.effort = effort;
        this.cancellation = cancellation;
    }

    /// Accounts for one key derivation before it is made.
    ///
    /// @throws PkiException.TooExpensive when that is more than allowed
    long iterations(BigInteger asked) throws PkiException {
        if (asked.signum() <= 0) {
            throw new PkiException.Malformed(source, null);
        }
        if (asked.bitLength() > 62) {
            throw new PkiException.TooExpensive(source);
        }
        if (effort == Effort.BOUNDED && asked.longValueExact() > MAX_ITERATIONS) {
            throw new PkiException.TooExpensive(source);
        }
        spend(asked.longValueExact());
        return asked.longValueExact();
    }

    /// Accounts for one scrypt derivation: cost and block size, and how often.
    ///
    /// @throws PkiException.TooExpensive when that is more than allowed
    void scrypt(BigInteger cost, BigInteger blockSize, BigInteger parallelization) throws PkiException {
        if (cost.signum() <= 0 || blockSize.signum() <= 0 || parallelization.signum() <= 0) {
            throw new PkiException.Malformed(source, null);
        }
        memory(cost.multiply(blockSize).shiftLeft(7));
        if (parallelization.bitLength() > 10) {
            throw new PkiException.TooExpensive(source);
        }
        spend(cost.multiply(blockSize).multiply(parallelization).longValueExact());
    }

    /// Accounts for one Argon2 derivation: kibibytes and passes over them.
    ///
    /// @throws PkiException.TooExpensive when that is more than allowed
    void argon2(long kibibytes, long passes, long lanes) throws PkiException {
        if (kibibytes <= 0 || passes <= 0 || lanes <= 0 || lanes > 255) {
            throw new PkiException.Malformed(source, null);
        }
        memory(BigInteger.valueOf(kibibytes).shiftLeft(10));
        var work = BigInteger.valueOf(kibibytes).multiply(BigInteger.valueOf(passes));
        if (work.bitLength() > 40) {
            throw new PkiException.TooExpensive(source);
        }
        spend(work.longValueExact());
    }

    private void memory(BigInteger octets) throws PkiException {
        long limit = effort == Effort.BOUNDED
                ? MAX_MEMORY
                : Math.min(MAX_MEMORY_WHEN_PATIENT, Runtime.getRuntime().maxMemory() / 2);
        if (octets.compareTo(BigInteger.valueOf(limit)) > 0) {
            throw new PkiException.TooExpensive(source);
        }
    }

    /// Accounts for work before it is done.
    ///
    /// @param iterations in units of one digest or so
    /// @throws PkiException.TooExpensive when that is more than allowed
    void spend(long iterations) throws PkiException {
        goOn();
        spent = Math.addExact(Math.min(spent, Long.MAX_VALUE / 2), Math.min(iterations, Long.MAX_VALUE / 4));
        if (effort == Effort.BOUNDED && spent > MAX_TOTAL) {
            throw new PkiException.TooExpensive(source);
        }
    }

    /// Called now and then in long work.
    ///
    /// @throws PkiException.Cancelled when the person cancelled
    void goOn() throws PkiException.Cancelled {
        cancellation.check();
    }
}
