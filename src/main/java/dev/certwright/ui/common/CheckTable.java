package dev.certwright.ui.common;

import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.text.Messages;
import java.util.Comparator;
import java.util.List;

/// What was looked at, the failed ones first.
public final class CheckTable {
    private CheckTable() {}

    public static FactTable of(List<Check> checks, Messages messages) {
        var table = new FactTable(
                List.of(32.0, 21.0, 47.0),
                List.of(
                        messages.text("connection.check"),
                        messages.text("connection.check.result"),
                        messages.text("connection.check.evidence")));
        var worstFirst = checks.stream()
                .sorted(Comparator.comparingInt(check -> urgency(check.state())))
                .toList();
        for (var check : worstFirst) {
            var name = FactTable.words(messages.of(check.title()), "fact-name");
            var evidence = FactTable.words(messages.of(check.evidence()));
            switch (check.state()) {
                case PASS -> table.add("", List.of(name, new Chip(Chip.Kind.OK, "✔"), evidence));
                case WARN -> table.add("warn", List.of(name, new Chip(Chip.Kind.WARN, "!"), evidence));
                case FAIL -> table.add("bad", List.of(name, new Chip(Chip.Kind.BAD, "✖"), evidence));
                case NOT_DONE -> table.add("", List.of(name, new Chip(Chip.Kind.NEUTRAL, "–"), evidence));
            }
        }
        return table;
    }

    private static int urgency(CheckState state) {
        return switch (state) {
            case FAIL -> 0;
            case WARN -> 1;
            case PASS, NOT_DONE -> 2;
        };
    }
}
