package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Removes a connection test from the history.
@Command(name = "remove")
final class RunsRemoveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", descriptionKey = "cli.parameter.run")
    private String id;

    RunsRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var kept = new KeptRuns(session);
        long number = kept.id(id);
        kept.history().remove(number);
        return ExitStatus.YES.code();
    }
}
