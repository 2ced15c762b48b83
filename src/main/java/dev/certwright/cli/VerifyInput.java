package dev.certwright.cli;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.service.verification.VerificationRequest.Source;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Understands what `verify` is given.
final class VerifyInput {
    private static final String STANDARD_INPUT = "-";
    private static final String SYSTEM = "system";
    private static final String VAULT = "vault:";

    /// Far more than any certificate file.
    private static final int MAX_INPUT = 64 * 1024 * 1024;

    private final Session session;

    VerifyInput(Session session) {
        this.session = session;
    }

    /// A file, or `-` for standard input.
    Source leaf(String name) throws PkiException {
        return name.equals(STANDARD_INPUT) ? new Source.OfOctets(standardInput(), name) : new Source.OfFile(path(name));
    }

    private Bytes standardInput() throws PkiException {
        try {
            var octets = session.terminal().in().readNBytes(MAX_INPUT + 1);
            if (octets.length > MAX_INPUT) {
                throw new IOException("more than " + MAX_INPUT + " octets");
            }
            return Bytes.of(octets);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(Path.of(STANDARD_INPUT), e);
        }
    }

    /// Files, entries of the vault, the platform's store.
    List<TrustChoice> trust(List<String> names) throws PkiException {
        var choices = new ArrayList<TrustChoice>();
        for (var name : names) {
            if (name.equals(SYSTEM)) {
                choices.add(new TrustChoice.OfSystem());
            } else if (name.startsWith(VAULT)) {
                choices.add(new TrustChoice.OfVault(
                        session.entry(name.substring(VAULT.length())).id()));
            } else {
                choices.add(new TrustChoice.OfFile(path(name)));
            }
        }
        return choices;
    }

    static List<Source> files(List<Path> files) {
        return files.stream().map(file -> (Source) new Source.OfFile(file)).toList();
    }

    private static Path path(String name) throws PkiException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new PkiException.FileUnreadable(Path.of(""), e);
        }
    }

    /// The constant of that word.
    ///
    /// @param otherwise key of the sentence that says which words there are
    static <E extends Enum<E>> E constant(String word, E[] constants, String otherwise) throws PkiException {
        return Arrays.stream(constants)
                .filter(c -> Words.word(c).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of(otherwise, word)));
    }

    static Instant moment(String text) throws PkiException {
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', 'T')).toInstant();
        } catch (DateTimeParseException _) {
            throw new PkiException.InvalidInput(Phrase.of("cli.at.malformed", text));
        }
    }

    static Set<String> policies(List<String> identifiers) throws PkiException {
        for (var identifier : identifiers) {
            if (!identifier.matches("[0-2](\\.(0|[1-9]\\d*))+")) {
                throw new PkiException.InvalidInput(Phrase.of("cli.policy.malformed", identifier));
            }
        }
        return new HashSet<>(identifiers);
    }
}
