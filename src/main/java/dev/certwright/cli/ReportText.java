package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.service.report.html.RunWords;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A connection test for a person: the verdict, how the server was reached, the seven steps, and what to do.
final class ReportText {
    private static final String INDENT = "  ";

    private final HandshakeReport report;
    private final Messages messages;
    private final List<String> lines = new ArrayList<>();

    private ReportText(HandshakeReport report, Messages messages) {
        this.report = report;
        this.messages = messages;
    }

    static List<String> lines(HandshakeReport report, Messages messages) {
        var text = new ReportText(report, messages);
        text.verdict();
        text.block(text.steps());
        text.block(checks(text.remarkable(), messages));
        report.diagnoses().forEach(d -> text.block(text.diagnosis(d)));
        text.titled("report.attempts", text.attempts());
        text.titled("report.others", text.others());
        text.titled("report.candidates", text.candidates());
        return text.lines;
    }

    private void block(List<String> block) {
        if (!block.isEmpty()) {
            lines.add("");
            lines.addAll(block);
        }
    }

    private void titled(String title, List<String> block) {
        if (!block.isEmpty()) {
            block(List.of(messages.text(title)));
            block.forEach(line -> lines.add(INDENT + line));
        }
    }

    private void verdict() {
        lines.add(report.target() + INDENT + messages.of(report.headline()));
        report.authentication()
                .decided()
                .versions()
                .forEach(v -> lines.add(INDENT
                        + messages.text(
                                "handshake.wants", v.version().number(), Phrase.of("handshake.wants." + v.word()))));
    }

    private List<String> steps() {
        var columns = new Columns();
        report.reach()
                .attempts()
                .forEach(tried -> columns.row(
                        (tried.failure().isEmpty() ? "✔" : "✖") + " 0 " + messages.text("report.reach"),
                        Words.milliseconds(tried.took()),
                        messages.of(RunWords.of(tried))));
        report.steps()
                .forEach(result -> columns.row(
                        Words.symbol(result.state()) + " " + result.step().number() + " "
                                + messages.text("connection.step." + Words.word(result.step()) + ".title"),
                        result.at().map(at -> "+" + Words.milliseconds(at)).orElse(""),
                        messages.of(result.summary())));
        return columns.lines();
    }

    private List<Check> remarkable() {
        return report.checks().stream()
                .filter(check -> check.state() == CheckState.WARN || check.state() == CheckState.FAIL)
                .toList();
    }

    static List<String> checks(List<Check> checks, Messages messages) {
        var columns = new Columns();
        checks.forEach(check -> columns.row(
                Words.symbol(check.state()) + " " + messages.of(check.title()), messages.of(check.evidence())));
        return columns.lines();
    }

    /// Shown when there was more than the one connection that the steps tell of.
    private List<String> attempts() {
        var columns = new Columns();
        if (report.attempts().size() > 1) {
            report.attempts().forEach(a -> attempt(columns, a));
        }
        return columns.lines();
    }

    private void attempt(Columns columns, Attempt attempt) {
        columns.row(
                messages.of(RunWords.shown(attempt)),
                attempt.version()
                        .map(TlsVersion::toString)
                        .orElseGet(() -> attempt.offered().stream()
                                .sorted()
                                .map(TlsVersion::number)
                                .collect(Collectors.joining(", "))),
                messages.text("report.reception." + attempt.reception().word()),
                attempt.alert()
                        .map(Object::toString)
                        .or(() -> attempt.said().map(Object::toString))
                        .orElse(""));
    }

    /// Told when one of them does not go on.
    private List<String> others() {
        var columns = new Columns();
        if (report.others().stream().allMatch(ClientBehaviour::goesOn)) {
            return List.of();
        }
        report.others()
                .forEach(o -> columns.row(
                        (o.goesOn() ? "✔ " : "✖ ") + o.program(),
                        o.alert().map(Object::toString).orElse(""),
                        messages.of(o.says())));
        return columns.lines();
    }

    /// Told when the one that was shown did not do.
    private List<String> candidates() {
        var columns = new Columns();
        if (report.verdict() == HandshakeVerdict.MUTUAL) {
            return List.of();
        }
        report.candidates()
                .forEach(c -> columns.row(
                        (c.suitable() ? "✔ " : "○ ") + c.name(),
                        c.reasons().stream().map(messages::of).collect(Collectors.joining(" "))));
        return columns.lines();
    }

    private List<String> diagnosis(Diagnosis diagnosis) {
        var block = new ArrayList<String>();
        block.add(messages.text(
                "cli.diagnosis",
                diagnosis.id(),
                messages.text("connection.certainty." + diagnosis.certainty().word()),
                messages.of(diagnosis.text())));
        diagnosis.advice().forEach(advice -> block.add(INDENT + "→ " + messages.of(advice)));
        diagnosis
                .serverLog()
                .ifPresent(log -> block.add(INDENT + messages.text("report.log") + ": " + messages.of(log)));
        return block;
    }
}
