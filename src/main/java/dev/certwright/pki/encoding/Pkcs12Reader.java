package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import java.io.EOFException;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CRLBag;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.jspecify.annotations.Nullable;

/// Reads one PKCS #12 container (RFC 7292 §4), whoever made it.
final class Pkcs12Reader {
    private static final int MAX_DEPTH = 8;

    private final Passwords passwords;
    private final String source;
    private final PasswordDecryption decryption;
    private final KeyReader keys;
    private final Pkcs12Mac mac;
    private final List<Item> items = new ArrayList<>();
    private final List<Phrase> notes = new ArrayList<>();
    private boolean authenticated;

    Pkcs12Reader(Passwords passwords) {
        this.passwords = passwords;
        this.source = passwords.source();
        var budget = new WorkBudget(source);
        this.decryption = new PasswordDecryption(source, budget);
        this.keys = new KeyReader(passwords, decryption);
        this.mac = new Pkcs12Mac(source, budget);
    }

    Decoded read(byte[] container) throws PkiException {
        try {
            read(Pfx.getInstance(Asn1.parse(DerElement.first(container).encoded())));
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers broken input with unchecked exceptions of many kinds.
            throw new PkiException.Malformed(source, e);
        }
        if (items.isEmpty()) {
            notes.add(Phrase.of("decoding.emptyStore"));
        }
        return new Decoded("pkcs12", items, notes);
    }

    private void read(Pfx pfx) throws PkiException, IOException {
        var content = pfx.getAuthSafe();
        if (!content.getContentType().equals(PKCSObjectIdentifiers.data)) {
            throw new PkiException.UnsupportedAlgorithm(
                    source, content.getContentType().getId(), null);
        }
        var octets = ASN1OctetString.getInstance(content.getContent()).getOctets();
        var safes = AuthenticatedSafe.getInstance(Asn1.parse(octets)).getContentInfo();
        if (pfx.getMacData() == null) {
            notes.add(Phrase.of("decoding.noMac"));
            passwords.openAlsoWithout(password -> readAll(safes, password));
            return;
        }
        PkiException wrong;
        try {
            passwords.openAlsoWithout(password -> {
                if (!mac.fits(pfx.getMacData(), octets, password)) {
                    throw new PkiException.WrongPassword(source, null);
                }
                authenticated = true;
                return readAll(safes, password);
            });
            return;
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired e) {
            wrong = e;
        }
        if (contentOpens(safes)) {
            throw new PkiException.IntegrityFailed(source, wrong);
        }
        throw wrong;
    }

    /// Whether a password opens what is encrypted, although the integrity check says it is wrong.
    private boolean contentOpens(ContentInfo[] safes) throws PkiException {
        for (var safe : safes) {
            if (safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
                try {
                    passwords.openAlsoWithout(password -> decrypt(safe, password));
                    return true;
                } catch (PkiException.WrongPassword | PkiException.PasswordRequired _) {
                    return false;
                }
            }
        }
        return false;
    }

    private List<Item> readAll(ContentInfo[] safes, PasswordForm password) throws PkiException {
        items.clear();
        for (var safe : safes) {
            var type = safe.getContentType();
            if (type.equals(PKCSObjectIdentifiers.data)) {
                addAll(bags(ASN1OctetString.getInstance(safe.getContent()).getOctets()), password, 0);
            } else if (type.equals(PKCSObjectIdentifiers.encryptedData)) {
                addAll(decrypt(safe, password), password, 0);
            } else {
                note(Phrase.of("decoding.unknownPart", type.getId()));
            }
        }
        return items;
    }

    private ASN1Sequence decrypt(ContentInfo safe, PasswordForm password) throws PkiException {
        var encrypted = EncryptedData.getInstance(safe.getContent());
        var plain = decryption.decrypt(
                encrypted.getEncryptionAlgorithm(), encrypted.getContent().getOctets(), password);
        try {
            return ASN1Sequence.getInstance(Asn1.parse(plain));
        } catch (IOException | RuntimeException e) {
            // noise that happened to end like padding
            throw new PkiException.WrongPassword(source, e);
        }
    }

    private ASN1Sequence bags(byte[] encoded) throws PkiException {
        try {
            return ASN1Sequence.getInstance(Asn1.parse(encoded));
        } catch (IOException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    private void addAll(ASN1Sequence bags, PasswordForm password, int depth) throws PkiException {
        for (ASN1Encodable bag : bags) {
            add(SafeBag.getInstance(bag), password, depth);
        }
    }

    private void add(SafeBag bag, PasswordForm password, int depth) throws PkiException {
        var alias = friendlyName(bag);
        var value = bag.getBagValue();
        var type = bag.getBagId();
        if (type.equals(PKCSObjectIdentifiers.certBag)) {
            var certificate = CertBag.getInstance(value);
            if (certificate.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
                var der =
                        ASN1OctetString.getInstance(certificate.getCertValue()).getOctets();
                items.add(new Item.CertificateItem(new EncodedCertificate(der), alias));
            } else {
                note(Phrase.of("decoding.unknownPart", certificate.getCertId().getId()));
            }
        } else if (type.equals(PKCSObjectIdentifiers.keyBag)) {
            addKey(() -> keys.plain(Asn1.der(value)), alias);
        } else if (type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
            var info = EncryptedPrivateKeyInfo.getInstance(value);
            addKey(() -> shrouded(info, password), alias);
        } else if (type.equals(PKCSObjectIdentifiers.crlBag)) {
            var list = CRLBag.getInstance(value);
            items.add(new Item.RevocationListItem(
                    Bytes.of(ASN1OctetString.getInstance(list.getCrlValue()).getOctets())));
        } else if (type.equals(PKCSObjectIdentifiers.safeContentsBag) && depth < MAX_DEPTH) {
            addAll(ASN1Sequence.getInstance(value), password, depth + 1);
        } else {
            note(Phrase.of("decoding.unknownPart", type.getId()));
        }
    }

    /// Java lets a key have a password of its own.
    private PrivateKey shrouded(EncryptedPrivateKeyInfo info, PasswordForm password) throws PkiException {
        try {
            return keys.decrypt(info, password);
        } catch (PkiException.WrongPassword _) {
            return passwords.open(other -> keys.decrypt(info, other));
        }
    }

    @FunctionalInterface
    private interface KeySource {
        PrivateKey get() throws PkiException;
    }

    private void addKey(KeySource key, Optional<String> alias) throws PkiException {
        try {
            items.add(new Item.PrivateKeyItem(key.get(), alias));
        } catch (PkiException.UnsupportedAlgorithm e) {
            note(Phrase.of("decoding.unsupportedKey", e.phrase().arguments().getLast()));
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired e) {
            // A key that stays shut is a wrong password, unless the password was proven right for all the rest.
            if (!authenticated) {
                throw e;
            }
            note(Phrase.of("decoding.lockedKey", alias.orElse("?")));
        }
    }

    private void note(Phrase note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    private static Optional<String> friendlyName(SafeBag bag) {
        if (bag.getBagAttributes() == null) {
            return Optional.empty();
        }
        @Nullable String name = null;
        for (ASN1Encodable element : bag.getBagAttributes()) {
            var attribute = Attribute.getInstance(element);
            if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_friendlyName)
                    && attribute.getAttrValues().size() > 0
                    && attribute.getAttrValues().getObjectAt(0) instanceof ASN1String text) {
                name = text.getString();
            }
        }
        return Optional.ofNullable(name);
    }
}
