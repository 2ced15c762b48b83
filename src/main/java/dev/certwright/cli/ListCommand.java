package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.report.CertificateJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists what is in the vault.
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var entries = session.entries();
        if (json) {
            entries.forEach(entry -> session.out()
                    .json(CertificateJson.of(
                            entry, session.services().inventory().status(entry))));
        } else if (entries.isEmpty()) {
            session.out().line(session.messages().text("cli.list.empty"));
        } else {
            var columns = new Columns();
            entries.forEach(entry -> row(columns, entry));
            columns.lines().forEach(session.out()::line);
        }
        return ExitStatus.YES.code();
    }

    private void row(Columns columns, Entry entry) {
        var messages = session.messages();
        var status = session.services().inventory().status(entry);
        columns.row(
                entry.name(),
                Words.profile(entry.profile(), messages),
                messages.text("cli.status." + Words.word(status)),
                Words.instant(entry.details().validity().notAfter()),
                entry.details().publicKey().label(),
                entry.details().subject().toString());
    }
}
