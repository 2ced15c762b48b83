package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes all of the vault into one file.
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.parameter.backup")
    private Path file;

    @Option(names = "--overwrite", descriptionKey = "cli.option.overwriteBackup")
    private boolean overwrite;

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        session.requireVault();
        var info = session.services().safety().backups().make(file, overwrite);
        var messages = session.messages();
        session.out().line(messages.text("safety.backup.done", file.toString(), info.entries(), info.privateKeys()));
        if (info.keysInClear()) {
            session.out().line("▲ " + messages.text("safety.backup.keysInClear"));
        }
        if (!info.auditIntact()) {
            session.out().line("▲ " + messages.text("safety.backup.auditBroken"));
        }
        return ExitStatus.YES.code();
    }
}
