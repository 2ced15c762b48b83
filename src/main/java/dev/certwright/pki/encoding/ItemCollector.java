package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;

/// Collects what one file holds. What is shut or broken is an item beside something good; alone it is a failure.
final class ItemCollector {
    /// Whoever has more broken parts in one file knows by then.
    private static final int MAX_BROKEN = 1000;

    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;
    private final List<Item> items = new ArrayList<>();
    private final List<Phrase> notes = new ArrayList<>();
    private int broken;
    private @Nullable PkiException firstFailure;
    private @Nullable String kind;
    private @Nullable ASN1Primitive curve;

    ItemCollector(Passwords passwords) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = new KeyReader(passwords, new PasswordDecryption(source, passwords.budget()));
    }

    boolean empty() {
        return items.isEmpty();
    }

    /// Elements one after the other, as a rule a single one.
    void der(byte[] content) throws PkiException {
        for (int at = 0; at < content.length; ) {
            passwords.budget().goOn();
            DerElement element;
            try {
                element = DerElement.at(content, at);
            } catch (IOException e) {
                trailing(content.length - at, failure(e));
                return;
            }
            var shape = DerShape.of(element);
            if (shape == DerShape.UNKNOWN) {
                trailing(content.length - at, new PkiException.Unrecognized(source));
                return;
            }
            add(shape, element);
            at += element.encodedLength();
        }
        kind = kind == null ? "der" : kind;
    }

    private void trailing(int octets, PkiException failure) throws PkiException {
        if (items.isEmpty()) {
            throw failure;
        }
        notes.add(Phrase.of("decoding.trailing", octets));
        kind = kind == null ? "der" : kind;
    }

    /// One block of a PEM text.
    void pem(PemBlock block) throws PkiException {
        kind = "pem";
        var announced = PemLabels.shape(block.label());
        var named = announced.map(ShapeNames::of).orElse("pem-block");
        try {
            if (!block.whole()) {
                throw new PkiException.Truncated(source, null);
            }
            decoded(block, announced);
        } catch (PkiException.Malformed | PkiException.Truncated e) {
            broken(named, e);
        }
    }

    private void decoded(PemBlock block, Optional<DerShape> announced) throws PkiException {
        var foreign = PemLabels.foreign(block.label());
        if (foreign.isPresent()) {
            items.add(new Item.OtherItem(foreign.get(), Bytes.EMPTY));
            return;
        }
        var octets = block.decode(source);
        try {
            if (block.label().equals("OPENSSH PRIVATE KEY")) {
                locking("private-key", () -> items.addAll(new OpenSshPrivateKey(passwords, keys).read(octets)));
            } else if (block.encryptedTraditionally()) {
                var shape = announced.orElse(DerShape.PRIVATE_KEY);
                var dekInfo = block.headers().getOrDefault("DEK-Info", "");
                locking("private-key", () -> items.add(keys.traditionalEncrypted(shape, octets, dekInfo, curve)));
            } else {
                unencrypted(block, announced, octets);
            }
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private void unencrypted(PemBlock block, Optional<DerShape> announced, byte[] octets) throws PkiException {
        DerElement element;
        try {
            element = DerElement.first(octets);
        } catch (IOException e) {
            if (announced.isEmpty()) {
                unknown(block.label());
                return;
            }
            throw failure(e);
        }
        var shape = ShapeNames.numbers(announced, DerShape.of(element));
        if (shape != DerShape.UNKNOWN) {
            add(shape, element);
        } else if (announced.isPresent()) {
            throw new PkiException.Malformed(source, null);
        } else {
            unknown(block.label());
        }
    }

    private void unknown(String label) {
        notes.add(Phrase.of("decoding.unknownBlock", label));
        if (firstFailure == null) {
            firstFailure = new PkiException.UnsupportedAlgorithm(source, label, null);
        }
    }

    /// Takes over what was found in another way.
    void include(Decoded found) {
        kind = kind == null ? found.kind() : kind;
        items.addAll(found.items());
        notes.addAll(found.notes());
    }

    void include(String as, List<? extends Item> found) {
        kind = kind == null ? as : kind;
        items.addAll(found);
    }

    /// Takes over items of which some may be shut or broken; the first reason counts when nothing else is there.
    void includeShut(String as, List<Item> found) {
        include(as, found);
        for (var item : found) {
            if (firstFailure == null) {
                firstFailure = switch (item) {
                    case Item.LockedItem(var _, var _, var cause) -> cause;
                    case Item.BrokenItem(var _, var cause, var _) -> cause;
                    default -> null;
                };
            }
        }
    }

    void broken(String what, PkiException cause) {
        firstFailure = firstFailure == null ? cause : firstFailure;
        if (++broken <= MAX_BROKEN) {
            items.add(new Item.BrokenItem(what, cause, Bytes.EMPTY));
        }
    }

    /// Something to open that may stay shut.
    @FunctionalInterface
    interface Opening {
        void run() throws PkiException;
    }

    /// Opens a part; one that stays shut becomes an item that says so.
    void locking(String what, Opening opening) throws PkiException {
        try {
            opening.run();
        } catch (PkiException.WrongPassword
                | PkiException.PasswordRequired
                | PkiException.UnsupportedAlgorithm
                | PkiException.IntegrityFailed
                | PkiException.TooExpensive e) {
            firstFailure = firstFailure == null ? e : firstFailure;
            items.add(new Item.LockedItem(what, Optional.empty(), e));
        }
    }

    /// All that was found.
    ///
    /// @throws PkiException when nothing of it could be opened: the first reason
    Decoded decoded() throws PkiException {
        boolean nothing =
                items.stream().allMatch(item -> item instanceof Item.LockedItem || item instanceof Item.BrokenItem);
        if (nothing && (firstFailure != null || kind == null || kind.equals("pem") || kind.equals("der"))) {
            throw firstFailure == null ? new PkiException.Unrecognized(source) : firstFailure;
        }
        return new Decoded(kind == null ? "text" : kind, items, notes);
    }

    private PkiException failure(IOException e) {
        return e instanceof EOFException
                ? new PkiException.Truncated(source, e)
                : new PkiException.Malformed(source, e);
    }

    private void add(DerShape shape, DerElement element) throws PkiException {
        var der = element.encoded();
        switch (shape) {
            case PRIVATE_KEY -> items.add(keys.plain(der, Optional.empty()));
            case ENCRYPTED_PRIVATE_KEY ->
                locking("private-key", () -> items.add(keys.encrypted(der, Optional.empty())));
            case RSA_KEY, DSA_KEY, EC_KEY -> items.add(keys.traditional(shape, der, curve));
            case PKCS12 -> locking("pkcs12", () -> include(new Pkcs12Reader(passwords).read(der)));
            case BC_KEY_STORE -> locking("bcfks", () -> include(new BcfksReader(passwords, keys).read(der)));
            default -> {
                if (shape == DerShape.EC_PARAMETERS) {
                    curve = parameters(der);
                }
                try {
                    items.addAll(DerItems.of(shape, element));
                } catch (IOException e) {
                    throw failure(e);
                }
            }
        }
    }

    private ASN1Primitive parameters(byte[] der) throws PkiException {
        try {
            return Asn1.parse(der);
        } catch (IOException e) {
            throw failure(e);
        }
    }
}
