package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a profile to a file.
@Command(name = "export")
final class ProfileExportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PROFILE", descriptionKey = "cli.parameter.profile")
    private String name;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "cli.option.profileOut")
    private Path out;

    ProfileExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var profiles = session.services().profiles();
        profiles.exportTo(profiles.find(name), out, false);
        session.out().line(out.toString());
        return ExitStatus.YES.code();
    }
}
