package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.CrlStatus;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.service.revocation.RevocationService.Publication;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Publishes a CA's revocation list, or says how the lists of all CAs stand.
@Command(name = "crl")
final class CrlCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CA", arity = "0..1", descriptionKey = "cli.parameter.crlCa")
    private @Nullable String authority;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "cli.option.crlOut")
    private @Nullable Path file;

    @Option(names = "--der", descriptionKey = "cli.option.crlDer")
    private boolean der;

    @Option(names = "--next-update", paramLabel = "SPAN", descriptionKey = "cli.option.nextUpdate")
    private @Nullable String nextUpdate;

    @Option(names = "--force", descriptionKey = "cli.option.crlForce")
    private boolean force;

    @Option(names = "--list", descriptionKey = "cli.option.crlList")
    private boolean list;

    @Option(names = "--within", paramLabel = "SPAN", descriptionKey = "cli.option.crlWithin")
    private @Nullable String within;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    CrlCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        if (list) {
            return list(within == null ? RevocationService.SOON : TimeSpan.parse(within));
        }
        if (authority == null || file == null) {
            throw new PkiException.InvalidInput(Phrase.of("revocation.cli.outOrList"));
        }
        return publish(
                authority, file, nextUpdate == null ? RevocationService.STANDARD_LASTING : TimeSpan.parse(nextUpdate));
    }

    private int publish(String name, Path target, Duration lasting) throws PkiException {
        var ca = session.entry(name);
        session.keys().open();
        var published = session.services().revocation().publish(ca, new Publication(target, lasting, der, force));
        var messages = session.messages();
        if (json) {
            session.out()
                    .json(new JsonMembers()
                            .put("ca", ca.name())
                            .put("file", published.file().toString())
                            .put("number", published.number().toString())
                            .put("thisUpdate", published.thisUpdate())
                            .put("nextUpdate", published.nextUpdate())
                            .put("revoked", published.revoked()));
        } else {
            session.out()
                    .line(messages.text(
                            "revocation.cli.published",
                            published.file().toString(),
                            published.number().toString(),
                            published.revoked(),
                            Words.instant(published.nextUpdate())));
        }
        if (published.shortened()) {
            session.err().line(messages.text("revocation.shortened", ca.name(), published.nextUpdate()));
        }
        return ExitStatus.YES.code();
    }

    /// Ends with 1 when a list should be published.
    private int list(Duration soon) throws PkiException {
        var service = session.services().revocation();
        var statuses = session.vaultExists() ? wanted(service) : List.<CrlStatus>of();
        var now = service.now();
        boolean due = false;
        var columns = new Columns();
        for (var status : statuses) {
            var state = status.state(now, now.plus(soon));
            due |= switch (state) {
                case NONE, CURRENT -> false;
                case BEHIND, DUE, OVERDUE -> true;
            };
            if (json) {
                session.out().json(json(status, state));
            } else {
                columns.row(
                        status.name(),
                        session.messages().text("revocation.state." + Words.word(state)),
                        status.number().map(BigInteger::toString).orElse("-"),
                        status.nextUpdate().map(Words::instant).orElse("-"),
                        session.messages().text("revocation.cli.counts", status.revoked(), status.pending()));
            }
        }
        if (!json) {
            columns.lines().forEach(session.out()::line);
            if (statuses.isEmpty()) {
                session.out().line(session.messages().text("revocation.cli.noAuthorities"));
            }
        }
        return (due ? ExitStatus.NOT_SO : ExitStatus.YES).code();
    }

    private List<CrlStatus> wanted(RevocationService service) throws PkiException {
        if (authority == null) {
            return service.statuses();
        }
        var ca = session.entry(authority);
        var one = new ArrayList<CrlStatus>();
        one.add(service.status(ca.id(), ca.name()));
        return one;
    }

    private static JsonMembers json(CrlStatus status, CrlStatus.State state) {
        return new JsonMembers()
                .put("ca", status.name())
                .put("state", Words.word(state))
                .put("number", status.number().map(BigInteger::toString))
                .put("thisUpdate", status.thisUpdate())
                .put("nextUpdate", status.nextUpdate())
                .put("revoked", status.revoked())
                .put("pending", status.pending());
    }
}
