package dev.certwright.pki.encoding;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.DerElement;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads IBM's key databases (`.kdb`), as far as their records show: certificates, and encrypted private keys.
///
/// The format is not published; records of one length follow a header, each with an encoding and a label.
final class KeyDatabaseReader {
    private static final byte[] MAGIC = "X509KEY\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MAGIC_AT = 8;
    private static final int HEADER_OCTETS = 0x90;
    private static final int MAX_RECORD = 1 << 20;

    private final Passwords passwords;
    private final String source;
    private final KeyReader keys;
    private final List<Item> items = new ArrayList<>();

    KeyDatabaseReader(Passwords passwords, KeyReader keys) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.keys = keys;
    }

    static boolean recognizes(byte[] content) {
        return content.length >= MAGIC_AT + MAGIC.length
                && Arrays.equals(content, MAGIC_AT, MAGIC_AT + MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    Decoded read(byte[] database) throws PkiException {
        try {
            var in = new StoreInput(database);
            in.octets(MAGIC_AT + MAGIC.length);
            int length = in.int32();
            if (length < 16 || length > MAX_RECORD) {
                throw new IOException("records of " + length + " octets");
            }
            in.octets(HEADER_OCTETS - in.position());
            while (in.remaining() >= length) {
                passwords.budget().goOn();
                record(in.octets(length));
            }
            if (in.remaining() > 0) {
                throw new EOFException("a record is cut short");
            }
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException e) {
            throw new PkiException.Malformed(source, e);
        }
        var notes = new ArrayList<Phrase>();
        notes.add(Phrase.of(items.isEmpty() ? "decoding.emptyStore" : "decoding.unverifiedStore"));
        return new Decoded("kdb", items, notes);
    }

    private void record(byte[] record) throws IOException, PkiException {
        var in = new StoreInput(record);
        int used = in.int32();
        in.int32();
        if (used == 0) {
            return;
        }
        var encoding = in.sized();
        var label = Optional.of(in.text().replace("\0", "")).filter(text -> !text.isEmpty());
        for (var part : DerElement.first(encoding).children(4)) {
            if (part.is(0xa1)) {
                part.children(1).forEach(certificate -> certificate(certificate, label));
            } else if (part.is(0xa2)) {
                withKey(part.children(1).getFirst().children(4), label);
            }
        }
    }

    private void certificate(DerElement element, Optional<String> label) {
        if (DerShape.of(element) == DerShape.CERTIFICATE) {
            items.add(new Item.CertificateItem(new EncodedCertificate(element.encoded()), label));
        }
    }

    private void withKey(List<DerElement> parts, Optional<String> label) throws PkiException {
        for (var part : parts) {
            switch (DerShape.of(part)) {
                case ENCRYPTED_PRIVATE_KEY -> privateKey(part.encoded(), label);
                case REQUEST -> items.add(new Item.RequestItem(dev.certwright.model.Bytes.of(part.encoded())));
                default -> certificate(part, label);
            }
        }
    }

    private void privateKey(byte[] encrypted, Optional<String> label) throws PkiException {
        try {
            items.add(keys.encrypted(encrypted, label));
        } catch (PkiException.WrongPassword
                | PkiException.PasswordRequired
                | PkiException.UnsupportedAlgorithm
                | PkiException.TooExpensive e) {
            items.add(new Item.LockedItem("private-key", label, e));
        }
    }
}
