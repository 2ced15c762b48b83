package dev.certwright.pki.encoding;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.ChaChaEngine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// The ciphers that OpenSSH encrypts its private keys with.
///
/// @param cipher empty for ChaCha20-Poly1305 in OpenSSH's own arrangement (PROTOCOL.chacha20poly1305)
record SshCipher(Optional<SymmetricCipher> cipher, int keyOctets, int ivOctets) {
    static Optional<SshCipher> named(String name) {
        return switch (name) {
            case "aes128-cbc", "aes192-cbc", "aes256-cbc", "aes128-ctr", "aes192-ctr", "aes256-ctr" -> aes(name, 16);
            case "aes128-gcm@openssh.com", "aes256-gcm@openssh.com" -> aes(name, 12);
            case "rijndael-cbc@lysator.liu.se" -> aes("aes256-cbc", 16);
            case "3des-cbc" -> Optional.of(new SshCipher(SymmetricCipher.named("DES-EDE3-CBC"), 24, 8));
            case "chacha20-poly1305@openssh.com" -> Optional.of(new SshCipher(Optional.empty(), 64, 0));
            default -> Optional.empty();
        };
    }

    private static Optional<SshCipher> aes(String name, int ivOctets) {
        var bits = name.substring(3, 6);
        var cipher = SymmetricCipher.named("AES-" + bits + "-" + name.substring(7, 10));
        return cipher.map(found -> new SshCipher(cipher, found.keyOctets(), ivOctets));
    }

    /// @param material key and vector
    /// @throws InvalidCipherTextException when the tag differs: the key is wrong
    byte[] decrypt(byte[] material, byte[] content) throws InvalidCipherTextException {
        var key = Arrays.copyOf(material, keyOctets);
        try {
            if (cipher.isEmpty()) {
                return chaCha(key, content);
            }
            var iv = Arrays.copyOfRange(material, keyOctets, keyOctets + ivOctets);
            return cipher.get().decryptUnpadded(key, iv, content);
        } catch (IllegalArgumentException e) {
            throw new InvalidCipherTextException("the length does not fit", e);
        } finally {
            Arrays.fill(material, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] chaCha(byte[] key, byte[] content) throws InvalidCipherTextException {
        var engine = new ChaChaEngine(20);
        engine.init(false, new ParametersWithIV(new KeyParameter(Arrays.copyOf(key, 32)), new byte[8]));
        // the first block of the stream keys the authenticator
        var first = new byte[64];
        engine.processBytes(first, 0, 64, first, 0);
        var poly = new Poly1305();
        poly.init(new KeyParameter(Arrays.copyOf(first, 32)));
        int length = content.length - 16;
        poly.update(content, 0, length);
        var tag = new byte[16];
        poly.doFinal(tag, 0);
        if (!Arrays.equals(tag, Arrays.copyOfRange(content, length, content.length))) {
            throw new InvalidCipherTextException("the tag differs");
        }
        var out = new byte[length];
        engine.processBytes(content, 0, length, out, 0);
        return out;
    }
}
