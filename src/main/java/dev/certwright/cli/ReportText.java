package dev.certwright.cli;

import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.List;

/// A connection test for a person: the verdict, the seven steps, and what to do.
final class ReportText {
    private static final String INDENT = "  ";

    private ReportText() {}

    static List<String> lines(HandshakeReport report, Messages messages) {
        var lines = new ArrayList<String>();
        lines.add(report.target() + INDENT + messages.of(report.headline()));
        lines.add("");
        lines.addAll(steps(report, messages));
        var remarkable = report.checks().stream()
                .filter(check -> check.state() == CheckState.WARN || check.state() == CheckState.FAIL)
                .toList();
        if (!remarkable.isEmpty()) {
            lines.add("");
            lines.addAll(checks(remarkable, messages));
        }
        for (var diagnosis : report.diagnoses()) {
            lines.add("");
            lines.addAll(diagnosis(diagnosis, messages));
        }
        return lines;
    }

    static List<String> checks(List<Check> checks, Messages messages) {
        var columns = new Columns();
        checks.forEach(check -> columns.row(
                Words.symbol(check.state()) + " " + messages.of(check.title()), messages.of(check.evidence())));
        return columns.lines();
    }

    private static List<String> steps(HandshakeReport report, Messages messages) {
        var columns = new Columns();
        report.steps()
                .forEach(result -> columns.row(
                        Words.symbol(result.state()) + " " + result.step().number() + " "
                                + messages.text("connection.step." + Words.word(result.step()) + ".title"),
                        result.at().map(at -> "+" + Words.milliseconds(at)).orElse(""),
                        messages.of(result.summary())));
        return columns.lines();
    }

    private static List<String> diagnosis(Diagnosis diagnosis, Messages messages) {
        var lines = new ArrayList<String>();
        lines.add(messages.text(
                "cli.diagnosis",
                diagnosis.id(),
                messages.text("connection.certainty." + diagnosis.certainty().word()),
                messages.of(diagnosis.text())));
        diagnosis.advice().forEach(advice -> lines.add(INDENT + "→ " + messages.of(advice)));
        return lines;
    }
}
