package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.service.report.CertificateJson;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists what is in the vault.
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--filter", paramLabel = "TEXT", descriptionKey = "cli.option.filter")
    private @Nullable String filter;

    @Option(names = "--expiring", descriptionKey = "cli.option.expiring")
    private boolean expiring;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var all = session.summaries();
        var wanted = all.stream().filter(this::wanted).toList();
        if (json) {
            print(wanted);
        } else if (wanted.isEmpty()) {
            session.out().line(session.messages().text(all.isEmpty() ? "cli.list.empty" : "cli.list.noMatch"));
        } else {
            var columns = new Columns();
            wanted.forEach(entry -> row(columns, entry));
            columns.lines().forEach(session.out()::line);
        }
        return ExitStatus.YES.code();
    }

    /// One after the other, so that a large vault is never in memory.
    private void print(List<EntrySummary> wanted) throws PkiException {
        for (var summary : wanted) {
            var entry = session.services().inventory().find(summary.id());
            entry.ifPresent(found -> session.out()
                    .json(CertificateJson.of(
                            found, session.services().inventory().status(found))));
        }
    }

    private boolean wanted(EntrySummary entry) {
        return (!expiring || status(entry) == EntryStatus.EXPIRING)
                && (filter == null || text(entry).contains(filter.strip().toLowerCase(Locale.ROOT)));
    }

    private static String text(EntrySummary entry) {
        return String.join(
                        "\n",
                        entry.name(),
                        entry.names(),
                        entry.serial(),
                        entry.serial().replace(":", ""),
                        entry.subject(),
                        entry.key(),
                        entry.validity().notAfter().toString(),
                        entry.sha256())
                .toLowerCase(Locale.ROOT);
    }

    private EntryStatus status(EntrySummary entry) {
        return entry.status(session.services().inventory().now());
    }

    private void row(Columns columns, EntrySummary entry) {
        var messages = session.messages();
        columns.row(
                entry.name(),
                Words.profile(entry.profile(), messages),
                messages.text("cli.status." + Words.word(status(entry))),
                Words.instant(entry.validity().notAfter()),
                entry.key(),
                entry.subject());
    }
}
