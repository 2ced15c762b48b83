package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.service.bulk.BulkCheck;
import dev.certwright.service.bulk.BulkOutcome;
import dev.certwright.service.bulk.BulkProgress;
import dev.certwright.service.bulk.table.SourceFacts;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.text.Messages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/// Says how issuing many certificates goes, to a person or a program.
final class BulkText {
    private static final int MOST_PROBLEMS = 50;

    private final Session session;
    private final Messages messages;

    BulkText(Session session) {
        this.session = session;
        this.messages = session.messages();
    }

    void checked(BulkCheck check) {
        var out = session.out();
        var facts = check.facts();
        out.line(understood(facts));
        if (!facts.unknown().isEmpty()) {
            out.line(messages.text("cli.bulk.unused", String.join(", ", facts.unknown())));
        }
        out.line(messages.text("cli.bulk.checked", check.rows(), check.ready(), check.already(), check.problems()));
        problems(check, out);
    }

    private String understood(SourceFacts facts) {
        var encoding = facts.encoding().orElse("-");
        return switch (facts.kind()) {
            case PATTERN -> messages.text("cli.bulk.understood.pattern");
            case LIST -> messages.text("cli.bulk.understood.list", encoding);
            case TABLE ->
                messages.text(
                        "cli.bulk.understood.table",
                        encoding,
                        facts.columns().stream().sorted().map(Words::word).collect(Collectors.joining(", ")));
        };
    }

    void problems(BulkCheck check, Output out) {
        check.refused().stream()
                .limit(MOST_PROBLEMS)
                .forEach(row -> row.problem()
                        .ifPresent(problem -> out.line(
                                messages.text("cli.bulk.problem", Long.toString(row.line()), messages.of(problem)))));
        if (check.problems() > MOST_PROBLEMS) {
            out.line(messages.text("cli.bulk.problem.more", check.problems() - MOST_PROBLEMS));
        }
    }

    void progress(BulkProgress progress) {
        session.err()
                .line(messages.text(
                        "cli.bulk.progress",
                        progress.rows(),
                        progress.total(),
                        Math.round(progress.rate()),
                        progress.remaining().map(this::duration).orElse("?")));
    }

    private String duration(Duration duration) {
        return duration.toMinutes() == 0
                ? messages.text("cli.bulk.seconds", Math.max(1, duration.toSeconds()))
                : messages.text("cli.bulk.minutes", duration.toMinutes(), duration.toSecondsPart());
    }

    void done(BulkOutcome outcome, String authority) {
        var out = session.out();
        out.line(messages.text(
                "cli.bulk.issued", outcome.issued(), authority, duration(outcome.took()), Math.round(outcome.rate())));
        if (outcome.already() > 0) {
            out.line(messages.text("cli.bulk.already", outcome.already()));
        }
        if (outcome.leftOut() > 0) {
            out.line(messages.text("cli.bulk.leftOut", outcome.leftOut()));
        }
        outcome.place()
                .ifPresent(place -> out.line(messages.text("cli.bulk.packed", outcome.packed(), place.toString())));
        outcome.passwords().ifPresent(sheet -> out.line(messages.text("cli.bulk.passwords", sheet.toString())));
        outcome.stopped().ifPresent(failure -> stopped(outcome, failure));
    }

    private void stopped(BulkOutcome outcome, PkiException failure) {
        session.err().line(messages.text("cli.error", FailureText.of(failure, messages)));
        session.err()
                .line(messages.text(
                        outcome.place().isPresent() ? "cli.bulk.stopped.files" : "cli.bulk.stopped", outcome.open()));
    }

    JsonMembers json(BulkCheck check) {
        var facts = check.facts();
        return new JsonMembers()
                .put("kind", Words.word(facts.kind()))
                .put("encoding", facts.encoding())
                .put(
                        "columns",
                        facts.columns().stream().sorted().map(Words::word).toList())
                .put("unusedColumns", facts.unknown())
                .put("rows", check.rows())
                .put("ready", check.ready())
                .put("already", check.already())
                .put("problems", check.problems())
                .put("refused", check.refused().stream().map(this::json).toList());
    }

    private JsonMembers json(BulkCheck.Line row) {
        return new JsonMembers()
                .put("line", row.line())
                .put("name", row.name())
                .put("problem", row.problem().map(problem -> problem.key().replaceFirst("^\\w+\\.", "")))
                .put("text", row.problem().map(messages::of));
    }

    JsonMembers json(BulkOutcome outcome) {
        return new JsonMembers()
                .put("issued", outcome.issued())
                .put("already", outcome.already())
                .put("leftOut", outcome.leftOut())
                .put("open", outcome.open())
                .put("packed", outcome.packed())
                .put("milliseconds", outcome.took().toMillis())
                .put("perSecond", Math.round(outcome.rate()))
                .put("stopped", outcome.stopped().map(Cause::of))
                .put("out", outcome.place().map(Path::toString))
                .put("passwords", outcome.passwords().map(Path::toString));
    }
}
