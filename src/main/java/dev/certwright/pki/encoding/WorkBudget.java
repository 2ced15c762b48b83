package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.math.BigInteger;

/// Bounds the computation that a file's own numbers ask for: a hostile one asks for years.
final class WorkBudget {
    /// Iterations of one key derivation; honest files stay below one million.
    static final int MAX_ITERATIONS = 10_000_000;

    /// Iterations for one file altogether, with every password tried on every part: a few seconds.
    private static final long MAX_TOTAL = 16_000_000;

    /// Scrypt's memory in octets: 128 · N · r (RFC 7914 §2).
    private static final long MAX_MEMORY = 256L << 20;

    private final String source;
    private long spent;

    WorkBudget(String source) {
        this.source = source;
    }

    /// Accounts for one key derivation before it is made.
    ///
    /// @throws PkiException.TooExpensive when that is more than allowed
    int iterations(BigInteger asked) throws PkiException {
        if (asked.signum() <= 0) {
            throw new PkiException.Malformed(source, null);
        }
        if (asked.bitLength() > 31 || asked.longValueExact() > MAX_ITERATIONS) {
            throw new PkiException.TooExpensive(source);
        }
        spend(asked.longValueExact());
        return asked.intValueExact();
    }

    /// Accounts for one scrypt derivation: cost and block size, and how often.
    ///
    /// @throws PkiException.TooExpensive when that is more than allowed
    void scrypt(BigInteger cost, BigInteger blockSize, BigInteger parallelization) throws PkiException {
        if (cost.signum() <= 0 || blockSize.signum() <= 0 || parallelization.signum() <= 0) {
            throw new PkiException.Malformed(source, null);
        }
        var memory = cost.multiply(blockSize).shiftLeft(7);
        if (memory.compareTo(BigInteger.valueOf(MAX_MEMORY)) > 0 || parallelization.bitLength() > 10) {
            throw new PkiException.TooExpensive(source);
        }
        spend(cost.multiply(blockSize).multiply(parallelization).longValueExact());
    }

    private void spend(long iterations) throws PkiException {
        spent += iterations;
        if (spent > MAX_TOTAL) {
            throw new PkiException.TooExpensive(source);
        }
    }
}
