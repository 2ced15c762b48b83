package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// A file whose first line is a secret, in UTF-8.
final class SecretFile {
    /// Far more than any secret: a file that is larger is a mistake.
    private static final int MAX_OCTETS = 65_536;

    private SecretFile() {}

    /// Reads the first line, without its end.
    ///
    /// @throws PkiException.InvalidInput when there is nothing on it
    static Passphrase read(Path file) throws PkiException {
        byte[] octets = octets(file);
        var chars = CharBuffer.allocate(octets.length);
        try {
            int end = 0;
            while (end < octets.length && octets[end] != '\n' && octets[end] != '\r') {
                end++;
            }
            if (end == 0) {
                throw new PkiException.InvalidInput(Phrase.of("cli.secretFile.empty", file.toString()));
            }
            var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, end), chars, true);
            if (result.isError()) {
                result.throwException();
            }
            return passphrase(chars);
        } catch (CharacterCodingException e) {
            throw new PkiException.FileUnreadable(file, e);
        } finally {
            Arrays.fill(octets, (byte) 0);
            Arrays.fill(chars.array(), '\0');
        }
    }

    private static Passphrase passphrase(CharBuffer chars) {
        var secret = Arrays.copyOf(chars.array(), chars.position());
        try {
            return new Passphrase(secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static byte[] octets(Path file) throws PkiException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_OCTETS);
        } catch (NoSuchFileException _) {
            throw new PkiException.FileMissing(file);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(file, e);
        }
    }
}
