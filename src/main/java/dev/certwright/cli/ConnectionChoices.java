package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Understands `--client` and `--trust`: the name of an entry in the vault wins over a file of that name.
final class ConnectionChoices {
    private static final String SYSTEM = "system";

    private final Session session;

    ConnectionChoices(Session session) {
        this.session = session;
    }

    ClientChoice client(Optional<String> text, Optional<Path> key, Optional<Passphrase> password) throws PkiException {
        if (text.isEmpty()) {
            return new ClientChoice.None();
        }
        var entry = find(text.get());
        if (entry.isEmpty()) {
            return new ClientChoice.OfFile(file(text.get(), "cli.client.neither"), key, password);
        }
        if (key.isPresent()) {
            throw new PkiException.InvalidInput(
                    Phrase.of("cli.client.keyOfEntry", entry.get().name()));
        }
        session.keys().open();
        return new ClientChoice.OfVault(entry.get().id());
    }

    /// Without a word about it, a client of the vault trusts the root it comes from.
    TrustChoice trust(Optional<String> text, Optional<String> client) throws PkiException {
        if (text.isPresent()) {
            return trust(text.get());
        }
        var entry = client.isPresent() ? find(client.get()) : Optional.<Entry>empty();
        if (entry.isEmpty()) {
            return new TrustChoice.OfSystem();
        }
        var last = session.services().inventory().chain(entry.get()).getLast();
        return last.profile().authority() ? new TrustChoice.OfVault(last.id()) : new TrustChoice.OfSystem();
    }

    private TrustChoice trust(String text) throws PkiException {
        if (text.equals(SYSTEM)) {
            return new TrustChoice.OfSystem();
        }
        var entry = find(text);
        return entry.isPresent()
                ? new TrustChoice.OfVault(entry.get().id())
                : new TrustChoice.OfFile(file(text, "cli.trust.neither"));
    }

    private Optional<Entry> find(String name) throws PkiException {
        if (!session.vaultThere() && isFile(name)) {
            return Optional.empty();
        }
        for (var entry : session.summaries()) {
            if (entry.name().equals(name)) {
                return Optional.of(session.entry(name));
            }
        }
        return Optional.empty();
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static Path file(String text, String neither) throws PkiException {
        if (isFile(text)) {
            return Path.of(text);
        }
        if (text.matches(".*[./\\\\].*")) {
            throw new PkiException.FileMissing(Path.of(text));
        }
        throw new PkiException.InvalidInput(Phrase.of(neither, text));
    }
}
