package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.TrashedEntry;
import dev.certwright.service.report.JsonMembers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists what lies in the trash.
@Command(name = "list")
final class TrashListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    TrashListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var trashed =
                session.vaultExists() ? session.services().safety().trash().list() : List.<TrashedEntry>of();
        if (json) {
            trashed.forEach(one -> session.out()
                    .json(new JsonMembers()
                            .put("name", one.name())
                            .put("type", Words.word(one.profile()))
                            .put("deletedAt", one.deletedAt())
                            .put("privateKey", one.hasPrivateKey())));
        } else if (trashed.isEmpty()) {
            session.out().line(session.messages().text("safety.trash.empty"));
        } else {
            var columns = new Columns();
            trashed.forEach(one -> columns.row(
                    Words.instant(one.deletedAt()), Words.profile(one.profile(), session.messages()), one.name()));
            columns.lines().forEach(session.out()::line);
        }
        return ExitStatus.YES.code();
    }
}
