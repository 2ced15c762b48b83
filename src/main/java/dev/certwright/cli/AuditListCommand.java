package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.service.safety.AuditService;
import dev.certwright.text.AuditWords;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists what was done to the vault, and the hash to note elsewhere.
@Command(name = "list")
final class AuditListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Option(names = "--last", paramLabel = "N", descriptionKey = "cli.option.last")
    private int last = Integer.MAX_VALUE;

    AuditListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var events = session.vaultExists()
                ? session.services().safety().audit().events(Math.max(0, last)).reversed()
                : List.<AuditEvent>of();
        if (json) {
            events.forEach(event -> session.out().script(AuditService.Format.JSON.line(event)));
            return ExitStatus.YES.code();
        }
        var messages = session.messages();
        if (events.isEmpty()) {
            session.out().line(messages.text("cli.audit.empty"));
            return ExitStatus.YES.code();
        }
        var columns = new Columns();
        events.forEach(event -> columns.row(
                Long.toString(event.number()),
                Words.instant(event.at()),
                AuditWords.action(event, messages),
                event.subject()));
        columns.lines().forEach(session.out()::line);
        session.out()
                .line(messages.text("cli.audit.head", events.getLast().hash().hex()));
        return ExitStatus.YES.code();
    }
}
