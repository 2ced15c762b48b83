package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Moves a certificate of the vault into the trash.
@Command(name = "delete")
final class DeleteCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.parameter.name")
    private String name;

    @Option(names = "--with-below", descriptionKey = "cli.option.withBelow")
    private boolean withBelow;

    DeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var moved = session.services().safety().trash().delete(session.entry(name), withBelow);
        session.out().line(session.messages().text("cli.delete.done", name, moved.size() - 1));
        return ExitStatus.YES.code();
    }
}
