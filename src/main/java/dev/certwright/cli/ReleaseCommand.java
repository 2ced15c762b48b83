package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes the hold of a certificate back.
@Command(name = "release")
final class ReleaseCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.parameter.name")
    private String name;

    ReleaseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var entry = session.entry(name);
        session.services().revocation().release(entry);
        session.out().line(session.messages().text("revocation.cli.released", entry.name()));
        return ExitStatus.YES.code();
    }
}
