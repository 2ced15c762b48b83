package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.TrashedEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings a certificate back from the trash.
@Command(name = "restore")
final class TrashRestoreCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.parameter.trashed")
    private String name;

    @Option(names = "--alone", descriptionKey = "cli.option.alone")
    private boolean alone;

    TrashRestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var trash = session.services().safety().trash();
        var found = session.vaultExists() ? trash.find(name) : Optional.<TrashedEntry>empty();
        var one = found.orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.trash.missing", name)));
        for (var entry : trash.restore(List.of(one.id()), !alone)) {
            session.out().line(session.messages().text("cli.trash.restored", entry.name()));
        }
        return ExitStatus.YES.code();
    }
}
