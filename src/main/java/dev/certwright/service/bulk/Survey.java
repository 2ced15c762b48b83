package dev.certwright.service.bulk;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.bulk.BulkCheck.Line;
import dev.certwright.service.bulk.BulkCheck.State;
import dev.certwright.service.bulk.BulkProgress.Stage;
import dev.certwright.service.bulk.table.NamePattern;
import dev.certwright.service.bulk.table.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Counts what becomes of the rows, and keeps the first of them to be shown.
final class Survey {
    private static final int AT_ONCE = 500;

    private final InstantSource clock;
    private final Consumer<BulkProgress> observer;
    private final Instant start;
    private final List<Line> first = new ArrayList<>();
    private final List<Line> refused = new ArrayList<>();
    private long rows;
    private long ready;
    private long already;

    Survey(InstantSource clock, Consumer<BulkProgress> observer) {
        this.clock = clock;
        this.observer = observer;
        this.start = clock.instant();
    }

    BulkCheck of(Rows source, RowChecks checks, Cancellation cancellation) throws PkiException {
        for (var some = checks.next(source, AT_ONCE); !some.isEmpty(); some = checks.next(source, AT_ONCE)) {
            cancellation.check();
            some.forEach(this::count);
            if (rows > NamePattern.MAX_NAMES) {
                throw new PkiException.InvalidInput(Phrase.of("bulk.table.tooMany", NamePattern.MAX_NAMES));
            }
            observer.accept(new BulkProgress(Stage.CHECKING, rows, 0, 0, Duration.between(start, clock.instant())));
        }
        return new BulkCheck(source.facts(), rows, ready, already, rows - ready - already, first, refused);
    }

    private void count(CheckedRow row) {
        rows++;
        boolean wanted = first.size() < BulkCheck.MOST_ROWS;
        switch (row) {
            case CheckedRow.Ready _ -> ready++;
            case CheckedRow.Issued _ -> already++;
            case CheckedRow.Refused _ -> {
                if (refused.size() < BulkCheck.MOST_PROBLEMS) {
                    refused.add(line(row));
                }
            }
        }
        if (wanted) {
            first.add(line(row));
        }
    }

    private static Line line(CheckedRow row) {
        return switch (row) {
            case CheckedRow.Ready(var line, var order, var template) ->
                new Line(
                        line,
                        order.name(),
                        template.subject().toString(),
                        names(template.subjectAltNames()),
                        State.READY,
                        Optional.empty());
            case CheckedRow.Issued(var line, var entry) ->
                new Line(
                        line,
                        entry.name(),
                        entry.details().subject().toString(),
                        names(entry.details().subjectAltNames()),
                        State.ISSUED,
                        Optional.empty());
            case CheckedRow.Refused(var line, var name, var problem) ->
                new Line(line, name, "", "", State.PROBLEM, Optional.of(problem));
        };
    }

    private static String names(List<GeneralName> names) {
        return names.stream().map(GeneralName::value).collect(Collectors.joining(" "));
    }
}
