package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes a profile from a file into the vault.
@Command(name = "import")
final class ProfileImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.parameter.profileFile")
    private Path file;

    @Option(names = "--name", paramLabel = "PROFILE", descriptionKey = "cli.option.profileName")
    private @Nullable String name;

    @Option(names = "--replace", descriptionKey = "cli.option.replaceProfile")
    private boolean replace;

    ProfileImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var profiles = session.services().profiles();
        var read = profiles.read(file);
        var saved = profiles.save(name == null ? read : read.named(name), replace);
        session.out().line(session.messages().text("cli.profile.saved", saved.name()));
        return ExitStatus.YES.code();
    }
}
