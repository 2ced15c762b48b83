package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.util.Arrays;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// The three iterated derivations of PKCS #5 and PKCS #12, made so that a person can cancel them.
final class PasswordHashing {
    /// What a derived value of PKCS #12 is for (RFC 7292 Appendix B.3).
    enum Purpose {
        KEY(1),
        IV(2),
        MAC(3);

        private final byte id;

        Purpose(int id) {
            this.id = (byte) id;
        }
    }

    /// Iterations between two looks at the cancellation: some milliseconds.
    private static final int STRIDE = 10_000;

    private final WorkBudget budget;

    PasswordHashing(WorkBudget budget) {
        this.budget = budget;
    }

    /// PBKDF2 (RFC 8018 §5.2).
    byte[] pbkdf2(Digest prf, byte[] password, byte[] salt, long iterations, int octets) throws PkiException {
        var mac = new HMac(prf);
        mac.init(new KeyParameter(password));
        int size = mac.getMacSize();
        var out = new byte[octets];
        var state = new byte[size];
        var block = new byte[size];
        try {
            for (int at = 0, index = 1; at < octets; at += size, index++) {
                mac.update(salt, 0, salt.length);
                mac.update(
                        new byte[] {(byte) (index >> 24), (byte) (index >> 16), (byte) (index >> 8), (byte) index},
                        0,
                        4);
                mac.doFinal(state, 0);
                System.arraycopy(state, 0, block, 0, size);
                for (long i = 1; i < iterations; i++) {
                    mac.update(state, 0, size);
                    mac.doFinal(state, 0);
                    for (int j = 0; j < size; j++) {
                        block[j] ^= state[j];
                    }
                    breathe(i);
                }
                System.arraycopy(block, 0, out, at, Math.min(size, octets - at));
            }
            return out;
        } finally {
            Arrays.fill(state, (byte) 0);
            Arrays.fill(block, (byte) 0);
        }
    }

    /// PBKDF1 (RFC 8018 §5.1), as long as the digest.
    byte[] pbkdf1(Digest digest, byte[] password, byte[] salt, long iterations) throws PkiException {
        digest.update(password, 0, password.length);
        digest.update(salt, 0, salt.length);
        return again(digest, iterations);
    }

    /// Each round the digest of the last one and the password, as JCEKS has it.
    byte[] alternating(Digest digest, byte[] salt, byte[] password, long iterations) throws PkiException {
        var state = salt;
        for (long i = 0; i < iterations; i++) {
            digest.update(state, 0, state.length);
            digest.update(password, 0, password.length);
            state = new byte[digest.getDigestSize()];
            digest.doFinal(state, 0);
            breathe(i + 1);
        }
        return state;
    }

    /// PKCS #12's own (RFC 7292 Appendix B.2).
    ///
    /// @param password with its terminator
    byte[] pkcs12(ExtendedDigest digest, byte[] password, byte[] salt, long iterations, Purpose purpose, int octets)
            throws PkiException {
        int v = digest.getByteLength();
        int u = digest.getDigestSize();
        var diversifier = new byte[v];
        Arrays.fill(diversifier, purpose.id);
        var salts = repeated(salt, v);
        var passwords = repeated(password, v);
        var input = new byte[salts.length + passwords.length];
        System.arraycopy(salts, 0, input, 0, salts.length);
        System.arraycopy(passwords, 0, input, salts.length, passwords.length);
        var out = new byte[octets];
        try {
            for (int at = 0; at < octets; at += u) {
                digest.update(diversifier, 0, v);
                digest.update(input, 0, input.length);
                var state = again(digest, iterations);
                System.arraycopy(state, 0, out, at, Math.min(u, octets - at));
                var b = new byte[v];
                for (int i = 0; i < v; i++) {
                    b[i] = state[i % u];
                }
                for (int block = 0; block < input.length; block += v) {
                    addOneAnd(b, input, block);
                }
            }
            return out;
        } finally {
            Arrays.fill(input, (byte) 0);
            Arrays.fill(passwords, (byte) 0);
        }
    }

    private byte[] again(Digest digest, long iterations) throws PkiException {
        var state = new byte[digest.getDigestSize()];
        digest.doFinal(state, 0);
        for (long i = 1; i < iterations; i++) {
            digest.update(state, 0, state.length);
            digest.doFinal(state, 0);
            breathe(i);
        }
        return state;
    }

    private void breathe(long iteration) throws PkiException {
        if (iteration % STRIDE == 0) {
            budget.goOn();
        }
    }

    /// As often as it takes to fill whole blocks; nothing for nothing.
    private static byte[] repeated(byte[] octets, int block) {
        var out = new byte[(octets.length + block - 1) / block * block];
        for (int i = 0; i < out.length; i++) {
            out[i] = octets[i % octets.length];
        }
        return out;
    }

    /// Adds `b + 1` to the block of the same length, modulo its size.
    private static void addOneAnd(byte[] b, byte[] input, int start) {
        int carry = 1;
        for (int i = b.length - 1; i >= 0; i--) {
            carry += (b[i] & 0xff) + (input[start + i] & 0xff);
            input[start + i] = (byte) carry;
            carry >>>= 8;
        }
    }
}
