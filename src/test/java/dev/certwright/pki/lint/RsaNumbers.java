package dev.certwright.pki.lint;

import java.math.BigInteger;
import java.util.Random;

/// RSA moduli for tests, the same at every run.
final class RsaNumbers {
    private static final Random RANDOM = new Random(4);
    private static final BigInteger PRIME = prime(1024);

    /// As it should be.
    static final BigInteger MODULUS = product(2048);

    /// Of two primes that follow each other.
    static final BigInteger CLOSE = PRIME.multiply(PRIME.nextProbablePrime());

    private RsaNumbers() {}

    private static BigInteger prime(int bits) {
        return new BigInteger(bits, RANDOM).setBit(bits - 1).setBit(bits - 2).nextProbablePrime();
    }

    private static BigInteger product(int bits) {
        return PRIME.multiply(prime(bits / 2));
    }
}
