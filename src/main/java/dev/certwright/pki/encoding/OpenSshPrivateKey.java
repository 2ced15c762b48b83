package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;

/// Reads OpenSSH's own private keys (PROTOCOL.key), encrypted or not.
final class OpenSshPrivateKey {
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_KEYS = 100;

    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;

    OpenSshPrivateKey(Passwords passwords, KeyReader keys) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = keys;
    }

    /// The keys; the public half of each comes first.
    List<Item> read(byte[] octets) throws PkiException {
        try {
            var in = new StoreInput(octets);
            if (!Arrays.equals(in.octets(MAGIC.length), MAGIC)) {
                throw new IOException("not a key of OpenSSH");
            }
            var cipher = in.text();
            var function = in.text();
            var options = in.sized();
            int count = in.int32();
            if (count < 1 || count > MAX_KEYS) {
                throw new IOException(count + " keys");
            }
            var publicKeys = new ArrayList<byte[]>();
            for (int i = 0; i < count; i++) {
                publicKeys.add(in.sized());
            }
            int length = in.int32();
            // the tags of authenticating ciphers stand behind the text, not inside its length
            int tag = cipher.contains("gcm") || cipher.contains("poly1305") ? 16 : 0;
            if (length < 0 || length > in.remaining() - tag) {
                throw new EOFException("the private part is cut short");
            }
            var content = in.octets(length + tag);
            if (cipher.equals("none")) {
                return contents(content, publicKeys);
            }
            if (!function.equals("bcrypt")) {
                return locked(publicKeys, new PkiException.UnsupportedAlgorithm(source, function, null));
            }
            try {
                return passwords.open(password -> decrypted(cipher, options, content, publicKeys, password));
            } catch (PkiException.WrongPassword
                    | PkiException.PasswordRequired
                    | PkiException.UnsupportedAlgorithm
                    | PkiException.TooExpensive e) {
                return locked(publicKeys, e);
            }
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    private List<Item> decrypted(
            String cipher, byte[] options, byte[] content, List<byte[]> publicKeys, PasswordForm password)
            throws PkiException {
        byte[] plain;
        try {
            var in = new StoreInput(options);
            var salt = in.sized();
            int rounds = in.int32();
            var ssh = SshCipher.named(cipher)
                    .orElseThrow(() -> new PkiException.UnsupportedAlgorithm(source, cipher, null));
            var key = new BcryptDerivation(passwords.budget())
                    .derive(password.utf8(), salt, rounds, ssh.keyOctets() + ssh.ivOctets());
            plain = ssh.decrypt(key, content);
        } catch (IOException e) {
            throw new PkiException.Malformed(source, e);
        } catch (InvalidCipherTextException e) {
            throw new PkiException.WrongPassword(source, e);
        }
        try {
            var in = new StoreInput(plain);
            int check = in.int32();
            if (check != in.int32()) {
                throw new PkiException.WrongPassword(source, null);
            }
            return contents(plain, publicKeys);
        } catch (IOException e) {
            throw new PkiException.WrongPassword(source, e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// The public half stands outside of what is encrypted.
    private static List<Item> locked(List<byte[]> publicKeys, PkiException cause) throws IOException {
        var items = new ArrayList<Item>();
        for (var publicKey : publicKeys) {
            var key = SshPublicKey.of(publicKey);
            items.add(new Item.SshKeyItem(key.type(), "", key.fingerprint(), key.spki(), true));
            items.add(new Item.LockedItem("private-key", Optional.empty(), cause));
        }
        return items;
    }

    private List<Item> contents(byte[] plain, List<byte[]> publicKeys) throws PkiException {
        var items = new ArrayList<Item>();
        try {
            var in = new StoreInput(plain);
            int check = in.int32();
            if (check != in.int32()) {
                throw new IOException("the two check numbers differ");
            }
            for (var publicKey : publicKeys) {
                var key = SshPublicKey.of(publicKey);
                var privateKey = SshPrivateFields.read(in, keys);
                var comment = in.text();
                items.add(new Item.SshKeyItem(key.type(), comment, key.fingerprint(), key.spki(), true));
                privateKey.ifPresent(items::add);
            }
            return items;
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new PkiException.Malformed(source, e);
        }
    }
}
