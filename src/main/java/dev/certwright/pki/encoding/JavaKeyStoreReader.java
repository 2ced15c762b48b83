package dev.certwright.pki.encoding;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads Java's own key stores, JKS and JCEKS, without making Java objects of what is in them.
///
/// The format is that of `sun.security.provider.JavaKeyStore`; it is written down nowhere else.
final class JavaKeyStoreReader {
    static final int JKS_MAGIC = 0xfeedfeed;
    static final int JCEKS_MAGIC = 0xcececece;

    private static final int PRIVATE_KEY = 1;
    private static final int CERTIFICATE = 2;
    private static final int SECRET_KEY = 3;
    private static final int DIGEST_OCTETS = 20;

    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;
    private final List<Item> items = new ArrayList<>();

    JavaKeyStoreReader(Passwords passwords, KeyReader keys) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = keys;
    }

    /// @throws PkiException.WrongPassword   when passwords were given and none of them fits anything
    /// @throws PkiException.IntegrityFailed when a password opens a key and none fits the whole
    Decoded read(byte[] store) throws PkiException {
        var in = new StoreInput(store);
        String kind;
        try {
            kind = in.int32() == JKS_MAGIC ? "jks" : "jceks";
            int version = in.int32();
            if (version != 1 && version != 2) {
                throw new IOException("version " + version);
            }
            int count = in.int32();
            for (int i = 0; i < count; i++) {
                entry(in, version);
            }
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers broken keys with unchecked exceptions, too.
            throw new PkiException.Malformed(source, e);
        }
        if (in.remaining() < DIGEST_OCTETS) {
            throw new PkiException.Truncated(source, null);
        }
        return checked(kind, store, in);
    }

    private Decoded checked(String kind, byte[] store, StoreInput in) throws PkiException {
        var content = Arrays.copyOf(store, in.position());
        var digest = Arrays.copyOfRange(store, in.position(), in.position() + DIGEST_OCTETS);
        var notes = new ArrayList<Phrase>();
        try {
            passwords.openAlsoWithout(password -> {
                if (!MessageDigest.isEqual(digest, digest(password, content))) {
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
        if (items.isEmpty()) {
            notes.add(Phrase.of("decoding.emptyStore"));
        }
        return new Decoded(kind, items, notes);
    }

    private static byte[] digest(PasswordForm password, byte[] content) {
        var digest = PlatformDigest.sha1();
        var utf16 = password.utf16();
        var whitener = "Mighty Aphrodite".getBytes(StandardCharsets.UTF_8);
        digest.update(utf16, 0, utf16.length);
        digest.update(whitener, 0, whitener.length);
        digest.update(content, 0, content.length);
        var out = new byte[DIGEST_OCTETS];
        digest.doFinal(out, 0);
        Arrays.fill(utf16, (byte) 0);
        return out;
    }

    private void entry(StoreInput in, int version) throws IOException, PkiException {
        int tag = in.int32();
        var alias = Optional.of(in.utf());
        in.int64();
        switch (tag) {
            case PRIVATE_KEY -> {
                var encrypted = in.sized();
                int certificates = in.int32();
                privateKey(encrypted, alias);
                for (int i = 0; i < certificates; i++) {
                    certificate(in, version, alias);
                }
            }
            case CERTIFICATE -> certificate(in, version, alias);
            case SECRET_KEY -> {
                int start = in.position();
                var sealed = SerializedObject.read(in);
                items.add(new SealedKeyReader(passwords).read(sealed, alias, in.position() - start));
            }
            default -> throw new IOException("an entry of kind " + tag);
        }
    }

    private void certificate(StoreInput in, int version, Optional<String> alias) throws IOException {
        if (version == 2) {
            in.utf();
        }
        items.add(new Item.CertificateItem(new EncodedCertificate(in.sized()), alias));
    }

    private void privateKey(byte[] encrypted, Optional<String> alias) throws PkiException {
        try {
            items.add(keys.encrypted(encrypted, alias));
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired | PkiException.UnsupportedAlgorithm e) {
            items.add(new Item.LockedItem("private-key", alias, e));
        } catch (PkiException.TooExpensive e) {
            items.add(new Item.LockedItem("private-key", alias, e));
        }
    }
}
