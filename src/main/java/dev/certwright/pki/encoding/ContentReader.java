package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.DerElement;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Says what a file is by what is in it, never by its name, and reads it.
public final class ContentReader {
    /// Largest content that is looked into, in octets. Reading takes at most about three times as much memory.
    public static final int MAX_OCTETS = 256 << 20;

    /// How long IBM's two kinds of stash files are.
    private static final List<Integer> STASH_OCTETS = List.of(129, 193);

    private static final byte[] OPENSSH = {'o', 'p', 'e', 'n', 's', 's', 'h', '-', 'k', 'e', 'y', '-', 'v', '1', 0};

    /// @param random unused as long as nothing that is read asks for random numbers
    public ContentReader(SecureRandom random) {
        Objects.requireNonNull(random);
    }

    /// Reads a file's content with bounded effort.
    ///
    /// @param source    what to call it in a message, for example the name of the file
    /// @param passwords to try where one is needed; they stay the caller's to wipe
    /// @return what could be read; parts that stay shut or are broken are items that say so
    /// @throws PkiException.WrongPassword        when none of the passwords opens any of it
    /// @throws PkiException.PasswordRequired     when a password is needed and none was given
    /// @throws PkiException.UnsupportedAlgorithm when it is protected, or made, in a way that is not known
    /// @throws PkiException.IntegrityFailed      when a container was changed after it was made
    /// @throws PkiException.Truncated            when it ends too early
    /// @throws PkiException.Malformed            when it is damaged
    /// @throws PkiException.TooExpensive         when opening it would take minutes
    /// @throws PkiException.TooLarge             when it is larger than [#MAX_OCTETS]
    /// @throws PkiException.Unrecognized         when nothing in it is a certificate, key, request or store
    public Decoded read(byte[] content, String source, List<char[]> passwords) throws PkiException {
        return read(content, source, passwords, Effort.BOUNDED, new Cancellation());
    }

    /// Likewise, with as much effort as a person allows.
    ///
    /// @param cancellation is looked at now and then, also inside long computations
    /// @throws PkiException.Cancelled when the person cancelled
    public Decoded read(byte[] content, String source, List<char[]> passwords, Effort effort, Cancellation cancellation)
            throws PkiException {
        if (content.length > MAX_OCTETS) {
            throw new PkiException.TooLarge(source, MAX_OCTETS >> 20);
        }
        var ring = new Passwords(source, passwords, new WorkBudget(source, effort, cancellation));
        var collector = new ItemCollector(ring);
        try {
            if (binary(content, ring, collector)) {
                return collector.decoded();
            }
            if (ContentText.in(content)) {
                new TextReader(ring, collector, this).read(ContentText.of(content));
                if (collector.empty()) {
                    var bare = ContentText.base64(content);
                    if (bare.isPresent()) {
                        binary(bare.get(), ring, collector);
                    }
                }
                return collector.decoded();
            }
        } catch (PkiException.Unrecognized e) {
            throw cutShort(content) ? new PkiException.Truncated(source, e) : e;
        }
        if (cutShort(content)) {
            throw new PkiException.Truncated(source, null);
        }
        if (STASH_OCTETS.contains(content.length)) {
            var item = new Item.OtherItem("ibm-stash", Bytes.EMPTY);
            return new Decoded("stash", List.of(item), List.of(Phrase.of("decoding.stash")));
        }
        throw new PkiException.Unrecognized(source);
    }

    /// Reads what is recognized by its first octets.
    ///
    /// @return whether it is such a content
    private boolean binary(byte[] content, Passwords ring, ItemCollector collector) throws PkiException {
        if (startsWithElement(content)) {
            collector.der(content);
            return true;
        }
        return store(content, ring, collector);
    }

    boolean store(byte[] content, Passwords ring, ItemCollector collector) throws PkiException {
        var keys = new KeyReader(ring, new PasswordDecryption(ring.source(), ring.budget()));
        if (content.length >= 4) {
            int magic = ByteBuffer.wrap(content).getInt();
            if (magic == JavaKeyStoreReader.JKS_MAGIC || magic == JavaKeyStoreReader.JCEKS_MAGIC) {
                collector.locking(
                        "key-store", () -> collector.include(new JavaKeyStoreReader(ring, keys).read(content)));
                return true;
            }
        }
        if (KeyDatabaseReader.recognizes(content)) {
            collector.include(new KeyDatabaseReader(ring, keys).read(content));
            return true;
        }
        if (MicrosoftKey.recognizes(content)) {
            collector.locking(
                    "private-key",
                    () -> collector.include("ms-key", List.of(new MicrosoftKey(ring, keys).read(content))));
            return true;
        }
        if (content.length > OPENSSH.length && Arrays.equals(content, 0, OPENSSH.length, OPENSSH, 0, OPENSSH.length)) {
            collector.locking(
                    "private-key", () -> collector.include("openssh", new OpenSshPrivateKey(ring, keys).read(content)));
            return true;
        }
        if (ForeignFiles.kind(content).isPresent()) {
            var kind = ForeignFiles.kind(content).get();
            collector.include(kind, List.of(new Item.OtherItem(kind, Bytes.EMPTY)));
            return true;
        }
        if (BouncyStoreReader.recognizes(content)) {
            collector.locking("key-store", () -> collector.include(new BouncyStoreReader(ring, keys).read(content)));
            return true;
        }
        return false;
    }

    private static boolean startsWithElement(byte[] content) {
        try {
            if (content.length <= 2) {
                return false;
            }
            var element = DerElement.first(content);
            return element.is(DerElement.SEQUENCE)
                    || (element.is(DerElement.OBJECT_IDENTIFIER) && element.encodedLength() == content.length);
        } catch (IOException _) {
            return false;
        }
    }

    /// A SEQUENCE that announces more than there is, with a sensible first part.
    private static boolean cutShort(byte[] content) {
        if (content.length < 4 || content[0] != DerElement.SEQUENCE) {
            return false;
        }
        int lengthOctets = content[1] < 0 ? content[1] & 0x7f : 0;
        int inside = 2 + lengthOctets;
        if (lengthOctets > 4 || inside >= content.length) {
            return false;
        }
        int tag = content[inside];
        try {
            DerElement.first(content);
            return false;
        } catch (EOFException _) {
            return tag == DerElement.SEQUENCE || tag == DerElement.INTEGER || tag == DerElement.OBJECT_IDENTIFIER;
        } catch (IOException _) {
            return false;
        }
    }
}
