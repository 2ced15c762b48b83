package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.service.vault.VaultService;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes a vault and decides how its private keys are protected.
@Command(name = "init")
final class VaultInitCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--no-passphrase", descriptionKey = "cli.option.noPassphrase")
    private boolean noPassphrase;

    VaultInitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        if (noPassphrase && session.secrets().passphraseNamed()) {
            throw new PkiException.InvalidInput(Phrase.of("cli.vault.exclusive"));
        }
        if (!noPassphrase && !session.secrets().sayable()) {
            throw new PkiException.InvalidInput(Phrase.of("cli.vault.needsChoice"));
        }
        var vault = session.services().vault();
        if (vault.status().protection() != VaultService.KeyProtection.UNDECIDED) {
            throw new PkiException.InvalidInput(
                    Phrase.of("cli.vault.exists", session.vault().toString()));
        }
        if (noPassphrase) {
            vault.protect(Optional.empty());
        } else {
            session.keys().protect();
        }
        var key = noPassphrase ? unprotected() : "cli.vault.protected";
        session.out().line(session.messages().text(key, session.vault().toString()));
        return ExitStatus.YES.code();
    }

    private String unprotected() {
        return switch (session.vault()) {
            case VaultLocation.InFile _ -> "cli.vault.unprotected";
            case VaultLocation.OnServer _ -> "cli.vault.unprotected.database";
        };
    }
}
