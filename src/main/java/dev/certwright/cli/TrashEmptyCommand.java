package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Removes what lies in the trash for good.
@Command(name = "empty")
final class TrashEmptyCommand implements Callable<Integer> {
    private final Session session;

    TrashEmptyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        int gone = session.vaultExists() ? session.services().safety().trash().empty() : 0;
        session.out().line(session.messages().text("safety.trash.emptied", gone));
        return ExitStatus.YES.code();
    }
}
