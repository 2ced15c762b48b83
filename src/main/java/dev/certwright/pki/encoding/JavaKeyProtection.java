package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.MD5Digest;

/// How Java's older key stores protect a private key: two schemes of their own.
///
/// Neither is written down but in the source of OpenJDK (`sun.security.provider.KeyProtector` and
/// `com.sun.crypto.provider.PBES1Core`).
final class JavaKeyProtection {
    /// JKS: a key stream of SHA-1 over password and salt.
    static final String JKS = "1.3.6.1.4.1.42.2.17.1.1";

    /// JCEKS: triple DES under a key that MD5 makes of the password and the halves of the salt.
    static final String JCEKS = "1.3.6.1.4.1.42.2.19.1";

    private static final int SHA1_OCTETS = 20;

    private final WorkBudget budget;

    JavaKeyProtection(WorkBudget budget) {
        this.budget = budget;
    }

    /// @throws InvalidCipherTextException when the password is wrong
    static byte[] jks(byte[] data, PasswordForm password) throws InvalidCipherTextException {
        if (data.length < 2 * SHA1_OCTETS) {
            throw new IllegalArgumentException("too short for salt and digest");
        }
        var digest = PlatformDigest.sha1();
        var utf16 = password.utf16();
        var plain = Arrays.copyOfRange(data, SHA1_OCTETS, data.length - SHA1_OCTETS);
        var state = Arrays.copyOf(data, SHA1_OCTETS);
        for (int at = 0; at < plain.length; at += SHA1_OCTETS) {
            digest.update(utf16, 0, utf16.length);
            digest.update(state, 0, SHA1_OCTETS);
            digest.doFinal(state, 0);
            for (int i = 0; i < Math.min(SHA1_OCTETS, plain.length - at); i++) {
                plain[at + i] ^= state[i];
            }
        }
        digest.update(utf16, 0, utf16.length);
        digest.update(plain, 0, plain.length);
        digest.doFinal(state, 0);
        Arrays.fill(utf16, (byte) 0);
        if (!MessageDigest.isEqual(state, Arrays.copyOfRange(data, data.length - SHA1_OCTETS, data.length))) {
            throw new InvalidCipherTextException("the digest differs");
        }
        return plain;
    }

    /// @throws InvalidCipherTextException when the password is wrong
    byte[] jceks(PBEParameter parameters, byte[] data, PasswordForm password)
            throws PkiException, InvalidCipherTextException {
        var salt = parameters.getSalt();
        if (salt.length != 8) {
            throw new IllegalArgumentException("a salt of eight octets is expected");
        }
        long iterations = budget.iterations(parameters.getIterationCount());
        // equal halves would make equal keys, so one half is turned round
        if (Arrays.equals(salt, 0, 4, salt, 4, 8)) {
            // the turn is not quite one in OpenJDK, and has been so since its first release
            salt = new byte[] {salt[3], salt[0], salt[1], salt[3], salt[4], salt[5], salt[6], salt[7]};
        }
        var hashing = new PasswordHashing(budget);
        var derived = new byte[32];
        for (int half = 0; half < 2; half++) {
            var state = hashing.alternating(
                    new MD5Digest(), Arrays.copyOfRange(salt, 4 * half, 4 * half + 4), password.utf8(), iterations);
            System.arraycopy(state, 0, derived, 16 * half, 16);
        }
        try {
            return new SymmetricCipher("DES-EDE3", 24, "CBC")
                    .decrypt(Arrays.copyOf(derived, 24), Arrays.copyOfRange(derived, 24, 32), data);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }
}
