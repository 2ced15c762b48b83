package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.service.bulk.BulkCheck;
import dev.certwright.service.bulk.BulkOrder;
import dev.certwright.service.bulk.BulkOutcome;
import dev.certwright.service.bulk.BulkOutput;
import dev.certwright.service.bulk.BulkProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes many certificates.
@Command(name = "bulk")
final class IssueBulkCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final Session session;

    @Parameters(paramLabel = "PATTERN|FILE|-", descriptionKey = "cli.parameter.bulkSource")
    private String source;

    @Option(names = "--ca", paramLabel = "CA", required = true, descriptionKey = "cli.option.ca")
    private String authority;

    @Mixin
    private BulkOrderOptions options;

    @Option(names = "--encoding", paramLabel = "NAME", descriptionKey = "cli.option.encoding")
    private @Nullable String encoding;

    @Option(names = "--dry-run", descriptionKey = "cli.option.dryRun")
    private boolean dryRun;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    IssueBulkCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        try (var argument = new BulkSourceArgument(session)) {
            var rows = argument.source(source, encoding);
            var output = options.output();
            if (!session.vaultExists()) {
                throw new PkiException.EntryMissing(authority);
            }
            var order =
                    options.order(session.services().bulk().authority(authority).id(), rows, session);
            return dryRun ? check(order, output) : issue(order, output);
        }
    }

    private int check(BulkOrder order, Optional<BulkOutput> output) throws PkiException {
        var text = new BulkText(session);
        var check = session.services().bulk().check(order, output, _ -> {}, new Cancellation());
        if (json) {
            session.out().json(text.json(check));
        } else {
            text.checked(check);
        }
        return (check.problems() == 0 ? ExitStatus.YES : ExitStatus.NOT_SO).code();
    }

    private int issue(BulkOrder order, Optional<BulkOutput> output) throws PkiException {
        session.keys().openForNewKey();
        var text = new BulkText(session);
        try (var interrupt = new Interrupt()) {
            var outcome = session.services().bulk().issue(order, output, new Pace(text), interrupt.cancellation());
            report(outcome, text);
            return outcome.stopped().map(ExitStatus::of).orElse(ExitStatus.YES).code();
        } catch (PkiException.InvalidInput e) {
            if (e.phrase().key().equals("bulk.refused.problems")) {
                BulkCheck check = session.services().bulk().check(order, output, _ -> {}, new Cancellation());
                text.problems(check, session.err());
            }
            throw e;
        }
    }

    private void report(BulkOutcome outcome, BulkText text) {
        if (json) {
            session.out().json(text.json(outcome));
        } else {
            text.done(outcome, authority);
        }
    }

    /// Says now and then how far it has come.
    private static final class Pace implements Consumer<BulkProgress> {
        private final BulkText text;
        private Duration next = BETWEEN_LINES;

        Pace(BulkText text) {
            this.text = text;
        }

        @Override
        public void accept(BulkProgress progress) {
            if (progress.stage() == BulkProgress.Stage.ISSUING
                    && progress.elapsed().compareTo(next) > 0) {
                next = progress.elapsed().plus(BETWEEN_LINES);
                text.progress(progress);
            }
        }
    }
}
