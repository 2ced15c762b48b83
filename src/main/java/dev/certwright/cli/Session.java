package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.service.Services;
import dev.certwright.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the commands of one run share. The services are opened when a command first needs them.
final class Session implements AutoCloseable {
    private final Function<Path, Services> opener;
    private final Path defaultVault;
    private final Terminal terminal;
    private final Messages messages;
    private final GlobalOptions options;
    private @Nullable Services services;

    Session(
            Function<Path, Services> opener,
            Path defaultVault,
            Terminal terminal,
            Messages messages,
            GlobalOptions options) {
        this.opener = opener;
        this.defaultVault = defaultVault;
        this.terminal = terminal;
        this.messages = messages;
        this.options = options;
    }

    Messages messages() {
        return messages;
    }

    Terminal terminal() {
        return terminal;
    }

    Output out() {
        return new Output(terminal.out());
    }

    Output err() {
        return new Output(terminal.err());
    }

    Secrets secrets() {
        return new Secrets(terminal, messages, options);
    }

    PrivateKeyAccess keys() {
        return new PrivateKeyAccess(services().vault(), secrets(), Files.exists(vaultFile()));
    }

    Services services() {
        var open = services;
        if (open == null) {
            open = opener.apply(vaultFile());
            services = open;
        }
        return open;
    }

    Path vaultFile() {
        return chosenVault().orElse(defaultVault);
    }

    /// The vault named on the command line itself.
    Optional<Path> vaultOption() {
        return options.vault();
    }

    /// The vault a person named, by option or variable.
    Optional<Path> chosenVault() {
        return options.vault().or(() -> terminal.variable("CERTWRIGHT_VAULT").map(Path::of));
    }

    /// Whether there is a vault to look into. Reading commands do not make one.
    ///
    /// @throws PkiException.FileMissing when a person named one that is not there
    boolean vaultExists() throws PkiException {
        if (Files.exists(vaultFile())) {
            return true;
        }
        if (chosenVault().isPresent()) {
            throw new PkiException.FileMissing(vaultFile());
        }
        return false;
    }

    List<Entry> entries() throws PkiException {
        return vaultExists() ? services().inventory().entries() : List.of();
    }

    /// What lists show of every entry.
    List<EntrySummary> summaries() throws PkiException {
        return vaultExists() ? services().inventory().summaries() : List.of();
    }

    /// Finds an entry by its name.
    ///
    /// @throws PkiException.EntryMissing when there is none, or no vault yet
    Entry entry(String name) throws PkiException {
        if (!vaultExists()) {
            throw new PkiException.EntryMissing(name);
        }
        return services().inventory().entry(name);
    }

    @Override
    public void close() {
        var open = services;
        if (open != null) {
            services = null;
            open.close();
        }
    }
}
