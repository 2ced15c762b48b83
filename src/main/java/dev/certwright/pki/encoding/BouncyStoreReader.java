package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// Reads Bouncy Castle's older key stores: BKS, whose entries lie open, and UBER, which is encrypted as a whole.
///
/// The formats are written down in Bouncy Castle's `BcKeyStoreSpi` only.
final class BouncyStoreReader {
    /// What stands before the entries.
    private record Header(int version, Bytes saltOctets, int iterations) {
        byte[] salt() {
            return saltOctets.toArray();
        }
    }

    private static final int CERTIFICATE = 1;
    private static final int KEY = 2;
    private static final int SECRET = 3;
    private static final int SEALED = 4;
    private static final int DIGEST_OCTETS = 20;
    private static final int MAX_SALT = 64;

    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;
    private final PasswordHashing hashing;
    private final List<Item> items = new ArrayList<>();

    BouncyStoreReader(Passwords passwords, KeyReader keys) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = keys;
        this.hashing = new PasswordHashing(passwords.budget());
    }

    /// Whether it begins as these do; there is no magic number.
    static boolean recognizes(byte[] content) {
        try {
            var in = new StoreInput(content);
            var header = header(in);
            return header.salt().length >= 8 && header.iterations() > 0 && in.remaining() > DIGEST_OCTETS;
        } catch (IOException _) {
            return false;
        }
    }

    private static Header header(StoreInput in) throws IOException {
        int version = in.int32();
        int length = in.int32();
        if (version < 0 || version > 2 || length < 0 || length > MAX_SALT) {
            throw new IOException("no header");
        }
        var salt = in.octets(length);
        return new Header(version, Bytes.of(salt), in.int32());
    }

    Decoded read(byte[] store) throws PkiException {
        try {
            var in = new StoreInput(store);
            var header = header(in);
            var content = in.rest();
            return looksOpen(content) ? bks(header, content) : uber(header, content);
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    /// An entry begins with its kind and a short name.
    private static boolean looksOpen(byte[] content) {
        return content.length == DIGEST_OCTETS + 1
                ? content[0] == 0
                : content.length > 4 && content[0] >= 0 && content[0] <= SEALED && content[1] == 0 && content[2] >= 0;
    }

    private Decoded bks(Header header, byte[] content) throws PkiException, IOException {
        var in = new StoreInput(content);
        entries(in);
        if (in.remaining() < DIGEST_OCTETS) {
            throw new EOFException("no room for the integrity check");
        }
        var signed = Arrays.copyOf(content, in.position());
        var mac = in.octets(DIGEST_OCTETS);
        var notes = new ArrayList<Phrase>();
        try {
            passwords.openAlsoWithout(password -> {
                if (!MessageDigest.isEqual(mac, mac(header, signed, password))) {
                    throw new PkiException.WrongPassword(source, null);
                }
                return true;
            });
        } catch (PkiException.WrongPassword e) {
            boolean keyOpens = items.stream()
                    .anyMatch(item -> item instanceof Item.PrivateKeyItem || item instanceof Item.SecretKeyItem);
            if (!keyOpens) {
                throw e;
            }
            notes.add(Phrase.of("decoding.unverifiedStore"));
        } catch (PkiException.PasswordRequired e) {
            if (items.stream().allMatch(Item.LockedItem.class::isInstance) && !items.isEmpty()) {
                throw e;
            }
            notes.add(Phrase.of("decoding.unverifiedStore"));
        }
        return decoded("bks", notes);
    }

    private Decoded decoded(String kind, List<Phrase> notes) {
        if (items.isEmpty()) {
            notes.add(Phrase.of("decoding.emptyStore"));
        }
        return new Decoded(kind, items, notes);
    }

    private byte[] mac(Header header, byte[] content, PasswordForm password) throws PkiException {
        var hmac = new HMac(PlatformDigest.sha1());
        // before version 2 the length of the key was given in bits where octets were meant
        int octets = header.version() == 2 ? hmac.getMacSize() : hmac.getMacSize() / 8;
        hmac.init(new KeyParameter(
                derive(header.salt(), header.iterations(), password, PasswordHashing.Purpose.MAC, octets)));
        hmac.update(content, 0, content.length);
        var out = new byte[hmac.getMacSize()];
        hmac.doFinal(out, 0);
        return out;
    }

    private byte[] derive(byte[] salt, int iterations, PasswordForm password, PasswordHashing.Purpose use, int octets)
            throws PkiException {
        long count = passwords.budget().iterations(BigInteger.valueOf(iterations));
        return hashing.pkcs12(PlatformDigest.sha1(), password.bmp(), salt, count, use, octets);
    }

    private Decoded uber(Header header, byte[] content) throws PkiException, IOException {
        if (content.length % 16 != 0) {
            throw new PkiException.Truncated(source, null);
        }
        var plain = passwords.openAlsoWithout(password -> {
            var out = decrypt(header.salt(), header.iterations(), "TWOFISH", 32, content, password);
            var hash = PlatformDigest.sha1();
            var found = new byte[DIGEST_OCTETS];
            hash.update(out, 0, Math.max(0, out.length - DIGEST_OCTETS));
            hash.doFinal(found, 0);
            int start = Math.max(0, out.length - DIGEST_OCTETS);
            if (!MessageDigest.isEqual(found, Arrays.copyOfRange(out, start, out.length))) {
                throw new PkiException.WrongPassword(source, null);
            }
            return out;
        });
        try {
            entries(new StoreInput(plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return decoded("uber", new ArrayList<>());
    }

    private byte[] decrypt(
            byte[] salt, int iterations, String family, int keyOctets, byte[] content, PasswordForm password)
            throws PkiException {
        var cipher = new SymmetricCipher(family, keyOctets, "CBC");
        var key = derive(salt, iterations, password, PasswordHashing.Purpose.KEY, keyOctets);
        var iv = derive(salt, iterations, password, PasswordHashing.Purpose.IV, cipher.blockOctets());
        try {
            return cipher.decrypt(key, iv, content);
        } catch (InvalidCipherTextException e) {
            throw new PkiException.WrongPassword(source, e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private void entries(StoreInput in) throws IOException, PkiException {
        for (int kind = in.octet(); kind != 0; kind = in.octet()) {
            var alias = Optional.of(in.utf());
            in.int64();
            int chain = in.int32();
            var certificates = new ArrayList<Item>();
            for (int i = 0; i < chain; i++) {
                certificates.add(certificate(in, alias));
            }
            switch (kind) {
                case CERTIFICATE -> items.add(certificate(in, alias));
                case KEY -> items.add(key(in, alias));
                case SECRET, SEALED -> items.add(sealed(in.sized(), alias));
                default -> throw new IOException("an entry of kind " + kind);
            }
            items.addAll(certificates);
        }
    }

    private static Item certificate(StoreInput in, Optional<String> alias) throws IOException {
        in.utf();
        return new Item.CertificateItem(new EncodedCertificate(in.sized()), alias);
    }

    private Item sealed(byte[] sealed, Optional<String> alias) throws PkiException, IOException {
        var in = new StoreInput(sealed);
        var salt = in.sized();
        int iterations = in.int32();
        var content = in.rest();
        try {
            return passwords.openAlsoWithout(password -> {
                var plain = decrypt(salt, iterations, "DES-EDE3", 24, content, password);
                try {
                    return key(new StoreInput(plain), alias);
                } catch (IOException e) {
                    throw new PkiException.WrongPassword(source, e);
                } finally {
                    Arrays.fill(plain, (byte) 0);
                }
            });
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired | PkiException.TooExpensive e) {
            return new Item.LockedItem("key", alias, e);
        }
    }

    private Item key(StoreInput in, Optional<String> alias) throws IOException, PkiException {
        int kind = in.octet();
        in.utf();
        var algorithm = in.utf();
        var encoded = in.sized();
        return switch (kind) {
            case 0 -> keys.plain(encoded, alias);
            case 1 -> new Item.PublicKeyItem(Bytes.of(encoded), alias);
            case 2 -> new Item.SecretKeyItem(algorithm, encoded.length * 8, alias);
            default -> throw new IOException("a key of kind " + kind);
        };
    }
}
