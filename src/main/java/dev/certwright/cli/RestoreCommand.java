package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a vault of a backup.
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.parameter.backup")
    private Path file;

    @Option(names = "--to", paramLabel = "VAULT", descriptionKey = "cli.option.to")
    private @Nullable Path to;

    @Option(names = "--replace", descriptionKey = "cli.option.replaceVault")
    private boolean replace;

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var backups = session.services().safety().backups();
        var target = to == null ? session.vaultFile() : to;
        var info = backups.read(file);
        var aside = backups.restore(file, target, replace);
        var messages = session.messages();
        session.out()
                .line(messages.text(
                        "safety.restore.done",
                        target.toString(),
                        info.entries(),
                        info.privateKeys(),
                        info.createdAt()));
        aside.ifPresent(path -> session.out().line(messages.text("safety.restore.aside", path.toString())));
        if (!info.auditIntact()) {
            session.out().line("▲ " + messages.text("safety.backup.auditBroken"));
        }
        return ExitStatus.YES.code();
    }
}
