package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows a profile as JSON, as it is exported.
@Command(name = "show")
final class ProfileShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PROFILE", descriptionKey = "cli.parameter.profile")
    private String name;

    ProfileShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var profiles = session.services().profiles();
        session.out().script(profiles.json(profiles.find(name)));
        return ExitStatus.YES.code();
    }
}
