package dev.certwright.pki.encoding;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.key.KeyAlgorithms;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.bc.EncryptedObjectStoreData;
import org.bouncycastle.asn1.bc.EncryptedPrivateKeyData;
import org.bouncycastle.asn1.bc.EncryptedSecretKeyData;
import org.bouncycastle.asn1.bc.ObjectData;
import org.bouncycastle.asn1.bc.ObjectStore;
import org.bouncycastle.asn1.bc.ObjectStoreData;
import org.bouncycastle.asn1.bc.ObjectStoreIntegrityCheck;
import org.bouncycastle.asn1.bc.PbkdMacIntegrityCheck;
import org.bouncycastle.asn1.bc.SecretKeyData;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// Reads Bouncy Castle's FIPS key store, BCFKS.
///
/// The key for each purpose is derived from the password and the purpose's name; entries may have passwords of their
/// own.
final class BcfksReader {
    private static final BigInteger CERTIFICATE = BigInteger.ZERO;
    private static final BigInteger PRIVATE_KEY = BigInteger.ONE;
    private static final BigInteger SECRET_KEY = BigInteger.TWO;
    private static final BigInteger PROTECTED_PRIVATE_KEY = BigInteger.valueOf(3);
    private static final BigInteger PROTECTED_SECRET_KEY = BigInteger.valueOf(4);

    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;
    private final PasswordDecryption decryption;
    private final KeyDerivation derivation;
    private final List<Item> items = new ArrayList<>();
    private final List<Phrase> notes = new ArrayList<>();

    BcfksReader(Passwords passwords, KeyReader keys) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = keys;
        this.decryption = new PasswordDecryption(source, passwords.budget());
        this.derivation = new KeyDerivation(source, passwords.budget());
    }

    Decoded read(byte[] der) throws PkiException {
        try {
            var store = ObjectStore.getInstance(Asn1.parse(der));
            var data = storeData(store.getStoreData());
            check(store);
            for (ASN1Encodable entry : data.getObjectDataSequence()) {
                add(ObjectData.getInstance(entry));
            }
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers broken input with unchecked exceptions of many kinds.
            throw new PkiException.Malformed(source, e);
        }
        if (items.isEmpty()) {
            notes.add(Phrase.of("decoding.emptyStore"));
        }
        return new Decoded("bcfks", items, notes);
    }

    private ObjectStoreData storeData(ASN1Encodable data) throws PkiException {
        if (data instanceof ObjectStoreData open) {
            return open;
        }
        var encrypted = EncryptedObjectStoreData.getInstance(data);
        return passwords.openAlsoWithout(password -> {
            try (var form = password.forPurpose("STORE_ENCRYPTION")) {
                var plain = decryption.decrypt(
                        encrypted.getEncryptionAlgorithm(),
                        encrypted.getEncryptedContent().getOctets(),
                        form);
                return ObjectStoreData.getInstance(Asn1.parse(plain));
            } catch (IOException | IllegalArgumentException e) {
                throw new PkiException.WrongPassword(source, e);
            }
        });
    }

    private void check(ObjectStore store) throws PkiException, IOException {
        var check = store.getIntegrityCheck();
        if (check.getType() != ObjectStoreIntegrityCheck.PBKD_MAC_CHECK) {
            notes.add(Phrase.of("decoding.unverifiedStore"));
            return;
        }
        var mac = PbkdMacIntegrityCheck.getInstance(check.getIntegrityCheck());
        var content = store.getStoreData().toASN1Primitive().getEncoded();
        try {
            passwords.openAlsoWithout(password -> {
                if (!MessageDigest.isEqual(mac.getMac(), mac(mac, content, password))) {
                    throw new PkiException.WrongPassword(source, null);
                }
                return true;
            });
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired e) {
            // the store itself did open
            throw new PkiException.IntegrityFailed(source, e);
        } catch (PkiException.UnsupportedAlgorithm e) {
            notes.add(Phrase.of("decoding.unknownMac", e.phrase().arguments().getLast()));
        }
    }

    private byte[] mac(PbkdMacIntegrityCheck check, byte[] content, PasswordForm password) throws PkiException {
        var digest = derivation.hmacDigest(check.getMacAlgorithm());
        try (var form = password.forPurpose("INTEGRITY_CHECK")) {
            var key = derivation.derive(
                    AlgorithmIdentifier.getInstance(check.getPbkdAlgorithm().toASN1Primitive()),
                    form.utf8(),
                    digest.getDigestSize());
            var hmac = new HMac(digest);
            hmac.init(new KeyParameter(key));
            hmac.update(content, 0, content.length);
            var out = new byte[hmac.getMacSize()];
            hmac.doFinal(out, 0);
            return out;
        }
    }

    private void add(ObjectData entry) throws PkiException, IOException {
        var alias = Optional.of(entry.getIdentifier());
        var type = entry.getType();
        if (type.equals(CERTIFICATE)) {
            items.add(new Item.CertificateItem(new EncodedCertificate(entry.getData()), alias));
        } else if (type.equals(PRIVATE_KEY) || type.equals(PROTECTED_PRIVATE_KEY)) {
            var data = EncryptedPrivateKeyData.getInstance(Asn1.parse(entry.getData()));
            var info = data.getEncryptedPrivateKeyInfo();
            locking("private-key", alias, password -> {
                try (var form = password.forPurpose("PRIVATE_KEY_ENCRYPTION")) {
                    return keys.decrypt(info, form, alias);
                }
            });
            for (var certificate : data.getCertificateChain()) {
                items.add(new Item.CertificateItem(new EncodedCertificate(Asn1.der(certificate)), alias));
            }
        } else if (type.equals(SECRET_KEY) || type.equals(PROTECTED_SECRET_KEY)) {
            var data = EncryptedSecretKeyData.getInstance(Asn1.parse(entry.getData()));
            locking("secret-key", alias, password -> secretKey(data, password, alias));
        } else {
            notes.add(Phrase.of("decoding.unknownPart", type.toString()));
        }
    }

    private Item secretKey(EncryptedSecretKeyData data, PasswordForm password, Optional<String> alias)
            throws PkiException {
        try (var form = password.forPurpose("SECRET_KEY_ENCRYPTION")) {
            var plain = decryption.decrypt(data.getKeyEncryptionAlgorithm(), data.getEncryptedKeyData(), form);
            try {
                var key = SecretKeyData.getInstance(Asn1.parse(plain));
                int bits = key.getKeyBytes().length * 8;
                return new Item.SecretKeyItem(
                        KeyAlgorithms.name(key.getKeyAlgorithm().getId()), bits, alias);
            } catch (IOException | IllegalArgumentException e) {
                throw new PkiException.WrongPassword(source, e);
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        }
    }

    private void locking(String what, Optional<String> alias, Passwords.Attempt<Item> attempt) throws PkiException {
        try {
            items.add(passwords.openAlsoWithout(attempt));
        } catch (PkiException.WrongPassword
                | PkiException.PasswordRequired
                | PkiException.UnsupportedAlgorithm
                | PkiException.TooExpensive e) {
            items.add(new Item.LockedItem(what, alias, e));
        }
    }
}
