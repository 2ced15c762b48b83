package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes certificates and keys that were made elsewhere into the vault.
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "cli.parameter.importFiles")
    private List<Path> files = List.of();

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var password = session.secrets().password(Optional.ofNullable(passwordFile));
        try {
            var importing = session.services().importing();
            var passwords = password.stream().toList();
            if (importing.holdsPrivateKey(files, passwords)) {
                session.keys().openForNewKey();
            }
            var imported = importing.add(files, passwords, Optional.empty());
            print("cli.import.added", imported.added());
            print("cli.import.completed", imported.completed());
            print("cli.import.known", imported.known());
        } finally {
            password.ifPresent(Passphrase::close);
        }
        return ExitStatus.YES.code();
    }

    private void print(String sentence, List<Entry> entries) {
        for (var entry : entries) {
            session.out().line(session.messages().text(sentence, entry.name()));
        }
    }
}
