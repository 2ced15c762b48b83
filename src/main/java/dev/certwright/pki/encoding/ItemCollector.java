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
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;

/// Collects what one file holds. What is broken beside something good is a note; alone it is a failure.
final class ItemCollector {
    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;
    private final List<Item> items = new ArrayList<>();
    private final List<Phrase> notes = new ArrayList<>();
    private @Nullable PkiException firstFailure;
    private @Nullable ASN1Primitive curve;

    ItemCollector(Passwords passwords) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = new KeyReader(passwords, new PasswordDecryption(source, new WorkBudget(source)));
    }

    /// Elements one after the other, as a rule a single one.
    Decoded binary(byte[] content) throws PkiException {
        var rest = content;
        while (rest.length > 0) {
            DerElement element;
            try {
                element = DerElement.first(rest);
            } catch (IOException e) {
                if (items.isEmpty()) {
                    throw failure(e);
                }
                notes.add(Phrase.of("decoding.trailing", rest.length));
                break;
            }
            var shape = DerShape.of(element);
            if (shape == DerShape.PKCS12) {
                return new Pkcs12Reader(passwords).read(element.encoded());
            }
            if (shape == DerShape.UNKNOWN) {
                if (items.isEmpty()) {
                    throw new PkiException.Unrecognized(source);
                }
                notes.add(Phrase.of("decoding.trailing", rest.length));
                break;
            }
            add(shape, element.encoded());
            rest = Arrays.copyOfRange(rest, element.encodedLength(), rest.length);
        }
        return decoded("der");
    }

    /// Blocks of text.
    Decoded pem(String text) throws PkiException {
        for (var block : PemBlock.allIn(text, source)) {
            try {
                add(block);
            } catch (PkiException.Malformed | PkiException.UnsupportedAlgorithm | PkiException.Truncated e) {
                notes.add(Phrase.of("decoding.brokenBlock", block.label(), e.phrase()));
                firstFailure = firstFailure == null ? e : firstFailure;
            }
        }
        return decoded("pem");
    }

    private Decoded decoded(String kind) throws PkiException {
        if (items.isEmpty()) {
            throw firstFailure == null ? new PkiException.Unrecognized(source) : firstFailure;
        }
        return new Decoded(kind, items, notes);
    }

    private void add(PemBlock block) throws PkiException {
        var der = block.decode(source);
        switch (block.label()) {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> addAs(DerShape.CERTIFICATE, der);
            case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> addAs(DerShape.REQUEST, der);
            case "PKCS7", "PKCS #7 SIGNED DATA", "CMS" -> addAs(DerShape.SIGNED_DATA, der);
            case "X509 CRL", "CRL" -> addAs(DerShape.REVOCATION_LIST, der);
            case "PRIVATE KEY" -> addAs(DerShape.PRIVATE_KEY, der);
            case "ENCRYPTED PRIVATE KEY" -> addAs(DerShape.ENCRYPTED_PRIVATE_KEY, der);
            case "RSA PRIVATE KEY" -> traditional(DerShape.RSA_KEY, block, der);
            case "DSA PRIVATE KEY" -> traditional(DerShape.DSA_KEY, block, der);
            case "EC PRIVATE KEY" -> traditional(DerShape.EC_KEY, block, der);
            case "EC PARAMETERS" -> curve = parameters(der);
            default -> {
                notes.add(Phrase.of("decoding.unknownBlock", block.label()));
                if (firstFailure == null) {
                    firstFailure = new PkiException.UnsupportedAlgorithm(source, block.label(), null);
                }
            }
        }
    }

    private void traditional(DerShape shape, PemBlock block, byte[] der) throws PkiException {
        PrivateKey key;
        if (block.encryptedTraditionally()) {
            key = keys.traditionalEncrypted(shape, der, block.headers().getOrDefault("DEK-Info", ""), curve);
        } else {
            requireShape(shape, der);
            key = keys.traditional(shape, der, curve);
        }
        items.add(new Item.PrivateKeyItem(key, Optional.empty()));
    }

    private void addAs(DerShape expected, byte[] der) throws PkiException {
        add(expected, requireShape(expected, der).encoded());
    }

    private DerElement requireShape(DerShape expected, byte[] der) throws PkiException {
        try {
            var element = DerElement.first(der);
            if (DerShape.of(element) != expected) {
                throw new PkiException.Malformed(source, null);
            }
            return element;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private PkiException failure(IOException e) {
        return e instanceof EOFException
                ? new PkiException.Truncated(source, e)
                : new PkiException.Malformed(source, e);
    }

    private void add(DerShape shape, byte[] der) throws PkiException {
        if (shape == DerShape.SIGNED_DATA) {
            addSignedData(der);
        } else {
            items.add(item(shape, der));
        }
    }

    /// The certificates and revocation lists of a `SignedData`; its signatures are of no interest here.
    private void addSignedData(byte[] der) throws PkiException {
        try {
            for (var field : DerElement.first(der)
                    .children()
                    .get(1)
                    .children()
                    .getFirst()
                    .children()) {
                if (field.is(0xa0) || field.is(0xa1)) {
                    for (var element : field.children()) {
                        var shape = DerShape.of(element);
                        if (shape == DerShape.CERTIFICATE || shape == DerShape.REVOCATION_LIST) {
                            items.add(item(shape, element.encoded()));
                        }
                    }
                }
            }
        } catch (IOException | NoSuchElementException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    private Item item(DerShape shape, byte[] der) throws PkiException {
        return switch (shape) {
            case CERTIFICATE -> new Item.CertificateItem(new EncodedCertificate(der), Optional.empty());
            case REQUEST -> new Item.RequestItem(Bytes.of(der));
            case REVOCATION_LIST -> new Item.RevocationListItem(Bytes.of(der));
            case PRIVATE_KEY -> new Item.PrivateKeyItem(keys.plain(der), Optional.empty());
            case ENCRYPTED_PRIVATE_KEY -> new Item.PrivateKeyItem(keys.encrypted(der), Optional.empty());
            case RSA_KEY, DSA_KEY, EC_KEY ->
                new Item.PrivateKeyItem(keys.traditional(shape, der, curve), Optional.empty());
            case PKCS12, SIGNED_DATA, UNKNOWN -> throw new PkiException.Unrecognized(source);
        };
    }

    private ASN1Primitive parameters(byte[] der) throws PkiException {
        try {
            return Asn1.parse(der);
        } catch (IOException e) {
            throw failure(e);
        }
    }
}
