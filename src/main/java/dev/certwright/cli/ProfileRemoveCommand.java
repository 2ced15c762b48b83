package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Removes a profile of one's own.
@Command(name = "remove")
final class ProfileRemoveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PROFILE", descriptionKey = "cli.parameter.profile")
    private String name;

    ProfileRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        session.services().profiles().remove(name);
        return ExitStatus.YES.code();
    }
}
