package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import java.io.EOFException;
import java.io.IOException;
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
    private boolean whateverOpens;

    Pkcs12Reader(Passwords passwords) {
        this.passwords = passwords;
        this.source = passwords.source();
        var budget = passwords.budget();
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
        requireSomethingOpen();
        return new Decoded("pkcs12", items, notes);
    }

    private void requireSomethingOpen() throws PkiException {
        PkiException first = null;
        for (var item : items) {
            if (!(item instanceof Item.LockedItem(var _, var _, var cause))) {
                return;
            }
            first = first == null ? cause : first;
        }
        if (first != null) {
            throw first;
        }
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
            readUnchecked(safes);
            return;
        }
        try {
            mac.requireKnown(pfx.getMacData());
        } catch (PkiException.UnsupportedAlgorithm e) {
            notes.add(Phrase.of("decoding.unknownMac", e.phrase().arguments().getLast()));
            readUnchecked(safes);
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

    /// Without an integrity check: all of it under one password, or else whatever can be opened.
    private void readUnchecked(ContentInfo[] safes) throws PkiException {
        PkiException shut;
        try {
            passwords.openAlsoWithout(password -> readAll(safes, password));
            return;
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired e) {
            shut = e;
        }
        whateverOpens = true;
        try (var none = PasswordForm.absent()) {
            readAll(safes, none);
        }
        if (items.stream().allMatch(Item.LockedItem.class::isInstance)) {
            throw shut;
        }
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
                addEncrypted(safe, password);
            } else {
                note(Phrase.of("decoding.unknownPart", type.getId()));
            }
        }
        return items;
    }

    /// The content may have another password than the integrity check.
    private void addEncrypted(ContentInfo safe, PasswordForm password) throws PkiException {
        ASN1Sequence bags;
        try {
            try {
                bags = decrypt(safe, password);
            } catch (PkiException.WrongPassword _) {
                bags = passwords.openAlsoWithout(other -> decrypt(safe, other));
            }
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired e) {
            if (!authenticated && !whateverOpens) {
                throw e;
            }
            items.add(new Item.LockedItem("encrypted-data", Optional.empty(), e));
            return;
        } catch (PkiException.UnsupportedAlgorithm | PkiException.TooExpensive e) {
            items.add(new Item.LockedItem("encrypted-data", Optional.empty(), e));
            return;
        }
        addAll(bags, password, 0);
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
            addKey(() -> keys.plain(Asn1.der(value), alias), alias);
        } else if (type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
            var info = EncryptedPrivateKeyInfo.getInstance(value);
            addKey(() -> shrouded(info, password, alias), alias);
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
    private Item shrouded(EncryptedPrivateKeyInfo info, PasswordForm password, Optional<String> alias)
            throws PkiException {
        try {
            return keys.decrypt(info, password, alias);
        } catch (PkiException.WrongPassword _) {
            return passwords.open(other -> keys.decrypt(info, other, alias));
        }
    }

    @FunctionalInterface
    private interface KeySource {
        Item get() throws PkiException;
    }

    private void addKey(KeySource key, Optional<String> alias) throws PkiException {
        try {
            items.add(key.get());
        } catch (PkiException.UnsupportedAlgorithm | PkiException.TooExpensive e) {
            items.add(new Item.LockedItem("private-key", alias, e));
        } catch (PkiException.Malformed e) {
            items.add(new Item.BrokenItem("private-key", e, Bytes.EMPTY));
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired e) {
            // A key that stays shut is a wrong password, unless the password was proven right for all the rest.
            if (!authenticated && !whateverOpens) {
                throw e;
            }
            items.add(new Item.LockedItem("private-key", alias, e));
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
