package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.Passphrase;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// What one guess of a passphrase costs: the parameters of Argon2id (RFC 9106 §3.1).
record Argon2Cost(int memoryKib, int iterations, int parallelism) {
    /// The second recommended option of RFC 9106 §4, with one lane: the implementation fills lanes one by one, so
    /// more of them would only help an attacker.
    static final Argon2Cost STANDARD = new Argon2Cost(64 * 1024, 3, 1);

    /// Bounds for what a file may ask of this machine: 1 GiB.
    private static final int MAX_MEMORY_KIB = 1024 * 1024;

    private static final int MAX_ITERATIONS = 100;
    private static final int MAX_PARALLELISM = 16;

    Argon2Cost {
        if (parallelism < 1
                || parallelism > MAX_PARALLELISM
                || memoryKib < 8 * parallelism
                || memoryKib > MAX_MEMORY_KIB
                || iterations < 1
                || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException(memoryKib + " KiB, " + iterations + ", " + parallelism);
        }
    }

    /// Derives a 256-bit key, which the caller closes.
    SealingKey derive(Passphrase passphrase, Bytes salt) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt.toArray())
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var password = passphrase.utf8();
        var key = new byte[SealingKey.LENGTH];
        try {
            generator.generateBytes(password, key);
            return new SealingKey(key);
        } finally {
            Arrays.fill(password, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }
}
