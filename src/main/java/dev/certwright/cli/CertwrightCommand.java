package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The program itself: without a command it opens the window; where none can be shown, the demo shows the main thing.
@Command(name = "certwright")
final class CertwrightCommand implements Callable<Integer> {
    private final Session session;
    private final WindowStart window;

    @Mixin
    private final GlobalOptions options;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "cli.option.version")
    @SuppressWarnings("UnusedVariable") // picocli itself acts on it
    private boolean version;

    CertwrightCommand(Session session, WindowStart window, GlobalOptions options) {
        this.session = session;
        this.window = window;
        this.options = options;
    }

    @Override
    public Integer call() throws PkiException {
        var missing = window.open(session.vault(), session.databasePassword(), options.language());
        if (missing.isEmpty()) {
            return ExitStatus.YES.code();
        }
        session.err().line(session.messages().text("cli.noDisplay", missing.get()));
        return new DemoCommand(session).call();
    }
}
