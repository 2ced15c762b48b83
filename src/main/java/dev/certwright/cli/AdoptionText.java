package dev.certwright.cli;

import dev.certwright.service.importing.AdoptionPlan;
import dev.certwright.text.Messages;
import java.util.List;
import java.util.stream.Collectors;

/// A plan for taking over a CA, for a person.
final class AdoptionText {
    /// Whoever wants to see more takes `--json`.
    private static final int MOST_ROWS = 200;

    private final Output out;
    private final Messages messages;

    AdoptionText(Output out, Messages messages) {
        this.out = out;
        this.messages = messages;
    }

    /// @param all every row; else the CAs, and what a person should look at
    void show(AdoptionPlan plan, boolean all) {
        out.line(messages.text("cli.adopt.source", messages.text("adopt.source." + Words.word(plan.sourceKind()))));
        var rows = plan.rows().stream()
                .filter(row -> all || row.problem() || row.kind() == AdoptionPlan.Kind.AUTHORITY)
                .toList();
        var columns = new Columns();
        rows.stream().limit(MOST_ROWS).forEach(row -> row(columns, row));
        columns.lines().forEach(out::line);
        if (rows.size() > MOST_ROWS) {
            out.line(messages.text("cli.adopt.more", rows.size() - MOST_ROWS));
        }
        for (var count : plan.counts().entrySet()) {
            out.line(messages.text("adopt.count." + Words.word(count.getKey()), count.getValue()));
        }
    }

    private void row(Columns columns, AdoptionPlan.Row row) {
        columns.row(
                messages.text("adopt.state." + Words.word(row.state())),
                messages.text("adopt.kind." + Words.word(row.kind())),
                row.name(),
                row.serial(),
                row.revocation().map(r -> r.reason().rfcName()).orElse(""),
                notes(row.notes()));
    }

    private String notes(List<dev.certwright.model.Phrase> notes) {
        return notes.stream().map(messages::of).collect(Collectors.joining(" "));
    }
}
