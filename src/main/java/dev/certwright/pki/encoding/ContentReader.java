package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.DerElement;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Says what a file is by what is in it, never by its name, and reads it.
public final class ContentReader {
    /// @param random unused as long as nothing that is read asks for random numbers
    public ContentReader(SecureRandom random) {
        Objects.requireNonNull(random);
    }

    /// Reads a file's content.
    ///
    /// @param source    what to call it in a message, for example the name of the file
    /// @param passwords to try where one is needed; they stay the caller's to wipe
    /// @throws PkiException.WrongPassword        when none of the passwords opens it
    /// @throws PkiException.PasswordRequired     when a password is needed and none was given
    /// @throws PkiException.UnsupportedAlgorithm when it is protected, or made, in a way that is not known
    /// @throws PkiException.IntegrityFailed      when a PKCS #12 file was changed after it was made
    /// @throws PkiException.Truncated            when it ends too early
    /// @throws PkiException.Malformed            when it is damaged
    /// @throws PkiException.TooExpensive         when opening it would take minutes
    /// @throws PkiException.Unrecognized         when nothing in it is a certificate, key, request or store
    public Decoded read(byte[] content, String source, List<char[]> passwords) throws PkiException {
        var ring = new Passwords(source, passwords);
        if (startsWithElement(content)) {
            return new ItemCollector(ring).binary(content);
        }
        var text = text(content);
        if (PemBlock.anyIn(text)) {
            return new ItemCollector(ring).pem(text);
        }
        if (printable(text)) {
            var bare = base64(text);
            if (bare.isPresent() && bare.get().length > 2 && bare.get()[0] == DerElement.SEQUENCE) {
                return new ItemCollector(ring).binary(bare.get());
            }
        } else if (cutShort(content)) {
            throw new PkiException.Truncated(source, null);
        }
        throw new PkiException.Unrecognized(source);
    }

    private static boolean startsWithElement(byte[] content) {
        try {
            return content.length > 2 && DerElement.first(content).is(DerElement.SEQUENCE);
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

    /// Windows writes UTF-16 with a byte order mark; all else that matters is ASCII.
    private static String text(byte[] content) {
        Charset charset = StandardCharsets.ISO_8859_1;
        if (content.length >= 2 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
        } else if (content.length >= 2 && (content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
        }
        return new String(content, charset);
    }

    private static boolean printable(String text) {
        return text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
    }

    private static Optional<byte[]> base64(String text) {
        var packed = text.replaceAll("[\\s\\ufeff]", "");
        try {
            var decoded = Base64.getDecoder().decode(packed);
            return decoded.length == 0 ? Optional.empty() : Optional.of(decoded);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
