package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.service.report.Difference;
import dev.certwright.service.report.JsonMembers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what differs between two connection tests that were kept.
@Command(name = "diff")
final class RunsDiffCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "cli.parameter.runBefore")
    private String before;

    @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "cli.parameter.runAfter")
    private String after;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    RunsDiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var kept = new KeptRuns(session);
        var differences = session.services().reports().differences(kept.open(before), kept.open(after));
        if (json) {
            differences.forEach(d -> session.out().json(json(d)));
        } else {
            var columns = new Columns();
            var messages = session.messages();
            differences.forEach(
                    d -> columns.row(messages.of(d.what()), messages.of(d.before()), "→ " + messages.of(d.after())));
            columns.lines().forEach(session.out()::line);
        }
        return ExitStatus.YES.code();
    }

    private JsonMembers json(Difference difference) {
        var messages = session.messages();
        return new JsonMembers()
                .put("what", messages.of(difference.what()))
                .put("before", messages.of(difference.before()))
                .put("after", messages.of(difference.after()));
    }
}
