package dev.certwright.service.report.html;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientAuthentication.OfVersion;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.TlsVersion;
import java.util.stream.Collectors;

/// What was found out: causes, steps, checks, every connection, other programs, the person's certificates.
final class Findings {
    private final Markup markup;
    private final Labels labels;
    private final HandshakeReport report;

    Findings(Markup markup, Labels labels, HandshakeReport report) {
        this.markup = markup;
        this.labels = labels;
        this.report = report;
    }

    void verdict() {
        var style = report.verdict().success() ? "good" : "bad";
        markup.open("section", "class", "verdict " + style)
                .element("p", labels.of(report.headline()), "class", "headline");
        if (!report.authentication().decided().versions().isEmpty()) {
            markup.open("ul");
            report.authentication().decided().versions().forEach(v -> markup.element("li", authentication(v)));
            markup.close("ul");
        }
        report.negotiated()
                .ifPresent(n -> markup.element(
                        "p",
                        n.version()
                                + " · "
                                + n.cipherSuite()
                                + n.group().map(g -> " · " + g).orElse("")
                                + n.applicationProtocol().map(a -> " · " + a).orElse("")));
        markup.close("section");
    }

    private String authentication(OfVersion version) {
        return labels.text(
                "handshake.wants", version.version().number(), Phrase.of("handshake.wants." + version.word()));
    }

    void diagnoses() {
        if (report.diagnoses().isEmpty()) {
            return;
        }
        markup.element("h2", labels.text("report.causes"));
        report.diagnoses().forEach(this::diagnosis);
    }

    private void diagnosis(Diagnosis diagnosis) {
        markup.open("section", "class", "cause")
                .open("h3")
                .text(labels.of(diagnosis.text()))
                .open("small")
                .text(" " + diagnosis.id() + " · "
                        + labels.text(
                                "connection.certainty." + diagnosis.certainty().word()))
                .close("small")
                .close("h3")
                .open("dl");
        advice("report.client", diagnosis.client());
        advice("report.server", diagnosis.server());
        diagnosis.serverLog().ifPresent(log -> advice("report.log", log));
        markup.close("dl").close("section");
    }

    private void advice(String side, Phrase advice) {
        markup.element("dt", labels.text(side)).element("dd", labels.of(advice));
    }

    void steps() {
        markup.element("h2", labels.text("connection.steps")).open("table", "class", "steps");
        reach();
        for (var result : report.steps()) {
            markup.open("tr", "class", Labels.style(result.state()))
                    .element("td", Labels.symbol(result.state()), "class", "sign")
                    .element("td", result.step().number() + ". " + labels.title(result.step()))
                    .element("td", result.at().map(labels::milliseconds).orElse(""), "class", "number")
                    .element("td", labels.of(result.summary()))
                    .close("tr");
        }
        markup.close("table");
    }

    private void reach() {
        for (var tried : report.reach().attempts()) {
            boolean reached = tried.failure().isEmpty();
            markup.open("tr", "class", reached ? "good" : "bad")
                    .element("td", reached ? "✔" : "✖", "class", "sign")
                    .element("td", "0. " + labels.text("report.reach"))
                    .element("td", labels.milliseconds(tried.took()), "class", "number")
                    .element("td", labels.of(RunWords.of(tried)))
                    .close("tr");
        }
    }

    void checks() {
        if (report.checks().isEmpty()) {
            return;
        }
        markup.element("h2", labels.text("report.checks")).open("table", "class", "steps");
        for (var check : report.checks()) {
            markup.open("tr", "class", Labels.style(check.state()))
                    .element("td", Labels.symbol(check.state()), "class", "sign")
                    .element("td", labels.of(check.title()))
                    .element("td", labels.of(check.evidence()))
                    .close("tr");
        }
        markup.close("table");
    }

    void attempts() {
        if (report.attempts().isEmpty()) {
            return;
        }
        markup.element("h2", labels.text("report.attempts")).open("table");
        markup.row(
                "th",
                labels.text("report.attempt.certificate"),
                labels.text("report.attempt.offered"),
                labels.text("report.attempt.version"),
                labels.text("report.attempt.asked"),
                labels.text("report.attempt.reception"),
                labels.text("report.attempt.answer"));
        report.attempts().forEach(this::attempt);
        markup.close("table");
    }

    private void attempt(Attempt attempt) {
        var asked = attempt.late() ? "late" : attempt.asked() ? "yes" : "no";
        var answer = attempt.alert()
                .map(Object::toString)
                .or(() -> attempt.said().map(Object::toString))
                .orElse("");
        markup.row(
                "td",
                labels.of(RunWords.shown(attempt)),
                attempt.offered().stream().sorted().map(TlsVersion::number).collect(Collectors.joining(", ")),
                attempt.version().map(TlsVersion::number).orElse("–"),
                labels.text("report.asked." + asked),
                labels.text("report.reception." + attempt.reception().word()),
                answer);
    }

    void others() {
        if (report.others().isEmpty()) {
            return;
        }
        markup.element("h2", labels.text("report.others")).open("table", "class", "steps");
        for (var other : report.others()) {
            markup.open("tr", "class", other.goesOn() ? "good" : "bad")
                    .element("td", other.goesOn() ? "✔" : "✖", "class", "sign")
                    .element("td", other.program())
                    .element("td", labels.of(other.says()))
                    .element("td", other.alert().map(Object::toString).orElse(""))
                    .close("tr");
        }
        markup.close("table");
    }

    void candidates() {
        if (report.candidates().isEmpty()) {
            return;
        }
        markup.element("h2", labels.text("report.candidates")).open("table", "class", "steps");
        for (var candidate : report.candidates()) {
            markup.open("tr", "class", candidate.suitable() ? "good" : "open")
                    .element("td", candidate.suitable() ? "✔" : "○", "class", "sign")
                    .element("td", candidate.name())
                    .element("td", candidate.reasons().stream().map(labels::of).collect(Collectors.joining(" ")))
                    .close("tr");
        }
        markup.close("table");
    }
}
