package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.CrlDue;
import dev.certwright.model.inventory.WarningTime;
import dev.certwright.service.expiry.Expiry;
import dev.certwright.service.expiry.Expiry.Ending;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.service.revocation.RevocationService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what has ended or ends soon; the exit status is for a job that runs by itself.
@Command(name = "expiring")
final class ExpiringCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--within", paramLabel = "TIME", descriptionKey = "cli.option.within")
    private @Nullable String within;

    @Option(names = "--ics", paramLabel = "FILE", descriptionKey = "cli.option.ics")
    private @Nullable Path calendar;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ExpiringCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var time = within == null
                ? Expiry.standardWarning()
                : WarningTime.parse(within).orThrow();
        var endings = session.vaultExists() ? session.services().expiry().look().within(time) : List.<Ending>of();
        var lists = session.vaultExists() ? lists(time) : List.<CrlDue>of();
        if (json) {
            endings.forEach(ending -> session.out().json(json(ending)));
            lists.forEach(due -> session.out().json(json(due)));
        } else if (endings.isEmpty() && lists.isEmpty()) {
            session.out().line(session.messages().text("expiry.none"));
        } else {
            var columns = new Columns();
            endings.forEach(ending -> row(columns, ending));
            lists.forEach(due -> row(columns, due));
            columns.lines().forEach(session.out()::line);
        }
        if (calendar != null) {
            save(endings, calendar);
        }
        return (endings.isEmpty() && lists.isEmpty() ? ExitStatus.YES : ExitStatus.NOT_SO).code();
    }

    private void save(List<Ending> endings, Path file) throws PkiException {
        var expiry = session.services().expiry();
        expiry.save(expiry.calendar(endings, Duration.ofDays(7), session.messages()::of), file);
        session.err().line(session.messages().text("expiry.calendar.saved", file.toString()));
    }

    private void row(Columns columns, Ending ending) {
        var messages = session.messages();
        var note = ending.outlivers() > 0 ? messages.text("expiry.outlivers", ending.outlivers()) : "";
        columns.row(
                ending.entry().name(),
                Words.profile(ending.entry().profile(), messages),
                ending.ended()
                        ? messages.text("expiry.ended", -ending.daysLeft())
                        : messages.text("expiry.ends", ending.daysLeft()),
                Words.instant(ending.entry().validity().notAfter()),
                note);
    }

    /// Lists last for days where certificates last for months, so they are not looked for as far ahead.
    private List<CrlDue> lists(Duration time) throws PkiException {
        var soon = RevocationService.SOON;
        return session.services().revocation().due(time.compareTo(soon) < 0 ? time : soon);
    }

    private void row(Columns columns, CrlDue due) {
        var messages = session.messages();
        boolean overdue = due.overdue(session.services().inventory().now());
        columns.row(
                due.name(),
                messages.text("expiry.list"),
                messages.text(overdue ? "expiry.list.overdue" : "expiry.list.due"),
                due.nextUpdate().map(Words::instant).orElse("-"),
                due.unpublished() > 0 ? messages.text("expiry.list.unpublished", due.unpublished()) : "");
    }

    private static JsonMembers json(CrlDue due) {
        return new JsonMembers()
                .put("name", due.name())
                .put("type", "revocation-list")
                .put("status", "due")
                .put("nextUpdate", due.nextUpdate())
                .put("unpublished", due.unpublished());
    }

    private static JsonMembers json(Ending ending) {
        var entry = ending.entry();
        return new JsonMembers()
                .put("name", entry.name())
                .put("type", Words.word(entry.profile()))
                .put("status", ending.ended() ? "expired" : "expiring")
                .put("notAfter", entry.validity().notAfter())
                .put("daysLeft", ending.daysLeft())
                .put("outlivers", ending.outlivers())
                .put("serial", entry.serial().replace(":", ""))
                .put("sha256", entry.sha256());
    }
}
