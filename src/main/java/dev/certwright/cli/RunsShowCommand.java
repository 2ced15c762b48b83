package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a connection test that was kept.
@Command(name = "show")
final class RunsShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", descriptionKey = "cli.parameter.run")
    private String id;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "cli.option.html")
    private @Nullable Path html;

    @Option(names = "--save", paramLabel = "FILE", descriptionKey = "cli.option.save")
    private @Nullable Path save;

    @Option(names = "--force", descriptionKey = "cli.option.force")
    private boolean force;

    RunsShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var report = new KeptRuns(session).open(id);
        var reports = session.services().reports();
        if (save != null) {
            reports.save(report, save, force, session.messages()::of);
        }
        if (html != null) {
            reports.saveHtml(report, html, force, session.messages()::of);
        }
        new RunOutput(session).print(report, json);
        return ExitStatus.YES.code();
    }
}
