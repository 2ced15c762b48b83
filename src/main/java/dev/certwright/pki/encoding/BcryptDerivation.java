package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Makes keys of passwords as OpenSSH does for its private keys: `bcrypt_pbkdf`, which is PBKDF2's frame around
/// bcrypt with another constant and SHA-512 in front (OpenBSD's `bcrypt_pbkdf.c` defines it).
final class BcryptDerivation {
    private static final int ROUNDS = 16;
    private static final int BOXES = 4 * 256;
    private static final int HASH_OCTETS = 32;
    private static final String MAGIC = "OxychromaticBlowfishSwatDynamite";

    /// What one hash costs, in iterations of a common digest.
    private static final long COST = 5_000;

    /// Blowfish begins with the digits of π (B. Schneier, 1993): 18 subkeys, then the four boxes.
    private static final int[] PI = digitsOfPi(ROUNDS + 2 + BOXES);

    private final WorkBudget budget;

    BcryptDerivation(WorkBudget budget) {
        this.budget = budget;
    }

    byte[] derive(byte[] password, byte[] salt, int rounds, int octets) throws PkiException, IOException {
        if (rounds < 1 || salt.length == 0) {
            throw new IOException("no rounds or no salt");
        }
        int stride = (octets + HASH_OCTETS - 1) / HASH_OCTETS;
        int amount = (octets + stride - 1) / stride;
        budget.spend(COST * rounds * stride);
        var secret = sha512(password);
        var key = new byte[octets];
        for (int block = 1; block <= stride; block++) {
            var counted =
                    ByteBuffer.allocate(salt.length + 4).put(salt).putInt(block).array();
            var state = hash(secret, sha512(counted));
            var sum = state.clone();
            for (int i = 1; i < rounds; i++) {
                budget.goOn();
                state = hash(secret, sha512(state));
                for (int j = 0; j < HASH_OCTETS; j++) {
                    sum[j] ^= state[j];
                }
            }
            // the blocks are interleaved, so that an attacker has to compute all of them
            for (int i = 0; i < amount && i * stride + block - 1 < octets; i++) {
                key[i * stride + block - 1] = sum[i];
            }
        }
        Arrays.fill(secret, (byte) 0);
        return key;
    }

    private static byte[] sha512(byte[] octets) {
        var digest = PlatformDigest.sha512();
        digest.update(octets, 0, octets.length);
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    private static byte[] hash(byte[] password, byte[] salt) {
        var state = PI.clone();
        var passwordWords = words(password);
        var saltWords = words(salt);
        mix(state, passwordWords);
        expand(state, saltWords);
        for (int i = 0; i < 64; i++) {
            mix(state, saltWords);
            expand(state, new int[1]);
            mix(state, passwordWords);
            expand(state, new int[1]);
        }
        var text = words(MAGIC.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 64; i++) {
            for (int at = 0; at < text.length; at += 2) {
                encrypt(state, text, at);
            }
        }
        var out = ByteBuffer.allocate(HASH_OCTETS).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : text) {
            out.putInt(word);
        }
        return out.array();
    }

    private static int[] words(byte[] octets) {
        var out = new int[octets.length / 4];
        ByteBuffer.wrap(octets).asIntBuffer().get(out);
        return out;
    }

    private static void mix(int[] state, int[] key) {
        for (int i = 0; i < ROUNDS + 2; i++) {
            state[i] ^= key[i % key.length];
        }
    }

    /// Replaces subkeys and boxes by what the cipher makes of itself and the words.
    private static void expand(int[] state, int[] words) {
        var pair = new int[2];
        for (int i = 0; i < state.length; i += 2) {
            pair[0] ^= words[i % words.length];
            pair[1] ^= words[(i + 1) % words.length];
            encrypt(state, pair, 0);
            state[i] = pair[0];
            state[i + 1] = pair[1];
        }
    }

    private static void encrypt(int[] state, int[] text, int at) {
        int left = text[at] ^ state[0];
        int right = text[at + 1];
        for (int i = 1; i <= ROUNDS; i += 2) {
            right ^= f(state, left) ^ state[i];
            left ^= f(state, right) ^ state[i + 1];
        }
        text[at] = right ^ state[ROUNDS + 1];
        text[at + 1] = left;
    }

    private static int f(int[] state, int x) {
        int boxes = ROUNDS + 2;
        int sum = state[boxes + (x >>> 24)] + state[boxes + 256 + (x >>> 16 & 0xff)];
        return (sum ^ state[boxes + 512 + (x >>> 8 & 0xff)]) + state[boxes + 768 + (x & 0xff)];
    }

    /// The first words of the fraction of π, by Machin's formula.
    private static int[] digitsOfPi(int count) {
        int guard = 64;
        var one = BigInteger.ONE.shiftLeft(count * 32 + guard);
        var pi = arctangentOfInverse(5, one)
                .multiply(BigInteger.valueOf(4))
                .subtract(arctangentOfInverse(239, one))
                .multiply(BigInteger.valueOf(4));
        var fraction = pi.subtract(one.multiply(BigInteger.valueOf(3))).shiftRight(guard);
        var words = new int[count];
        for (int i = 0; i < count; i++) {
            words[i] = fraction.shiftRight((count - 1 - i) * 32).intValue();
        }
        return words;
    }

    private static BigInteger arctangentOfInverse(int x, BigInteger one) {
        var square = BigInteger.valueOf((long) x * x);
        var power = one.divide(BigInteger.valueOf(x));
        var sum = power;
        for (int n = 3; power.signum() != 0; n += 2) {
            power = power.divide(square);
            var term = power.divide(BigInteger.valueOf(n));
            sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }
}
