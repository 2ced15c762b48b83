package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.service.Services;
import dev.certwright.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the commands of one run share. The services are opened when a command first needs them.
final class Session implements AutoCloseable {
    private final VaultOpener opener;
    private final Places places;
    private final Terminal terminal;
    private final Messages messages;
    private final GlobalOptions options;
    private @Nullable Services services;

    /// Where the vault is, unless the command line says otherwise.
    ///
    /// @param standard in the platform's data folder
    /// @param variable what the environment says
    record Places(VaultLocation standard, Optional<VaultLocation> variable) {}

    Session(VaultOpener opener, Places places, Terminal terminal, Messages messages, GlobalOptions options) {
        this.opener = opener;
        this.places = places;
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
        return new PrivateKeyAccess(services().vault(), secrets(), vaultThere());
    }

    Services services() {
        var open = services;
        if (open == null) {
            open = opener.open(vault(), databasePassword());
            services = open;
        }
        return open;
    }

    VaultLocation vault() {
        return chosenVault().orElse(places.standard());
    }

    DatabaseSecret databasePassword() {
        return new DatabaseSecret(terminal, messages, options);
    }

    /// The vault named on the command line itself.
    Optional<VaultLocation> vaultOption() {
        return options.vault();
    }

    /// The vault a person named, by option or variable.
    private Optional<VaultLocation> chosenVault() {
        return options.vault().or(places::variable);
    }

    /// Whether there is a vault already, so that looking into it makes none. On a server there always is.
    boolean vaultThere() {
        return switch (vault()) {
            case VaultLocation.InFile(var file) -> Files.exists(file);
            case VaultLocation.OnServer _ -> true;
        };
    }

    /// Refuses where there is no vault to work with.
    ///
    /// @throws PkiException.FileMissing when there is none
    void requireVault() throws PkiException {
        if (!vaultExists() && vault() instanceof VaultLocation.InFile(var file)) {
            throw new PkiException.FileMissing(file);
        }
    }

    /// The vault's file.
    ///
    /// @throws PkiException.InvalidInput when it lies in a database
    Path vaultFile() throws PkiException {
        return switch (vault()) {
            case VaultLocation.InFile(var file) -> file;
            case VaultLocation.OnServer server ->
                throw new PkiException.InvalidInput(Phrase.of("violation.vault.notAFile", server.toString()));
        };
    }

    /// Whether there is a vault to look into. Reading commands do not make one.
    ///
    /// @throws PkiException.FileMissing when a person named one that is not there
    boolean vaultExists() throws PkiException {
        if (vaultThere()) {
            return true;
        }
        if (chosenVault().isPresent() && vault() instanceof VaultLocation.InFile(var file)) {
            throw new PkiException.FileMissing(file);
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
