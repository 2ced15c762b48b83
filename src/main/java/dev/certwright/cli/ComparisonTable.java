package dev.certwright.cli;

import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.model.issuing.RequestComparison.Row;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a request asks for beside what the CA offers, for a person or for a program.
record ComparisonTable(List<Row> rows, Map<String, RequestDecision> decisions, Messages messages) {
    void print(Output output) {
        var columns = new Columns()
                .row(
                        messages.text("csr.column.field"),
                        messages.text("csr.column.requested"),
                        messages.text("csr.column.offered"),
                        messages.text("csr.column.decision"));
        for (var row : rows) {
            columns.row(row.field(), cell(row.requested()), cell(row.offered()), decision(row));
        }
        columns.lines().forEach(output::line);
        for (var row : rows) {
            for (var warning : row.warnings()) {
                output.line("▲ " + row.field() + ": " + messages.of(warning));
            }
        }
    }

    private static String cell(String lines) {
        return lines.isEmpty() ? "–" : lines.lines().collect(Collectors.joining(", "));
    }

    private String decision(Row row) {
        var decided = decisions.get(row.field());
        if (decided != null) {
            return decided.word();
        }
        if (row.needed()) {
            return messages.text(
                    "csr.cli.decide",
                    row.possible().stream().map(RequestDecision::word).collect(Collectors.joining(" | ")));
        }
        return "–";
    }

    void json(RequestComparison comparison, Output output) {
        for (var row : comparison.rows()) {
            var decided = decisions.get(row.field());
            output.json(new JsonMembers()
                    .put("field", row.field())
                    .put("requested", row.requested().lines().toList())
                    .put("offered", row.offered().lines().toList())
                    .put(
                            "possible",
                            row.possible().stream().map(RequestDecision::word).toList())
                    .put("needed", row.needed())
                    .put("decision", decided == null ? "" : decided.word())
                    .put("warnings", row.warnings().stream().map(messages::of).toList()));
        }
    }
}
