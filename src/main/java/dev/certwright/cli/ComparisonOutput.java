package dev.certwright.cli;

import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.CredentialComparison;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.service.report.JsonMembers;
import java.util.ArrayList;

/// Shows how a server takes several certificates: a row for each, a column for each TLS version.
final class ComparisonOutput {
    private final Session session;

    ComparisonOutput(Session session) {
        this.session = session;
    }

    void print(CredentialComparison comparison, boolean json) {
        if (json) {
            session.out().json(json(comparison));
            return;
        }
        var columns = new Columns();
        var head = new ArrayList<String>();
        head.add("");
        comparison.versions().forEach(v -> head.add(v.toString()));
        columns.row(head.toArray(String[]::new));
        for (var row : comparison.rows()) {
            var cells = new ArrayList<String>();
            cells.add(session.messages().of(row.name()));
            row.cells().forEach(cell -> cells.add(text(cell)));
            columns.row(cells.toArray(String[]::new));
        }
        columns.lines().forEach(session.out()::line);
    }

    private String text(CredentialComparison.Cell cell) {
        var reception = session.messages()
                .text("report.reception." + cell.attempt().reception().word());
        var cause = cell.cause().map(Diagnosis::id).map(id -> " (" + id + ")").orElse("");
        return (cell.verdict().success() ? "✔ " : "✖ ") + reception + cause;
    }

    private JsonMembers json(CredentialComparison comparison) {
        return new JsonMembers()
                .put(
                        "versions",
                        comparison.versions().stream().map(TlsVersion::number).toList())
                .put("rows", comparison.rows().stream().map(this::json).toList());
    }

    private JsonMembers json(CredentialComparison.Row row) {
        return new JsonMembers()
                .put("name", session.messages().of(row.name()))
                .put("cells", row.cells().stream().map(this::json).toList());
    }

    private JsonMembers json(CredentialComparison.Cell cell) {
        return new JsonMembers()
                .put("verdict", cell.verdict().word())
                .put("reception", cell.attempt().reception().word())
                .put("alert", cell.attempt().alert().map(Alert::description))
                .put("cause", cell.cause().map(this::json));
    }

    private JsonMembers json(Diagnosis cause) {
        return new JsonMembers()
                .put("id", cause.id())
                .put("certainty", cause.certainty().word())
                .put("text", session.messages().of(cause.text()));
    }
}
