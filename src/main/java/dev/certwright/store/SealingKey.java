package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A 256-bit key that seals others with AES-256-GCM (NIST SP 800-38D). It is wiped when closed and never shown.
final class SealingKey implements AutoCloseable {
    /// In octets.
    static final int LENGTH = 32;

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;

    /// A secret that is sealed; the tag stands at the end of the ciphertext.
    record Sealed(Bytes nonce, Bytes ciphertext) {}

    /// @param key 32 octets; copied
    SealingKey(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException(key.length + " octets");
        }
        this.key = key.clone();
    }

    static SealingKey of(SecretBytes secret) {
        var key = secret.copy();
        try {
            return new SealingKey(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    static SealingKey generate(SecureRandom random) {
        var key = new byte[LENGTH];
        random.nextBytes(key);
        try {
            return new SealingKey(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    SealingKey copy() {
        return new SealingKey(key);
    }

    /// The key itself, which the caller closes.
    SecretBytes toSecretBytes() {
        return new SecretBytes(key);
    }

    /// Seals under a new random nonce. One key stays far below the 2³² messages of NIST SP 800-38D §8.3.
    ///
    /// @param associatedData must be the same when it is opened
    Sealed seal(SecretBytes secret, Bytes associatedData, SecureRandom random) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        var plain = secret.copy();
        try {
            return new Sealed(
                    Bytes.of(nonce),
                    Bytes.of(cipher(Cipher.ENCRYPT_MODE, nonce, associatedData).doFinal(plain)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// Opens what was sealed.
    ///
    /// @throws AEADBadTagException when key, nonce, ciphertext and associated data do not belong together
    SecretBytes open(Sealed sealed, Bytes associatedData) throws AEADBadTagException {
        byte[] plain = {};
        try {
            plain = cipher(Cipher.DECRYPT_MODE, sealed.nonce().toArray(), associatedData)
                    .doFinal(sealed.ciphertext().toArray());
            return new SecretBytes(plain);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Bytes associatedData) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associatedData.toArray());
        return cipher;
    }

    /// Wipes the key.
    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "SealingKey";
    }
}
