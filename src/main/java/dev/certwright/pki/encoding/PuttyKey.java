package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.pki.key.PublicHalf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;

/// Reads PuTTY's private keys (`.ppk`, the PuTTY manual's Appendix C): versions 2 and 3, and 1 without its check.
final class PuttyKey {
    static final String MAGIC = "PuTTY-User-Key-File-";

    private static final int MAX_LINES = 10_000;

    /// Key of the cipher, its vector, key of the check.
    private record Keys(Bytes cipher, Bytes iv, Bytes mac) {}

    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;
    private final Map<String, String> fields = new LinkedHashMap<>();

    PuttyKey(Passwords passwords, KeyReader keys) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = keys;
    }

    List<Item> read(String text) throws PkiException {
        parse(text);
        var version = fields.keySet().iterator().next().substring(MAGIC.length());
        var type = field(MAGIC + version);
        var publicBlob = octets("Public-Lines");
        var privateBlob = octets("Private-Lines");
        var encryption = field("Encryption");
        try {
            var key = SshPublicKey.of(publicBlob);
            if (encryption.equals("none")) {
                try (var none = PasswordForm.of(new char[0])) {
                    return opened(version, type, key, publicBlob, privateBlob, none);
                }
            }
            try {
                if (!encryption.equals("aes256-cbc")) {
                    throw new PkiException.UnsupportedAlgorithm(source, encryption, null);
                }
                return passwords.open(password -> opened(version, type, key, publicBlob, privateBlob, password));
            } catch (PkiException.WrongPassword
                    | PkiException.PasswordRequired
                    | PkiException.UnsupportedAlgorithm
                    | PkiException.TooExpensive e) {
                // the public half stands outside of what is encrypted
                return List.of(publicItem(key), new Item.LockedItem("private-key", Optional.empty(), e));
            }
        } catch (IOException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    private void parse(String text) throws PkiException {
        var lines = text.lines().limit(MAX_LINES).iterator();
        while (lines.hasNext()) {
            var line = lines.next().strip();
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            var name = line.substring(0, colon);
            var value = line.substring(colon + 1).strip();
            if (name.endsWith("-Lines") && value.matches("\\d{1,4}")) {
                var body = new StringBuilder();
                for (int i = Integer.parseInt(value); i > 0; i--) {
                    if (!lines.hasNext()) {
                        throw new PkiException.Truncated(source, null);
                    }
                    body.append(lines.next().strip());
                }
                value = body.toString();
            }
            fields.put(name, value);
        }
        if (!fields.containsKey("Private-MAC") && !fields.containsKey("Private-Hash")) {
            throw new PkiException.Truncated(source, null);
        }
    }

    private String field(String name) throws PkiException {
        var value = fields.get(name);
        if (value == null) {
            throw new PkiException.Malformed(source, null);
        }
        return value;
    }

    private byte[] octets(String name) throws PkiException {
        try {
            return Base64.getDecoder().decode(field(name));
        } catch (IllegalArgumentException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    private List<Item> opened(
            String version, String type, SshPublicKey key, byte[] publicBlob, byte[] privateBlob, PasswordForm password)
            throws PkiException {
        boolean encrypted = !field("Encryption").equals("none");
        var derived = switch (version) {
            case "1", "2" -> older(password);
            case "3" -> encrypted ? argon2(password) : new Keys(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);
            default -> throw new PkiException.UnsupportedAlgorithm(source, MAGIC + version, null);
        };
        var plain = privateBlob;
        if (encrypted) {
            try {
                plain = new SymmetricCipher("AES", 32, "CBC")
                        .decryptUnpadded(
                                derived.cipher().toArray(), derived.iv().toArray(), privateBlob);
            } catch (InvalidCipherTextException e) {
                throw new PkiException.Truncated(source, e);
            }
        }
        try {
            if (!version.equals("1")) {
                check(version, type, publicBlob, plain, derived.mac(), encrypted);
            }
            var items = new ArrayList<Item>();
            items.add(publicItem(key));
            items.add(privateKey(type, key, publicBlob, plain));
            return items;
        } catch (IOException | RuntimeException e) {
            // numbers that are none make Bouncy Castle throw unchecked exceptions
            throw encrypted && version.equals("1")
                    ? new PkiException.WrongPassword(source, e)
                    : new PkiException.Malformed(source, e);
        }
    }

    private Item publicItem(SshPublicKey key) {
        return new Item.SshKeyItem(key.type(), fields.getOrDefault("Comment", ""), key.fingerprint(), key.spki(), true);
    }

    private static Keys older(PasswordForm password) {
        var cipher = ByteBuffer.allocate(40)
                .put(digest(PlatformDigest.sha1(), new byte[4], password.utf8()))
                .put(digest(PlatformDigest.sha1(), new byte[] {0, 0, 0, 1}, password.utf8()))
                .array();
        var prefix = "putty-private-key-file-mac-key".getBytes(StandardCharsets.US_ASCII);
        return new Keys(
                Bytes.of(Arrays.copyOf(cipher, 32)),
                Bytes.of(new byte[16]),
                Bytes.of(digest(PlatformDigest.sha1(), prefix, password.utf8())));
    }

    private Keys argon2(PasswordForm password) throws PkiException {
        int kind = switch (field("Key-Derivation")) {
            case "Argon2d" -> Argon2Parameters.ARGON2_d;
            case "Argon2i" -> Argon2Parameters.ARGON2_i;
            case "Argon2id" -> Argon2Parameters.ARGON2_id;
            default -> throw new PkiException.UnsupportedAlgorithm(source, field("Key-Derivation"), null);
        };
        int memory = number("Argon2-Memory");
        int passes = number("Argon2-Passes");
        int lanes = number("Argon2-Parallelism");
        passwords.budget().argon2(memory, passes, lanes);
        byte[] salt;
        try {
            salt = HexFormat.of().parseHex(field("Argon2-Salt"));
        } catch (IllegalArgumentException e) {
            throw new PkiException.Malformed(source, e);
        }
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(kind)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var out = new byte[80];
        generator.generateBytes(password.utf8(), out);
        return new Keys(
                Bytes.of(Arrays.copyOf(out, 32)),
                Bytes.of(Arrays.copyOfRange(out, 32, 48)),
                Bytes.of(Arrays.copyOfRange(out, 48, 80)));
    }

    private int number(String name) throws PkiException {
        var value = field(name);
        if (!value.matches("\\d{1,9}")) {
            throw new PkiException.Malformed(source, null);
        }
        return Integer.parseInt(value);
    }

    private static byte[] digest(Digest digest, byte[] first, byte[] second) {
        digest.update(first, 0, first.length);
        digest.update(second, 0, second.length);
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    private void check(String version, String type, byte[] publicBlob, byte[] plain, Bytes key, boolean encrypted)
            throws PkiException {
        var mac = new HMac(version.equals("3") ? PlatformDigest.sha256() : PlatformDigest.sha1());
        mac.init(new KeyParameter(key.toArray()));
        for (var part : List.of(
                type.getBytes(StandardCharsets.UTF_8),
                field("Encryption").getBytes(StandardCharsets.UTF_8),
                fields.getOrDefault("Comment", "").getBytes(StandardCharsets.UTF_8),
                publicBlob,
                plain)) {
            mac.update(ByteBuffer.allocate(4).putInt(part.length).array(), 0, 4);
            mac.update(part, 0, part.length);
        }
        var computed = new byte[mac.getMacSize()];
        mac.doFinal(computed, 0);
        byte[] written;
        try {
            written = HexFormat.of().parseHex(fields.getOrDefault("Private-MAC", ""));
        } catch (IllegalArgumentException e) {
            throw new PkiException.Malformed(source, e);
        }
        if (!MessageDigest.isEqual(computed, written)) {
            throw encrypted ? new PkiException.WrongPassword(source, null) : new PkiException.Malformed(source, null);
        }
    }

    private Item privateKey(String type, SshPublicKey key, byte[] publicBlob, byte[] plain)
            throws PkiException, IOException {
        var open = new StoreInput(publicBlob);
        open.sized();
        var secret = new StoreInput(plain);
        return switch (type) {
            case "ssh-rsa" -> {
                var e = SshPublicKey.number(open);
                var n = SshPublicKey.number(open);
                var d = SshPublicKey.number(secret);
                var p = SshPublicKey.number(secret);
                var q = SshPublicKey.number(secret);
                yield SshPrivateFields.rsa(n, e, d, p, q, SshPublicKey.number(secret), keys);
            }
            case "ssh-dss" -> {
                var parameters = new DSAParameter(
                        SshPublicKey.number(open), SshPublicKey.number(open), SshPublicKey.number(open));
                yield SshPrivateFields.dsa(parameters, SshPublicKey.number(secret), keys);
            }
            case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" ->
                SshPrivateFields.ec(open.text(), open.sized(), SshPublicKey.number(secret), keys);
            case "ssh-ed25519", "ssh-ed448" -> edwards(type, key, secret.sized());
            default -> new Item.OpaquePrivateKeyItem(type, key.spki(), Optional.empty());
        };
    }

    /// As a number the secret may have lost zeros in front or gained one.
    private Item edwards(String type, SshPublicKey key, byte[] secret) throws PkiException, IOException {
        int length = type.equals("ssh-ed25519") ? 32 : 57;
        var seed = new byte[length];
        int kept = Math.min(secret.length, length);
        System.arraycopy(secret, secret.length - kept, seed, length - kept, kept);
        var item = edwards(length, seed);
        boolean fits = item instanceof Item.PrivateKeyItem(var found, var _)
                && PublicHalf.of(found).equals(key.spki());
        return fits ? item : edwards(length, Arrays.copyOf(secret, length));
    }

    private Item edwards(int length, byte[] seed) throws PkiException, IOException {
        return length == 32 ? SshPrivateFields.edwards(seed, keys) : SshPrivateFields.edwards448(seed, keys);
    }
}
