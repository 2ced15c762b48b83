package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.service.report.history.HistoryService;
import dev.certwright.service.report.history.HistoryService.KeptRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the connection tests that were kept.
@Command(name = "list")
final class RunsListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    RunsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var runs =
                session.vaultExists() ? session.services().history().list(HistoryService.CAPACITY) : List.<KeptRun>of();
        if (json) {
            runs.forEach(run -> session.out().json(json(run)));
        } else if (runs.isEmpty()) {
            session.out().line(session.messages().text("cli.runs.empty"));
        } else {
            var columns = new Columns();
            runs.forEach(run -> columns.row(
                    Long.toString(run.id()), Words.instant(run.at()), run.verdict(), run.client(), run.target()));
            columns.lines().forEach(session.out()::line);
        }
        return ExitStatus.YES.code();
    }

    private static JsonMembers json(KeptRun run) {
        return new JsonMembers()
                .put("id", run.id())
                .put("at", run.at())
                .put("target", run.target())
                .put("client", run.client())
                .put("verdict", run.verdict())
                .put("authentication", run.authentication());
    }
}
