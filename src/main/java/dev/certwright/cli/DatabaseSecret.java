package dev.certwright.cli;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.text.Messages;
import java.util.Optional;

/// Gets the password of a database: from a file, or from the variable that the programs of PostgreSQL read, else from
/// the person.
final class DatabaseSecret implements DatabasePassword {
    private final Terminal terminal;
    private final Messages messages;
    private final GlobalOptions options;

    DatabaseSecret(Terminal terminal, Messages messages, GlobalOptions options) {
        this.terminal = terminal;
        this.messages = messages;
        this.options = options;
    }

    @Override
    public Optional<Passphrase> said() throws PkiException {
        var file = options.databasePasswordFile();
        return file.isPresent()
                ? Optional.of(SecretFile.read(file.get()))
                : terminal.variable("PGPASSWORD").map(text -> new Passphrase(text.toCharArray()));
    }

    @Override
    public Optional<Passphrase> ask(VaultLocation.OnServer location) {
        return terminal.prompt().flatMap(prompt -> prompt.ask(messages.text("cli.database.ask", location.toString())));
    }
}
