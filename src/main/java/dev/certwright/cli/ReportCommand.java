package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens a connection test that was saved in a file.
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.parameter.savedRun")
    private Path file;

    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "cli.option.html")
    private @Nullable Path html;

    @Option(names = "--force", descriptionKey = "cli.option.force")
    private boolean force;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var reports = session.services().reports();
        var report = reports.open(file, session.messages()::of);
        if (html != null) {
            reports.saveHtml(report, html, force, session.messages()::of);
        } else {
            new RunOutput(session).print(report, json);
        }
        return ExitStatus.YES.code();
    }
}
